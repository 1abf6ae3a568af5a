/// A closed statement period: what partners were told of it stays.
///
///     statements: {cycle: quarter, closes: 10 days, pays: 30 days, dispute: 60 days}
///
/// `guerdon close 2026-Q1 --by Rina` closes the first quarter on 10 April or later, once the period
/// before it is closed. Payment and disputes run from the day of the closing: closed on 12 April,
/// the quarter is paid on 12 May and may be disputed up to 11 June.
///
/// The closing keeps the figures and the words of every statement, the documents that they were
/// computed from and the digests of the rows, signed and chained to the closing before. A changed
/// rule, level or price changes later periods alone. Those go on from what was stated: carries,
/// what caps over the run and budgets have left, what accumulates.
///
/// - Source: SEMANTICS 9.
public struct ClosedPeriod: Sendable {
    public let period: Period
    public let statements: [StatementFigures]

    public init(period: Period, statements: [StatementFigures]) {
        self.period = period
        self.statements = statements
    }
}

/// A closed period computed anew for what came late to it, by the rules that it was closed under.
///
/// What it would pay with all lines known now, less everything stated for it so far, is a
/// correction on the next statement.
///
///     statements: {cycle: quarter, closes: 10 days, pays: 30 days, corrections: 4 periods}
///
/// 4% of 10,000.00 were stated as 400.00. A late line of 1,000.00 makes it 4% of 11,000.00, which
/// is 440.00; less the 400.00 stated, the next statement adds 40.00 as late lines. A return of
/// 1,000.00 that comes behind the closing takes back what was paid for it: 400.00 / 10,000.00 ×
/// 1,000.00 = 40.00, in the incentive's own period in which it comes. Where that can't be asked for
/// (a measure that runs on, a base of its own, a budget, a discount, support of prices) the period
/// is computed anew with the return, and the difference is a correction for returns.
///
/// Levels, targets, prices and rates stay those of the closing; whoever wants them otherwise writes
/// an adjustment. Taxes are taken on a correction as on the payouts of its incentive. A line that
/// counts for nothing in its period, or whose period lies further back than `corrections` (12
/// periods where nothing is said), is listed with that reason.
///
/// - Source: SEMANTICS 9, "Late and corrected lines".
public struct Restatement: Sendable {
    /// The statements of all partners with the late lines of one cause after the other, so that
    /// each difference has its cause.
    public let runs: [Run]
    /// What became of the late lines, by partner and sale id.
    public let findings: [PartnerID: [String: LateFinding]]

    /// The statements with the late lines of a cause, and of those before it.
    public struct Run: Sendable {
        public let cause: CorrectionFigures.Cause
        public let statements: [StatementFigures]

        public init(cause: CorrectionFigures.Cause, statements: [StatementFigures]) {
            self.cause = cause
            self.statements = statements
        }
    }

    public init(runs: [Run], findings: [PartnerID: [String: LateFinding]]) {
        self.runs = runs
        self.findings = findings
    }
}

extension StatedBook {
    /// Takes closed periods in their order, each corrected by what is known now.
    ///
    /// What comes late to a period appears on the next statement that is drawn up: the period
    /// computed anew, less all that was stated for it.
    ///
    /// - Parameters:
    ///   - closed: in the order of their periods.
    ///   - horizon: how many periods back corrections reach.
    ///   - restate: computes a closed period anew, given its place and what was stated before it;
    ///     nil where nothing came late.
    /// - Throws: what `restate` throws; `MoneyError.overflow` when a difference leaves 64 bits.
    /// - Source: SEMANTICS 9.
    public mutating func take(
        _ closed: [ClosedPeriod],
        horizon: Int,
        restate: (Int, StatedBook) async throws -> Restatement?
    ) async throws {
        var correctedLater: [Period: [PartnerID: [CorrectionFigures]]] = [:]
        for statement in closed.flatMap(\.statements) {
            for correction in statement.corrections {
                correctedLater[correction.period, default: [:]][statement.partner, default: []]
                    .append(correction)
            }
        }
        for (place, own) in closed.enumerated() {
            let corrections = correctedLater[own.period] ?? [:]
            if closed.count - place <= horizon, let restated = try await restate(place, self) {
                try correct(own, corrections, restated)
            } else {
                add(own.statements, through: own.period.span.last)
                for (partner, corrections) in corrections {
                    try add(corrections, of: partner)
                }
            }
            end(own.statements)
        }
    }

    /// States the differences of one period.
    private mutating func correct(
        _ own: ClosedPeriod,
        _ earlier: [PartnerID: [CorrectionFigures]],
        _ restated: Restatement
    ) throws(MoneyError) {
        var corrections = earlier
        let stated = own.statements.byPartner
        for run in restated.runs {
            let now = run.statements.byPartner
            for partner in Set(stated.keys).union(now.keys).sorted() {
                let differences = try correctStatement(
                    stated[partner],
                    corrected: corrections[partner] ?? [],
                    to: now[partner],
                    because: run.cause
                )
                corrections[partner, default: []] += differences
                correct(partner, differences)
            }
        }
        add(restated.runs.last?.statements ?? own.statements, through: own.period.span.last)
        for (partner, findings) in restated.findings { note(findings, of: partner) }
    }
}

extension [StatementFigures] {
    fileprivate var byPartner: [PartnerID: StatementFigures] {
        var figures: [PartnerID: StatementFigures] = [:]
        for statement in self { figures[statement.partner] = statement }
        return figures
    }
}
