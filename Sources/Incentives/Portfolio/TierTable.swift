/// The steps of a reward and how they add up.
///
/// Only lower bounds are said: a tier covers from its bound up to the next, the last is open. Below
/// the first bound nothing is paid.
///
///     tiers:
///       mode: marginal
///       steps: [{from: 0, rate: 10%}, {from: 1_000, rate: 25%}]
///
/// Sales of 2,000.00 pay, by the mode of the table:
///
/// - `retroactive`, the tier reached on everything: 25% of 2,000.00, 500.00.
/// - `marginal`, each slice at its own rate: 100.00 and 250.00, 350.00.
/// - `additive_capped`, each reached tier on everything below its upper bound: 100.00 and 500.00,
///   600.00.
/// - `additive_full`, the rates of the reached tiers together: 35% of 2,000.00, 700.00.
/// - `interpolated`, a rate on the straight line between two bounds; the last holds beyond: 500.00.
///
/// A measure below zero, of returns or of goods sold below cost, takes back what its size would
/// earn by the first step alone, where that starts at zero: −500.00 pays −50.00. Fixed sums stay
/// out.
///
/// - Units: bounds are minor units of the program's currency where the measure is money, units
///   where it is units, and a plain ratio (10% is 1/10) where it is growth.
/// - Source: SEMANTICS 4.
public struct TierTable: Hashable, Sendable {
    public let mode: Mode
    public let reach: Reach
    public let amounts: Amounts
    /// In strictly ascending order of their bounds; at least one.
    public let steps: [TierStep]
    /// Whether the rule was written as a single reward without a table.
    public let isSingleReward: Bool

    /// How the tiers reached add up.
    public enum Mode: String, Hashable, Sendable, CaseIterable {
        case retroactive
        case marginal
        case additiveCapped = "additive_capped"
        case additiveFull = "additive_full"
        case interpolated

        /// Whether the rate between two bounds lies between theirs.
        public var isSloping: Bool {
            switch self {
            case .interpolated: true
            case .retroactive, .marginal, .additiveCapped, .additiveFull: false
            }
        }
    }

    /// Whether a measure that is just the bound has reached it.
    public enum Reach: String, Hashable, Sendable, CaseIterable {
        case atLeast = "at_least"
        case moreThan = "more_than"
    }

    /// Whether the fixed sum of the tier reached is paid, or those of all tiers up to it.
    public enum Amounts: String, Hashable, Sendable, CaseIterable {
        case reached
        case sum
    }

    public init(
        mode: Mode,
        reach: Reach,
        amounts: Amounts,
        steps: [TierStep],
        isSingleReward: Bool = false
    ) {
        precondition(!steps.isEmpty, "A tier table has at least one step.")
        self.mode = mode
        self.reach = reach
        self.amounts = amounts
        self.steps = steps
        self.isSingleReward = isSingleReward
    }

    /// The table of what pays prizes to ranks rather than rewards to tiers.
    public static let ofPrizes = TierTable(single: [])

    /// The table of what pays claims.
    public static let ofClaims = TierTable(single: [])

    /// A reward with no table: one tier from zero.
    public init(single rewards: [Reward]) {
        self.init(
            mode: .retroactive,
            reach: .atLeast,
            amounts: .reached,
            steps: [TierStep(from: .zero, rewards: rewards, appliesFromZero: false)],
            isSingleReward: true
        )
    }

    /// How many tiers a measure has reached, which is also the number of the last one; 0 is none.
    public func tier(of measure: ExactFraction) -> Int {
        steps.prefix { step in
            switch reach {
            case .atLeast: measure >= step.from
            case .moreThan: measure > step.from
            }
        }.count
    }
}

/// One step of a tier table.
public struct TierStep: Hashable, Sendable {
    public let from: ExactFraction
    public let rewards: [Reward]
    /// Whether reaching it pays its rate back to zero, inside a marginal table.
    public let appliesFromZero: Bool

    public init(from: ExactFraction, rewards: [Reward], appliesFromZero: Bool) {
        self.from = from
        self.rewards = rewards
        self.appliesFromZero = appliesFromZero
    }
}
