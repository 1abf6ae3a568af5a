import Diagnostics

/// Refuses a further column that is a letter or two off one that content knows, such as `return`:
/// read as a column of the site's own it would be passed over in silence.
///
/// A column that any rule names is meant as it is written.
func refuseSimilarColumns(
    _ tables: [RowTable],
    _ parsed: ParsedDocuments,
    _ faults: inout Faults
) {
    var named: Set<String> = []
    for document in parsed.programs + parsed.boards + parsed.pages {
        document.frontMatter.collectColumns(into: &named)
    }
    for table in tables {
        let known = table.target.columns
        for name in table.mapped.names.sorted() where !named.contains(name) {
            let place =
                table.source?.columns[name]?.place ?? table.mapped.table.place(ofHeader: name)
            if let near = similarName(to: name, among: known) {
                faults.report(.similarColumn(name, near: near, at: place))
            } else if !known.contains(name),
                let near = relatedName(to: name, among: known.filter { !table.mapped.has($0) })
            {
                faults.report(.relatedColumn(name, near: near, at: place))
            }
        }
    }
    for document in parsed.sales {
        var seen: Set<String> = []
        for case .mapping(let entries) in document.node.items.map(\.kind) {
            for entry in entries where !named.contains(entry.key) {
                guard
                    let near = similarName(to: entry.key, among: SourceShape.Target.sales.columns),
                    seen.insert(entry.key).inserted
                else { continue }
                faults.report(.similarColumn(entry.key, near: near, at: entry.keyPlace))
            }
        }
    }
}

/// The known name that another one is most likely meant to be; nil for a known name itself.
///
/// Short names differ by a letter, long ones by two: `reason` is not `person`.
private func similarName(to name: String, among known: [String]) -> String? {
    if known.contains(name) { return nil }
    let limit = name.unicodeScalars.count < 9 ? 1 : 2
    return suggestName(for: name, among: known, within: name.unicodeScalars.count < 4 ? 0 : limit)
}

/// The known name that another one stands for in other systems: `partner_type`, `join_date`, `typ`.
private func relatedName(to name: String, among known: [String]) -> String? {
    let words = name.lowercased().split { !$0.isLetter }.map(String.init)
    return known.first { column in
        column.utf8.count > 3 && column != "cost"
            && words.contains { word in
                word == column || (word.utf8.count > 2 && column.hasPrefix(word))
                    || (["original", "returned"].contains(word) && column == "returns")
            }
    }
}

extension SourceShape.Target {
    /// The columns that content knows.
    fileprivate var columns: [String] {
        switch self {
        case .sales: SalesReader.columns + KnownNames.usualSaleAttributes
        case .partners: PartnerKey.allCases.map(\.rawValue)
        case .products: ProductKey.allCases.map(\.rawValue)
        case .rates: ["day", "from", "to", "rate", "source"]
        case .claims:
            [
                "claim_id", "day", "partner", "incentive", "sale_id", "status", "activity_day",
                "currency", "approved_amount", "price_paid", "granted_price", "units", "proof",
                "decided_on", "decided_by", "reason",
            ]
        case .deals:
            ["deal", "partner", "customer", "product_line", "registered", "approved", "expires"]
        case .customers: CustomerKey.allCases.map(\.rawValue)
        case .territories: ["territory", "partner", "segment", "from", "to"]
        case .payments: ["day", "partner", "statement", "amount", "reference"]
        case .payees: ["payee", "name", "account", "bic", "currency", "credit_note"]
        case .opening: ["partner", "what", "incentive", "period", "amount", "usable_to"]
        case .targets, .baselines, .activities: []
        }
    }
}

extension YAMLNode {
    /// What a rule may name a column by: every key, and the values of keys such as `by`.
    fileprivate func collectColumns(into names: inout Set<String>) {
        switch kind {
        case .scalar: break
        case .sequence(let items): for item in items { item.collectColumns(into: &names) }
        case .mapping(let entries):
            for entry in entries {
                names.insert(entry.key)
                if ["by", "group"].contains(entry.key), let name = entry.value.scalar {
                    names.insert(name)
                }
                entry.value.collectColumns(into: &names)
            }
        }
    }
}

extension Diagnostic {
    fileprivate static func relatedColumn(
        _ name: String,
        near: String,
        at place: SourceRange
    ) -> Diagnostic {
        Diagnostic(
            .similarColumn,
            .warning,
            at: place,
            "no rule names this column, and the file has no `\(near)`",
            found: name,
            hint: "is it the column `\(near)`?"
        )
    }

    static func similarColumn(_ name: String, near: String, at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .similarColumn,
            at: place,
            "a column that nothing reads has almost the name of one that is read",
            found: name,
            hint: "did you mean `\(near)`? as a column of your own it is named by a rule"
        )
    }
}
