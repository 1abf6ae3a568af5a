extension Incentive {
    /// The columns of the lines that decide what counts, what is paid and to whom, by their names.
    public var lineColumns: Set<String> {
        var names = Set((ownColumns + [countsOn]).compactMap(\.self))
        for filter in [counts] + selections.map(\.counts) {
            names.formUnion(filter.clauses.compactMap(\.dimension.saleColumn))
        }
        return names
    }

    /// The columns of the lines whose values a statement names beside what they earn.
    var ownColumns: [String?] {
        var columns: [String?] = table.steps.flatMap(\.rewards).map(\.dimension?.saleColumn)
        if case .column(let dimension) = each { columns.append(dimension.saleColumn) }
        for case .column(let name) in split?.shares.map(\.to) ?? [] { columns.append(name) }
        return columns
    }

    /// Whether a statement would name with whom members deal.
    public var namesPartiesOfMembers: Bool {
        rollup != .own && ownColumns.contains { $0.map(Rollup.privateColumns.contains) ?? false }
    }
}

extension Dimension {
    /// The column of the sales that it is; nil for any other.
    var saleColumn: String? {
        if case .saleAttribute(let name) = self { name } else { nil }
    }
}
