/// The lines that a margin may count and whose cost nobody says, in order.
///
/// - Complexity: O(lines without a cost × rules that measure margin).
public func linesWithoutCost(in portfolio: Portfolio) -> [LineIndex] {
    let sales = portfolio.sales
    let incentives = portfolio.programs.flatMap(\.incentives)
    var counts = incentives.filter { $0.measure.quantity == .margin }.map(\.counts)
    counts += incentives.flatMap(\.selections).filter { $0.quantity == .margin }.map(\.counts)
    counts += portfolio.boards.filter { $0.measure == .margin }.map(\.counts)
    let filters = counts.map { CompiledFilter($0, in: portfolio) }
    if filters.isEmpty { return [] }
    return (0..<sales.count).filter { line in
        sales.costs[line] == Sales.noCost
            && filters.contains { $0.firstFailure(of: line, product: sales.products[line]) == nil }
    }
}
