import Diagnostics
import Incentives

/// The partners that the content declares, by rows and by documents.
func readPartners(
    _ tables: [RowTable],
    _ documents: [YAMLNode],
    site: SiteShape,
    _ faults: inout Faults
) -> Register<PartnerShape> {
    var register = Register<PartnerShape>(of: "partner")
    var shapes: [PartnerShape] = []
    for table in tables where table.target == .partners {
        guard table.hasColumns(["id", "name"], &faults) else { continue }
        for row in table.rows where table.hasCells(["id", "name"], of: row, &faults) {
            if let shape = partnerRow(table, row, site, &faults) { shapes.append(shape) }
        }
    }
    for document in documents {
        for node in document.items {
            if let shape = PartnerShape(node, site: site, &faults) { shapes.append(shape) }
        }
    }
    for shape in shapes {
        register.enter(shape.id, key: shape.key, at: shape.place, shape, &faults)
    }
    return register
}

/// A row with its days brought into Guerdon's own form and its attributes apart.
private func partnerRow(
    _ table: RowTable,
    _ row: Int,
    _ site: SiteShape,
    _ faults: inout Faults
) -> PartnerShape? {
    var known: [YAMLEntry] = []
    var attributes: [String: String] = [:]
    guard case .mapping(let entries) = table.mapped.node(row).kind else { return nil }
    for entry in entries {
        switch PartnerKey(rawValue: entry.key) {
        case .joined?, .left?: known.append(withOwnDay(entry, table.source?.days))
        case _?: known.append(entry)
        case nil: attributes[entry.key] = entry.value.scalar
        }
    }
    let mapping = YAMLNode(place: table.mapped.table.place(row), kind: .mapping(known))
    guard let record = Record<PartnerKey>(mapping, &faults) else { return nil }
    return PartnerShape(record, attributes: attributes, site: site, &faults)
}

private func withOwnDay(_ entry: YAMLEntry, _ format: DayFormat?) -> YAMLEntry {
    guard let format, let text = entry.value.scalar,
        let day = format.parse(Array(text.utf8)[...])
    else { return entry }
    return YAMLEntry(
        key: entry.key,
        keyPlace: entry.keyPlace,
        value: YAMLNode(
            place: entry.value.place,
            kind: .scalar(day.description, isPlain: false)
        )
    )
}

/// The products that the content declares.
func readProducts(
    _ tables: [RowTable],
    site: SiteShape,
    _ faults: inout Faults
) -> Register<Product> {
    var register = Register<Product>(of: "product")
    for table in tables where table.target == .products {
        guard table.hasColumns(["id"], &faults) else { continue }
        for row in table.rows where table.hasCells(["id"], of: row, &faults) {
            let style = table.source?.numbers
            let node = withOwnNumber(
                withOwnNumber(table.mapped.node(row), "list_price", style),
                "cost",
                style
            )
            guard let shape = ProductShape(node, site: site, &faults) else { continue }
            register.enter(
                shape.product.id.text,
                key: shape.key,
                at: shape.place,
                shape.product,
                &faults
            )
        }
    }
    return register
}

/// A row one of whose numbers a foreign file writes in its own way.
func withOwnNumber(_ node: YAMLNode, _ name: String, _ style: NumberStyle?) -> YAMLNode {
    guard let style, case .mapping(let entries) = node.kind else { return node }
    let own = entries.map { entry -> YAMLEntry in
        guard entry.key == name, let text = entry.value.scalar,
            case .success(let number) = parseNumber(
                Array(text.utf8)[...],
                decimals: 6,
                style: style
            )
        else { return entry }
        return YAMLEntry(
            key: entry.key,
            keyPlace: entry.keyPlace,
            value: YAMLNode(
                place: entry.value.place,
                kind: .scalar(plainMillionths(Int128(number)), isPlain: false)
            )
        )
    }
    return YAMLNode(place: node.place, kind: .mapping(own))
}

