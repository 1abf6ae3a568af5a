public import Diagnostics
public import Incentives

/// Gives a refusal of the engine a place in the files and words.
public func describeRefusal(
    _ refusal: Refusal,
    portfolio: Portfolio,
    places: ContentPlaces
) -> Diagnostic {
    switch refusal {
    case .overflow(let partner, let program, let incentive, let period, let line):
        let rule = portfolio.programs[program]
        let name = "\(rule.id)/\(rule.incentives[incentive].id)"
        return Diagnostic(
            .sumOutOfRange,
            at: line.map(places.place(ofLine:))
                ?? SourceRange(file: places.programs[program], line: 1, column: 1),
            "the sum of \(name) for \(portfolio.partners[partner].id) in \(period) is too large",
            hint: "this is its largest line; check the amounts and their unit"
        )
    case .budgetOverflow(let program, let period):
        return Diagnostic(
            .sumOutOfRange,
            at: SourceRange(file: places.programs[program], line: 1, column: 1),
            "the sum of what shares the budget of \(portfolio.programs[program].id) in \(period) "
                + "is too large",
            hint: "check the amounts and their unit"
        )
    case .missingRate(let partner, let program, let incentive, let period, let pair, let day):
        let rule = portfolio.programs[program]
        return Diagnostic(
            .missingRate,
            at: SourceRange(file: places.programs[program], line: 1, column: 1),
            "no rate from \(pair.from.code) to \(pair.to.code) is known for \(day)",
            found: "\(rule.id)/\(rule.incentives[incentive].id) pays "
                + "\(portfolio.partners[partner].id) for \(period)",
            hint: "add a row to rates.csv, at most \(ExchangeRates.daysGood) days old"
        )
    case .statementOverflow(let partner, let period):
        return Diagnostic(
            .sumOutOfRange,
            at: places.partners[partner],
            "the sum of the statement of \(portfolio.partners[partner].id) for \(period) is too "
                + "large",
            hint: "check the amounts and their unit"
        )
    case .boardOverflow(let board, let period):
        return Diagnostic(
            .sumOutOfRange,
            at: SourceRange(file: places.boards[board], line: 1, column: 1),
            "a sum of the board for \(period) is too large",
            hint: "check the amounts of the sales and their unit"
        )
    }
}
