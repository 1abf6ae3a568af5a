/// Shares of a payout that go to different payees; together they are 100%.
///
/// A share goes to the partner itself, to the person of each line, or to whatever a column of the
/// lines names. Where a share goes by a column it follows the net amounts of the lines that name
/// each payee; lines that name none leave their part to the partner. The partner's statement shows
/// every share under the payout; what is due stays the whole.
///
///     split:
///       - {to: partner, share: 50%}
///       - {to: person, share: 30%}
///       - {to: column fund, share: 20%}
///
/// 10.01 shared 50/30/20 is 5.01, 3.00 and 2.00, by largest remainder (Hamilton).
///
/// - Units: minor units of the program's currency.
/// - Source: SEMANTICS 6, "Splits", and 2, "Round once".
public struct Split: Hashable, Sendable {
    public let shares: [Share]

    /// A payee and its part.
    public struct Share: Hashable, Sendable {
        public let to: Payee
        public let rate: Rate

        public init(to: Payee, rate: Rate) {
            self.to = to
            self.rate = rate
        }
    }

    /// Who is paid a share.
    public enum Payee: Hashable, Sendable {
        case partner
        /// Whoever the column of each line names.
        case column(String)
    }

    public init(_ shares: [Share]) {
        precondition(
            shares.reduce(0) { $0 + $1.rate.partsPerHundredMillion } == Rate.whole,
            "The shares of a split add up to 100%."
        )
        self.shares = shares
    }
}

extension Rate {
    /// 100% in parts per hundred million.
    public static let whole: Int64 = 100_000_000
}
