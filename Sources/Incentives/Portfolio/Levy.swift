/// A share of what partners of a country are paid: a tax added on top, or one withheld from it.
///
///     tax: [{country: SG, kinds: [rebate], rate: 9%, name: GST}]
///     withholding: [{country: ID, kinds: [rebate, bonus], rate: 2%, law: "PPh 23"}]
///
/// It is taken on what the period's statement pays by incentives of these kinds, and rounded by
/// itself: rebates of 1,400.00 and a spiff of 50.00 withhold 28.00 and leave 1,422.00. What a
/// return takes back gives its share of the levy back. Carries of earlier statements have had
/// theirs and are left out. The rates are the site's own data; none is built in.
///
/// - Source: SEMANTICS 6, "Tax and withholding".
public struct Levy: Hashable, Sendable {
    public let effect: Effect
    /// A partner's country as its file says it.
    public let country: String
    public let kinds: [IncentiveKind]
    public let rate: Rate
    /// What statements call it: the tax's name, or the law.
    public let name: String

    /// What it does to what is due.
    public enum Effect: Hashable, Sendable {
        case addedTax
        case withholding
    }

    public init(
        effect: Effect,
        country: String,
        kinds: [IncentiveKind],
        rate: Rate,
        name: String
    ) {
        self.effect = effect
        self.country = country
        self.kinds = kinds
        self.rate = rate
        self.name = name
    }
}
