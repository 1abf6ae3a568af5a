/// What an incentive pays a parent for the members of its group, in one sum.
///
/// - Source: SEMANTICS 6, "Roll-up", and 9: no statement names another partner.
public struct MemberPayout: Hashable, Sendable {
    public let place: IncentivePlace
    /// The incentive's period.
    public let period: Period
    /// How many members it pays something for.
    public let members: Int
    /// In the program's currency.
    public let paid: Money
    /// How it reaches the parent's statement.
    public let payment: Payment

    /// What the parent is paid, in its currency.
    public var payout: Money { payment.payout(of: paid) }

    /// The same in the parent's currency; nil where it is not converted.
    public var conversion: Conversion? { payment.conversion }
}
