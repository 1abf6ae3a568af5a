/// How returns act.
///
/// `restate_original` counts a return on the day of the sale that it returns, `net_in_period` on
/// its own. `mirror_rate` leaves measures as they are and takes back, in the period of the return,
/// what was paid for it: the payout of the sale's period over that period's net sales, times the
/// net amount returned, never more than was paid. `within` ends the taking back so long after the
/// sale.
///
///     returns: {rule: mirror_rate, within: 6 months}
///
/// 4% on 10,000.00 from 10,000.00 and 2% below: 10,000.00 sold in January pay 400.00. In February
/// 1,000.00 come back: mirror_rate takes back 40.00, net_in_period 20.00, restate_original makes
/// January pay 180.00, 220.00 less.
///
/// What comes back in the sale's own period is taken back at that period's own rate. A return that
/// names no sale takes back at the rate of its own period. After the last period, what comes back
/// stands in periods of its own.
///
/// - Source: SEMANTICS 6, "Returns".
public struct ReturnTerms: Hashable, Sendable {
    public let rule: Rule
    /// How long after its sale a return still counts; nil for ever.
    public let within: CalendarDuration?

    public enum Rule: String, Hashable, Sendable, CaseIterable {
        /// A return counts on the day of the sale that it returns.
        case restateOriginal = "restate_original"
        /// A return counts on its own day.
        case netInPeriod = "net_in_period"
        /// A return takes back what was paid for it.
        case mirrorRate = "mirror_rate"
    }

    public init(rule: Rule, within: CalendarDuration?) {
        self.rule = rule
        self.within = within
    }

    public static let restateOriginal = ReturnTerms(rule: .restateOriginal, within: nil)
    public static let netInPeriod = ReturnTerms(rule: .netInPeriod, within: nil)
    public static let mirrorRate = ReturnTerms(rule: .mirrorRate, within: nil)
}

extension Program {
    /// Whether a return that comes behind the closing of its sale's period takes back what was paid
    /// rather than restating the period.
    ///
    /// What accumulates takes it back through its measure; where `mirror_rate` could not be asked
    /// for either, the closed period is computed anew and the difference stated.
    public func mirrorsLateReturns(of incentive: Incentive) -> Bool {
        incentive.returns.rule == .restateOriginal && incentive.accumulates == nil
            && budget == nil && incentive.base == nil && incentive.support == nil
            && !incentive.table.isDiscount
    }
}

extension Incentive {
    /// Whether a return that comes behind what another system stated takes back a part of that.
    ///
    /// There nothing can be computed anew, so that it does wherever its measure does not.
    var mirrorsElsewhere: Bool {
        returns.rule == .restateOriginal && accumulates == nil && support == nil
    }
}
