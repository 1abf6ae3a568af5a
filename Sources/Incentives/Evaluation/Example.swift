/// A worked example of a program document: sales, and the payouts that its author promises.
///
/// It is computed by the same engine as the statements, in a portfolio of its own that holds one
/// partner or several, and the example's lines.
public struct Example: Sendable {
    public let title: String
    /// The partners, the program with those that it can't be computed without, the example's lines;
    /// its as-of day lies behind its last period.
    public let portfolio: Portfolio
    /// Whose payouts are promised, by the place among the portfolio's partners.
    public let partner: PartnerIndex
    /// The program's place in the portfolio.
    public let program: Int
    /// What the document says of each incentive that it names.
    public let promises: [Promise]

    /// What is promised of one incentive, summed over its periods up to the example's end.
    public struct Promise: Hashable, Sendable {
        /// The incentive's place in the program.
        public let incentive: Int
        /// Minor units; nil where only parts are promised.
        public let paysMinorUnits: Int64?
        /// What each part of its last period pays, in minor units; nil where none are promised.
        public let partsMinorUnits: [Int64]?

        public init(incentive: Int, paysMinorUnits: Int64?, partsMinorUnits: [Int64]?) {
            self.incentive = incentive
            self.paysMinorUnits = paysMinorUnits
            self.partsMinorUnits = partsMinorUnits
        }
    }

    public init(
        title: String,
        portfolio: Portfolio,
        partner: PartnerIndex,
        program: Int,
        promises: [Promise]
    ) {
        precondition(
            portfolio.partners.indices.contains(partner)
                && portfolio.programs.indices.contains(program),
            "An example has the partner that it promises something, and its own program."
        )
        self.title = title
        self.portfolio = portfolio
        self.partner = partner
        self.program = program
        self.promises = promises
    }
}

/// An example with what the engine computes for it.
public struct TrialRun: Sendable {
    public let outcomes: [Outcome]

    /// A promise held against the computed figures.
    public struct Outcome: Sendable {
        public let promise: Example.Promise
        /// The settlements that count towards it, in order.
        public let settlements: [Settlement]
        /// Their sum, in minor units.
        public let paysMinorUnits: Int64
        /// The example's lines that do not count for the incentive.
        public let exclusions: [Exclusion]

        /// What the parts of the last settlement pay.
        public var partsMinorUnits: [Int64] { settlements.last?.partMinorUnits ?? [] }

        /// Whether the document promises what the engine pays.
        public var isKept: Bool {
            (promise.paysMinorUnits.map { $0 == paysMinorUnits } ?? true)
                && (promise.partsMinorUnits.map { $0 == partsMinorUnits } ?? true)
        }
    }

    /// A line of the example that does not count, and why.
    public struct Exclusion: Sendable {
        public let line: LineIndex
        public let cause: NotCounted
    }

    /// Computes an example.
    ///
    /// - Throws: `Refusal` when a figure leaves its range.
    public init(_ example: Example) throws(Refusal) {
        let filters = CompiledFilters(example.portfolio)
        let statements = try drawUpStatements(
            of: example.partner,
            in: example.portfolio,
            filters: filters,
            shared: SharedFigures(example.portfolio, filters: filters)
        )
        var outcomes: [Outcome] = []
        for promise in example.promises {
            let place = IncentivePlace(program: example.program, incentive: promise.incentive)
            let settlements = statements.flatMap(\.settlements).filter {
                $0.place == place && $0.isFinal
            }
            var sum: Int64 = 0
            for settlement in settlements {
                let next = sum.addingReportingOverflow(settlement.paid.minorUnits)
                if next.overflow {
                    throw .statementOverflow(partner: example.partner, period: example.title)
                }
                sum = next.partialValue
            }
            outcomes.append(
                Outcome(
                    promise: promise,
                    settlements: settlements,
                    paysMinorUnits: sum,
                    exclusions: statements.exclusions(from: place)
                )
            )
        }
        self.outcomes = outcomes
    }
}

extension [Statement] {
    /// The lines that one incentive does not count.
    fileprivate func exclusions(from place: IncentivePlace) -> [TrialRun.Exclusion] {
        guard let seen = flatMap(\.sightings).first(where: { $0.place == place })?.sales
        else { return [] }
        return seen.lines.compactMap { line in
            seen.verdict(on: line).map { TrialRun.Exclusion(line: line, cause: $0) }
        }
    }
}
