/// The filters of all programs and boards with their answers looked up, made once for all partners.
public struct CompiledFilters: Sendable {
    let ofIncentives: [[CompiledFilter]]
    /// By program, incentive and selection.
    let ofSelections: [[[CompiledFilter]]]
    let ofBoards: [CompiledFilter]
    /// The columns whose days decide, by name.
    let dayColumns: [String: DayColumn]

    public init(_ portfolio: Portfolio) {
        let compile = { (filter: LineFilter) in CompiledFilter(filter, in: portfolio) }
        ofIncentives = portfolio.programs.map { $0.incentives.map { compile($0.counts) } }
        ofSelections = portfolio.programs.map {
            $0.incentives.map { $0.selections.map { compile($0.counts) } }
        }
        var dayColumns: [String: DayColumn] = [:]
        for name in portfolio.programs.flatMap(\.incentives).compactMap(\.countsOn) {
            dayColumns[name] = portfolio.sales.attribute(name).map(DayColumn.init)
        }
        self.dayColumns = dayColumns
        ofBoards = portfolio.boards.map { compile($0.counts) }
    }
}
