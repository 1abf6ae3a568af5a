/// A closed statement period, as it was stated.
public struct ClosedPeriod: Sendable {
    public let period: Period
    public let statements: [StatementFigures]

    public init(period: Period, statements: [StatementFigures]) {
        self.period = period
        self.statements = statements
    }
}

/// A closed period computed anew, with the rules that it was closed under and the lines known now.
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
        for (place, own) in closed.enumerated() {
            var corrections: [PartnerID: [CorrectionFigures]] = [:]
            for later in closed[place...].dropFirst().flatMap(\.statements) {
                let ofOwn = later.corrections.filter { $0.period == own.period }
                if !ofOwn.isEmpty { corrections[later.partner, default: []] += ofOwn }
            }
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
