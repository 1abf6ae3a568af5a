/// Attainment of a target: a = x / target.
///
///     attainment: {of: net_sales, prorate: active_days}
///     tiers:
///       mode: retroactive
///       steps: [{from: 100%, rate: 2%}, {from: 120%, rate: 3%}]
///
/// The target is the partner's own, in `targets.csv`. A partner that joined inside the period has
/// the part of it that its days there are: 90,000 for the first quarter of 2026, joined on
/// 15 February, is 45 of 90 days, 45,000; sales of 54,000 attain 120% and earn 3%, 1,620. As a
/// marginal table each slice pays on its part of the target.
///
/// A target that is missing, or nought, pays nothing and is warned of; it is never infinite.
///
/// - Source: SEMANTICS 5, "Attainment".
public struct Attainment: Hashable, Sendable {
    public let of: Quantity
    public let prorate: Prorate

    /// What becomes of the target of a partner that joined inside the period.
    public enum Prorate: String, Hashable, Sendable, CaseIterable {
        case activeDays = "active_days"
        case none
    }

    public init(of: Quantity, prorate: Prorate) {
        self.of = of
        self.prorate = prorate
    }
}
