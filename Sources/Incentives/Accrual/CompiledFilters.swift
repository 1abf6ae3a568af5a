/// The filters of all programs and boards with their answers looked up, made once for all partners.
public struct CompiledFilters: Sendable {
    let ofIncentives: [[CompiledFilter]]
    /// By program, incentive and selection.
    let ofSelections: [[[CompiledFilter]]]
    let ofBoards: [CompiledFilter]

    public init(_ portfolio: Portfolio) {
        let compile = { (filter: LineFilter) in
            CompiledFilter(filter, products: portfolio.products, sales: portfolio.sales)
        }
        ofIncentives = portfolio.programs.map { $0.incentives.map { compile($0.counts) } }
        ofSelections = portfolio.programs.map {
            $0.incentives.map { $0.selections.map { compile($0.counts) } }
        }
        ofBoards = portfolio.boards.map { compile($0.counts) }
    }
}
