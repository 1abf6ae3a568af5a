/// Which lines a reward is applied to, where they are not those that reach the tier.
///
///     measure: orders
///     base: {measure: net_sales, counts: {product_line: Road Bikes}}
///     tiers:
///       mode: retroactive
///       steps: [{from: 10, rate: 1%}, {from: 20, rate: 2%}]
///
/// Twenty orders of all kinds, in which Road Bikes are 30,000.00, pay 2% of 30,000.00: 600.00. The
/// lines of the base lie in the same days, of the same audience and eligibility; only `counts` is
/// their own. A rate is applied to their money, `per_unit` to their units, and a reward that
/// differs `by` a column to theirs. Where no line of the base counts nothing is paid.
///
/// A table that slices the measure (`marginal`, `additive_capped`, `additive_full`) pays on the
/// slices themselves and has no other base.
///
/// - Source: SEMANTICS 4 and 5: measure, base and reward are three selectors.
public typealias Base = Selection

extension Incentive {
    /// The place of its base among its selections; nil where the measure's own lines are paid on.
    var baseSelection: Int? { base == nil ? nil : ratioSideCount }

    /// Where the selections of its gate begin among them.
    var firstGateSelection: Int { ratioSideCount + (base == nil ? 0 : 1) }

    private var ratioSideCount: Int {
        if case .ratio = measure { 2 } else { 0 }
    }

    /// The quantity whose money and units are paid on.
    var paidQuantity: Quantity { base?.quantity ?? measure.quantity }
}
