public import Incentives

/// A line of an example that does not count, with the key of the rule that leaves it out.
public func plainExclusion(
    _ exclusion: TrialRun.Exclusion,
    of example: Example,
    incentive: Incentive
) -> String {
    let portfolio = example.portfolio
    let sales = portfolio.sales
    let program = portfolio.programs[example.program]
    let amount = plainMillionths(
        Int128(sales.netAmounts[exclusion.line]),
        leastDecimals: program.currency.exponent
    )
    let why =
        switch exclusion.cause {
        case .outsideWindow:
            "outside \(incentive.span.first)..\(incentive.span.last)"
        case .beforeJoining(let day): "the partner joined on \(day)"
        case .afterLeaving(let day): "the partner left on \(day)"
        case .notInAudience(let place): "`audience`: \(name(of: program.audience[place].test))"
        case .notEligible(let place, let day):
            "`eligible` on \(day): \(name(of: incentive.eligibility.conditions[place].test))"
        case .filteredOut(let place):
            "`counts`: \(incentive.counts.clauses[place].dimension.columnName)"
        case .saleDidNotCount(let sale): "the sale of \(sales.days[sale]) does not count"
        case .returnedTooLate(let day): "it came back after \(day)"
        case .outsideTerritory: "its territory is not the partner's"
        case .ownSale: "its partner sold it itself"
        case .memberNotActive: "the member was not active"
        case .noDeal: "no registered deal covers it"
        case .noDay: "it has no day in \(incentive.countsOn ?? "")"
        case .notClaimed(let last): "it is not claimed, which it may be until \(last)"
        case .claimedTooLate(let day, let last): "it was claimed on \(day), after \(last)"
        case .claimedByNone: "no claim names it"
        case .claimUndecided: "its claim is not approved"
        case .claimRejected: "its claim is rejected"
        case .grossIsBeforeReturns: "gross sales are those before returns"
        case .takenBy(let other):
            "it counts for \(portfolio.programs[other.program].incentives[other.incentive].id)"
        }
    return "\(sales.days[exclusion.line]) \(amount) does not count: \(why)"
}

private func name(of test: PartnerTest) -> String {
    switch test {
    case .isOneOf: "partners"
    case .has(let field, _): field.columnName
    case .levels: "levels"
    case .levelAtLeast: "level_at_least"
    case .joinedBefore: "joined_before"
    case .joinedAfter: "joined_after"
    }
}
