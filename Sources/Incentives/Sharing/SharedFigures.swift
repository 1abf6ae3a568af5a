/// What depends on several partners at once: places in contests, parts of budgets, what groups
/// earn for their parents.
///
/// It is found before any statement is drawn up; all else is computed partner by partner.
public struct SharedFigures: Sendable {
    let standings: ContestStandings
    let budgets: BudgetShares
    let members: MemberPayouts

    /// Ranks the contests, then shares the budgets over what they and all else entitle to, then
    /// adds up what is paid for the members of groups.
    ///
    /// - Throws: `Refusal` when a figure leaves its range.
    /// - Complexity: nothing without contests, budgets and groups; else that of all statements.
    /// - Source: SEMANTICS 5 and 6.
    public init(_ portfolio: Portfolio, filters: CompiledFilters) throws(Refusal) {
        standings = try ContestStandings(portfolio, filters: filters)
        budgets = try BudgetShares(portfolio, filters: filters, standings: standings)
        members = try MemberPayouts(
            portfolio,
            filters: filters,
            standings: standings,
            budgets: budgets
        )
    }
}
