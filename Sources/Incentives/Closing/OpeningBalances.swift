/// What another system stated before the first statement that is drawn up here, for a vendor that
/// starts in mid-year.
///
///     partner,what,incentive,period,amount
///     canal-cycles,stated,volume-2026/quarterly,2026-Q1,400.00
///     canal-cycles,carry,,2026-Q1,-12.50
///
/// The first statement is that of the second quarter and begins with a carry of −12.50. Caps over
/// the run, budgets and what accumulates go on from 400.00. What comes back of a sale of the first
/// quarter takes back its part of 400.00, by the net sales that are known of that quarter.
///
/// The lines of those days are history: growth is compared with them, what accumulates has them,
/// and they may come back. The other system is taken to have closed each statement period at its
/// end with the lines dated up to there. A payout without a row paid nothing; excess over a cap is
/// not carried over.
///
/// - Source: CONTENT 3, `opening/*.csv`; SEMANTICS 9.
public struct OpeningBalances: Hashable, Sendable {
    /// The last day of the last statement period that was stated elsewhere.
    public let through: Day
    public let payouts: [Payout]
    /// What each partner carried behind that period, in its own currency.
    public let carries: [PartnerID: Money]

    /// What was paid to a partner for one of an incentive's periods.
    public struct Payout: Hashable, Sendable {
        public let partner: PartnerID
        public let program: ProgramID
        public let incentive: IncentiveID
        public let period: Period
        /// In minor units of the program's currency.
        public let paid: Int64

        public init(
            partner: PartnerID,
            program: ProgramID,
            incentive: IncentiveID,
            period: Period,
            paid: Int64
        ) {
            self.partner = partner
            self.program = program
            self.incentive = incentive
            self.period = period
            self.paid = paid
        }
    }

    public init(through: Day, payouts: [Payout], carries: [PartnerID: Money]) {
        self.through = through
        self.payouts = payouts
        self.carries = carries
    }

    /// The first day that statements are drawn up for.
    public var start: Day { through.adding(days: 1) }
}
