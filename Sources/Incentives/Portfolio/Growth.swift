/// Growth over an earlier period: g = (x − b) / b.
///
///     growth: {of: net_sales, baseline: previous_period, pays_on: total, no_baseline: skip}
///     tiers:
///       mode: retroactive
///       steps: [{from: 10%, rate: 2%}, {from: 15%, rate: 3%}, {from: 20%, rate: 4%}]
///
/// b = 2,000,000 and x = 2,350,000 grow by 17.5%: `total` pays 3% of x, 70,500; `increment` pays 3%
/// of x − b, 10,500; as a marginal table each slice of growth pays on its part of b, 3,500.
///
/// The baseline takes the lines that would count but for the run, the window and the day of
/// joining. A baseline of nought or less is no history. Sales may shrink and still earn: a tier
/// from -5% pays on all of what was kept. Below the first tier nothing is earned.
///
/// - Source: SEMANTICS 5, "Growth".
public struct Growth: Hashable, Sendable {
    public let of: Quantity
    public let baseline: Baseline
    public let paysOn: PaysOn
    public let noBaseline: NoBaseline

    /// What x is compared with.
    public enum Baseline: Hashable, Sendable {
        /// The period of the same length before this one.
        case previousPeriod
        /// The same period a year before.
        case samePeriodLastYear
        /// What `baselines.csv` says for the partner and the period.
        case fixed
        /// The mean of so many periods before; a period in which nothing counts is none.
        case average(periods: Int)
    }

    /// What a rate is applied to.
    public enum PaysOn: String, Hashable, Sendable, CaseIterable {
        case total
        case increment
    }

    /// What becomes of a partner without history.
    public enum NoBaseline: String, Hashable, Sendable, CaseIterable {
        /// Earns nothing.
        case skip
        /// Earns what a growth of 0% earns.
        case zero
        /// Is compared with what `baselines.csv` says; where that says nothing, earns nothing.
        case assigned
    }

    public init(of: Quantity, baseline: Baseline, paysOn: PaysOn, noBaseline: NoBaseline) {
        self.of = of
        self.baseline = baseline
        self.paysOn = paysOn
        self.noBaseline = noBaseline
    }
}
