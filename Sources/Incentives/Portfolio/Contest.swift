/// Prizes for the partners that come first in a period.
///
/// The partners that the incentive is for are ranked by what their counting lines add up to, all
/// together or apart by a column of the partner (`field`). Equal values share a rank and the next
/// rank skips ("1224"); values of nought or less are not ranked. The prizes of tied places are
/// pooled and shared. A prize may ask for a least value.
///
///     kind: contest
///     measure: rank
///     ranked_by: {measure: net_sales}
///     field: country
///     prizes:
///       - {ranks: 1, amount: 5_000, from: 100_000}
///       - {ranks: 2, amount: 3_000}
///       - {ranks: 3, amount: 1_000}
///
/// Two tied first of three share 5,000.00 and 3,000.00: 4,000.00, 4,000.00 and 1,000.00.
///
/// - Units: prizes in minor units; least values in minor units, or units.
/// - Source: SEMANTICS 5, "Contests", and 10, "Ranking".
public struct Contest: Hashable, Sendable {
    public let rankedBy: Quantity
    /// The column of partners by which they are ranked apart; nil for all together.
    public let field: PartnerField?
    /// In order of their ranks, which do not overlap.
    public let prizes: [Prize]

    /// What each of some ranks wins.
    public struct Prize: Hashable, Sendable {
        public let ranks: ClosedRange<Int>
        /// Minor units.
        public let amount: Int64
        /// The least value that wins it; nil for any.
        public let from: ExactFraction?

        public init(ranks: ClosedRange<Int>, amount: Int64, from: ExactFraction?) {
            self.ranks = ranks
            self.amount = amount
            self.from = from
        }
    }

    public init(rankedBy: Quantity, field: PartnerField?, prizes: [Prize]) {
        self.rankedBy = rankedBy
        self.field = field
        self.prizes = prizes
    }

    /// What the places that some tied partners hold win together, for a value.
    func pool(from rank: Int, tied: Int, value: ExactFraction) throws(MoneyError) -> Int64 {
        var pool: Int64 = 0
        for place in rank..<(rank + tied) {
            guard let prize = prizes.first(where: { $0.ranks.contains(place) }),
                prize.from.map({ value >= $0 }) ?? true
            else { continue }
            let (sum, overflow) = pool.addingReportingOverflow(prize.amount)
            if overflow { throw .overflow }
            pool = sum
        }
        return pool
    }
}

extension Measure {
    /// The contest that it is; nil for other measures.
    public var contest: Contest? {
        if case .rank(let contest) = self { contest } else { nil }
    }
}
