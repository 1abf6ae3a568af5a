import Diagnostics
import Incentives

/// The lines of an example in order, the products that they are of, and where they stand.
struct ExampleLines {
    let sales: Sales
    let products: [Product]
    let places: [SourceRange]
}

extension ExampleShape {
    /// The example's lines, and the products they are of.
    func readLines<Key: ShapeKey>(
        _ record: Record<Key>,
        of cast: ExampleCast,
        _ faults: inout Faults
    ) -> ExampleLines? {
        guard let key = Key(rawValue: "sales"),
            let nodes = record[key]?.list("sales lines", &faults)
        else { return nil }
        guard let given = entries(of: nodes, &faults) else { return nil }
        var products: [Product] = []
        var rows: [NodeRow] = []
        for (number, node) in nodes.enumerated() {
            // A return is of its sale's product.
            let sale = saleReturned(by: given[number], among: given) ?? number
            let product = product(of: given[sale], number: sale, &faults)
            products.append(product)
            let entries = completed(given[number], number, product, cast, node.place)
            rows.append(NodeRow(entries: entries, place: node.place))
        }
        let reader = reader(of: products, cast)
        var draft = SalesDraft()
        draft.files = [record.place.file]
        var isWhole = true
        for row in rows {
            let attributes = row.entries.map(\.key).filter { isAttribute($0, row, &faults) }
            let outcome = reader.read(
                row,
                attributes: attributes,
                file: 0,
                line: row.place.start.line,
                into: &draft,
                &faults
            )
            if outcome != .read { isWhole = false }
        }
        guard isWhole else { return nil }
        let arranged = arrangeSales(
            draft,
            asOf: .last,
            keepsFirstDuplicate: false,
            partnerCount: cast.partners.count,
            faults: &faults
        )
        return ExampleLines(
            sales: arranged.sales,
            products: products,
            places: arranged.places.compactMap { place in
                rows.first { $0.place.start.line == Int(place.line) }?.place
            }
        )
    }

    /// What each line says.
    private func entries(of nodes: [YAMLNode], _ faults: inout Faults) -> [[YAMLEntry]]? {
        var given: [[YAMLEntry]] = []
        for node in nodes {
            guard case .mapping(let entries) = node.kind else {
                faults.report(
                    .wrongForm(node, expected: "a line, such as {day: 2026-02-10, net_amount: 100}")
                )
                return nil
            }
            guard let entries = NodeRow.plainEntries(of: entries, &faults) else { return nil }
            given.append(entries)
        }
        return given
    }

    /// The number of the line that a return names; nil where it names none, or says a product.
    private func saleReturned(by entries: [YAMLEntry], among given: [[YAMLEntry]]) -> Int? {
        let says = { (key: String, entries: [YAMLEntry]) in
            entries.first { $0.key == key }?.value.scalar
        }
        guard says("product", entries) == nil, says("product_line", entries) == nil,
            let sale = says("returns", entries)
        else { return nil }
        return given.indices.first { number in
            (says("sale_id", given[number]) ?? "example-\(number + 1)") == sale
        }
    }

    private func reader(of products: [Product], _ cast: ExampleCast) -> SalesReader {
        var book = NameBook()
        for (index, product) in products.enumerated() {
            book.enter(product.id.text, index: index)
        }
        var partnerBook = NameBook()
        for (index, partner) in cast.partners.enumerated() {
            partnerBook.enter(partner.id.text, index: index)
        }
        return SalesReader(
            site: names.site,
            partners: partnerBook,
            products: book,
            catalogue: products,
            numbers: .own,
            days: .own,
            isForeign: false,
            unknownPartner: .error,
            unknownProduct: .error,
            path: "",
            returns: nil
        )
    }

    /// A product of the line's own: what it says, and for the rest what the filters ask for.
    private func product(
        of entries: [YAMLEntry],
        number: Int,
        _ faults: inout Faults
    ) -> Product {
        let said = entries.first { $0.key == "product" }?.value
        let named = said.flatMap { names.check($0, of: .product, &faults) }
        if let known = products.first(where: { $0.id.text == named }) { return known }
        var line = entries.first { $0.key == "product_line" }.flatMap {
            names.check($0.value, of: .productLine, &faults)
        }
        var id = "example-\(number + 1)"
        var attributes: [String: String] = [:]
        for clause in program.incentives.flatMap(\.counts.clauses) where !clause.isNegated {
            guard case .anyOf(let texts) = clause.test, let text = texts.first else { continue }
            switch clause.dimension {
            case .product where said == nil && line == nil: id = text
            case .productLine: line = line ?? text
            case .productAttribute(let name): attributes[name] = attributes[name] ?? text
            case .product, .saleAttribute, .customerAge, .partner: break
            }
        }
        if let known = products.first(where: { $0.id.text == id }) { return known }
        return Product(
            id: ProductID(id),
            name: LocalText(line ?? id),
            line: line,
            listPrice: nil,
            cost: nil,
            attributes: attributes
        )
    }

    /// The line with an id, its partner, its product, its currency and a quantity.
    private func completed(
        _ entries: [YAMLEntry],
        _ number: Int,
        _ product: Product,
        _ cast: ExampleCast,
        _ place: SourceRange
    ) -> [YAMLEntry] {
        var result = entries.filter { !["product", "product_line"].contains($0.key) }
        let defaults = [
            "sale_id": "example-\(number + 1)", "partner": cast.partners[cast.earner].id.text,
            "product": product.id.text,
            "currency": program.currency.code, "quantity": "1", "net_amount": "0",
        ]
        for (key, text) in defaults.sorted(by: { $0.key < $1.key })
        where !result.contains(where: { $0.key == key }) {
            result.append(
                YAMLEntry(
                    key: key,
                    keyPlace: place,
                    value: YAMLNode(place: place, kind: .scalar(text, isPlain: false))
                )
            )
        }
        return result
    }

    private func isAttribute(_ name: String, _ row: NodeRow, _ faults: inout Faults) -> Bool {
        if SalesReader.columns.contains(name) { return false }
        if names.saleAttributes.contains(name)
            || KnownNames.usualSaleAttributes.contains(name)
        {
            return true
        }
        let known = SalesReader.columns + ["product_line"] + names.saleAttributes
        let place = row.entries.first { $0.key == name }?.keyPlace ?? row.place
        faults.report(.unknownKey(name, of: "a line", known: known, at: place))
        return false
    }
}
