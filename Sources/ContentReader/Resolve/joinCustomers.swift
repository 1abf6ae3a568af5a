import Diagnostics
import Incentives

/// Gives each line the columns of its customer that rules name, as if the sales said them.
///
/// What is said of the customer for the line's partner goes before what is said for all. Columns
/// that no rule names stay with the vendor: a statement lists every column of its lines.
func joinCustomers(
    _ ledger: Ledger,
    _ book: CustomerBook,
    named: Set<String>,
    taken: Set<String>,
    _ faults: inout Faults
) -> Ledger {
    var columns: [AttributeColumn] = []
    for (name, place) in book.columns.sorted(by: { $0.key < $1.key }) where named.contains(name) {
        if taken.contains(name) {
            faults.report(.columnTwice(name, at: place))
            continue
        }
        if !taken.contains("customer"), ledger.sales.count > 0 {
            faults.report(.noSuchSaleColumn("customer", at: place))
        }
        columns.append(column(name, of: book.rows, for: ledger.sales))
    }
    if columns.isEmpty { return ledger }
    var texts = ledger.texts
    for column in columns { texts[column.name] = column.values }
    return Ledger(
        sales: ledger.sales.joined(with: columns),
        texts: texts,
        files: ledger.files,
        places: ledger.places,
        tallies: ledger.tallies
    )
}

extension ParsedDocuments {
    /// The columns by which the rules of programs and boards take lines apart.
    func lineColumns(besides partners: [Partner]) -> Set<String> {
        let ofPartners = Set(
            ["type", "country", "region", "level"] + partners.flatMap(\.attributes.keys)
        )
        var names: Set<String> = []
        for document in programs + boards {
            document.frontMatter.collectLineColumns(into: &names, ofPartners: ofPartners)
        }
        return names
    }
}

/// The names that sales, products and rules have for columns of their own.
func takenColumns(_ ledger: Ledger, _ tables: [RowTable], _ products: [Product]) -> Set<String> {
    Set(
        SalesReader.columns + ["product_line", "customer_age"] + Array(ledger.texts.keys)
            + tables.filter { $0.target == .sales }.flatMap(attributeNames)
            + products.flatMap(\.attributes.keys)
    )
}

/// What customers have in a column, line by line.
private func column(
    _ name: String,
    of rows: [CustomerRow],
    for sales: Sales
) -> AttributeColumn {
    var texts: [PartnerIndex?: [String: String]] = [:]
    for row in rows {
        if let text = row.attributes[name] {
            texts[row.customer.partner, default: [:]][row.customer.name] = text
        }
    }
    let values =
        [""]
        + Set(texts.values.flatMap(\.values)).sorted { left, right in
            left.utf8.lexicographicallyPrecedes(right.utf8)
        }
    let places = Dictionary(uniqueKeysWithValues: values.enumerated().map { ($1, UInt32($0)) })
    var indices = [UInt32](repeating: 0, count: sales.count)
    if let customers = sales.attribute("customer") {
        for (partner, range) in sales.linesOfPartner.enumerated() {
            var found: [UInt32: UInt32] = [:]
            for customer in Set(customers.valueIndices[range]) {
                let name = customers.values[Int(customer)]
                let text = texts[partner]?[name] ?? texts[nil]?[name]
                found[customer] = text.flatMap { places[$0] }
            }
            for line in range { indices[line] = found[customers.valueIndices[line]] ?? 0 }
        }
    }
    return AttributeColumn(
        name: name,
        values: values,
        valueIndices: indices,
        isOfCustomers: true
    )
}

extension Sales {
    /// The same lines with further columns.
    fileprivate func joined(with columns: [AttributeColumn]) -> Sales {
        Sales(
            ids: ids,
            days: days,
            partners: partners,
            products: products,
            currencies: currencies,
            currencyIndices: currencyIndices,
            quantities: quantities,
            netAmounts: netAmounts,
            grossAmounts: grossAmounts,
            isGrossKnown: isGrossKnown,
            costs: costs,
            returnedLines: returnedLines,
            attributes: (attributes + columns).sorted { $0.name < $1.name },
            partnerCount: linesOfPartner.count
        )
    }
}

extension YAMLNode {
    /// Notes the columns by which rules filter lines, run for each value, or differ.
    func collectLineColumns(into names: inout Set<String>, ofPartners: Set<String>) {
        switch kind {
        case .scalar: break
        case .sequence(let items):
            for item in items { item.collectLineColumns(into: &names, ofPartners: ofPartners) }
        case .mapping(let entries):
            for entry in entries {
                switch (entry.key, entry.value.scalar) {
                case ("counts", _): entry.value.collectFilterKeys(into: &names)
                case ("each", let name?): names.insert(name)
                // A reward differs by a column of the partner before one of the line.
                case ("by", let name?) where !ofPartners.contains(name): names.insert(name)
                case _: break
                }
                entry.value.collectLineColumns(into: &names, ofPartners: ofPartners)
            }
        }
    }

    private func collectFilterKeys(into names: inout Set<String>) {
        guard case .mapping(let entries) = kind else { return }
        for entry in entries {
            if entry.key == "not" { entry.value.collectFilterKeys(into: &names) }
            names.insert(entry.key)
        }
    }
}

extension Diagnostic {
    fileprivate static func columnTwice(_ name: String, at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .columnTwice,
            at: place,
            "a rule names a column that customers have, and sales or products too",
            found: name,
            hint: "name the column of the customers otherwise"
        )
    }
}