/// Adds the partners and products that sales name and nobody declares, where a source says `add`.
func addUnknown(
    _ tables: [RowTable],
    partners: inout Register<PartnerShape>,
    products: inout Register<Product>,
    site: SiteShape,
    _ faults: inout Faults
) {
    var newPartners: [String: SourceRange] = [:]
    var newProducts: [String: SourceRange] = [:]
    for table in tables where table.target == .sales {
        guard let source = table.source else { continue }
        for row in table.rows {
            if source.unknownPartner == .add {
                note(table, row, "partner", &newPartners) { partners.knows($0) }
            }
            if source.unknownProduct == .add {
                note(table, row, "product", &newProducts) { products.knows($0) }
            }
        }
    }
    let spellings = Dictionary(
        partners.entries.flatMap { entry in
            ([entry.id, entry.key] + [entry.entry.name.text(in: site.facts.defaultLocale)])
                .compactMap { name in name.map { (folded($0), entry.id) } }
        }
    ) { first, _ in first }
    for (text, place) in newPartners.sorted(by: { precedes($0.key, $1.key) }) {
        if let near = spellings[folded(text)] {
            faults.report(.addedBesideItself(text, near: near, at: place))
        }
        let id =
            idFault(text) == nil && !partners.has(text)
            ? text : inventID(for: text) { partners.has($0) }
        let shape = PartnerShape(
            addedWith: id,
            key: id == text ? nil : text,
            name: text,
            at: place,
            site: site
        )
        partners.enter(id, key: shape.key, at: place, shape, &faults)
    }
    for (text, place) in newProducts.sorted(by: { precedes($0.key, $1.key) }) {
        let id =
            idFault(text) == nil && !products.has(text)
            ? text : inventID(for: text) { products.has($0) }
        let product = Product(
            id: ProductID(id),
            name: LocalText(text),
            line: nil,
            listPrice: nil,
            cost: nil,
            attributes: [:]
        )
        products.enter(id, key: id == text ? nil : text, at: place, product, &faults)
    }
}

/// A name without its case, blanks and marks: `Hill Wheels` and `hill-wheels` are one.
private func folded(_ name: String) -> String {
    name.lowercased().filter { $0.isLetter || $0.isNumber }
}

extension Diagnostic {
    fileprivate static func addedBesideItself(
        _ text: String,
        near: String,
        at place: SourceRange
    ) -> Diagnostic {
        Diagnostic(
            .addedBesideItself,
            .warning,
            at: place,
            "a partner is added that has the name of one who is declared",
            found: text,
            hint: "is it `\(near)`? say so as its `key`, or under `values` of the source"
        )
    }
}

private func precedes(_ a: String, _ b: String) -> Bool {
    a.utf8.lexicographicallyPrecedes(b.utf8)
}

private func note(
    _ table: RowTable,
    _ row: Int,
    _ name: String,
    _ found: inout [String: SourceRange],
    isKnown: (String) -> Bool
) {
    let text = table.mapped.withValue(row, name) { value in
        value.map { String(decoding: $0, as: UTF8.self) }
    }
    guard let text, found[text] == nil, !isKnown(text) else { return }
    found[text] = table.mapped.place(row, name)
}

extension PartnerShape {
    /// A partner that exists because a sales file names it.
    init(addedWith id: String, key: String?, name: String, at place: SourceRange, site: SiteShape) {
        self.id = id
        self.place = place
        self.key = key
        self.name = LocalText(name)
        type = site.types.first { $0 == "reseller" } ?? site.types.first ?? "reseller"
        parent = nil
        parentPlace = place
        country = nil
        region = nil
        currency = site.currency
        locale = site.facts.defaultLocale
        joined = nil
        left = nil
        email = nil
        recognition = .anonymous
        showsAmounts = false
        levels = []
        privacy = .usual
        attributes = [:]
    }
}
