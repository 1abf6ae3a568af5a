/// The least and the most that an incentive pays for a period.
///
/// A floor guarantees a payout and a cap ends it; both apply after the reward and before stacking,
/// to the exact amount, so nothing is rounded here.
///
///     cap: {period: 15_000, excess: carried}
///     floor: {period: 500}
///
/// Earned 18,200.00 in Q1 and 9,000.00 in Q2: Q1 pays 15,000.00 and carries 3,200.00, Q2 pays
/// 12,200.00. Earned 120.00: pays 500.00. Earned nothing because no tier was reached: the floor
/// still pays, to a partner with a line that counts.
///
/// - Units: minor units of the program's currency, as exact fractions.
/// - Source: SEMANTICS 6, "Floor and cap"; the carried excess is what plan designers call a
///   *rolling cap*.
public struct Limit: Hashable, Sendable {
    public let floor: ExactFraction?
    public let cap: ExactFraction?
    public let excess: Excess

    /// What becomes of earnings above the cap.
    public enum Excess: String, Hashable, Sendable, CaseIterable {
        case lost
        case carried
    }

    public init(floor: ExactFraction?, cap: ExactFraction?, excess: Excess) {
        self.floor = floor
        self.cap = cap
        self.excess = excess
    }

    /// Applies the limit to what was earned, with what earlier periods carried.
    ///
    /// - Throws: `MoneyError.overflow` when the sum leaves 128 bits.
    public func applied(
        to earned: ExactFraction,
        carriedIn: ExactFraction
    ) throws(MoneyError) -> Limited {
        let sum = try earned + carriedIn
        let wanted = max(sum, floor ?? sum)
        guard let cap, wanted > cap else {
            return Limited(
                pays: wanted,
                carriedOut: .zero,
                boundBy: wanted > sum ? .floor : nil
            )
        }
        let carriedOut = excess == .carried ? try wanted - cap : .zero
        return Limited(pays: cap, carriedOut: carriedOut, boundBy: .cap)
    }

    /// The same cap without the floor, for a period in which no line counts.
    var withoutFloor: Limit { Limit(floor: nil, cap: cap, excess: excess) }
}

/// A limited payout and the bound that held, so that a statement can say which.
public struct Limited: Hashable, Sendable {
    public let pays: ExactFraction
    public let carriedOut: ExactFraction
    public let boundBy: Bound?

    /// Which end of the limit held.
    public enum Bound: Hashable, Sendable {
        case floor
        case cap
    }
}

/// All limits of an incentive.
public struct Limits: Hashable, Sendable {
    /// The most of the measure that is paid on, in its unit.
    public let measure: ExactFraction?
    /// The most that one value of `each` is paid, in minor units.
    public let each: ExactFraction?
    public let period: Limit
    /// The most that a partner is paid over the run, in minor units.
    public let run: ExactFraction?

    public init(
        measure: ExactFraction?,
        each: ExactFraction? = nil,
        period: Limit,
        run: ExactFraction?
    ) {
        self.measure = measure
        self.each = each
        self.period = period
        self.run = run
    }

    /// No limit.
    public static let none = Limits(
        measure: nil,
        period: Limit(floor: nil, cap: nil, excess: .lost),
        run: nil
    )
}
