/// What an incentive is called in the field.
///
/// The kind is a name with the keys that make it that kind. Pages and taxes go by it; what is paid
/// follows from the other keys alone.
public enum IncentiveKind: String, Hashable, Sendable, CaseIterable {
    /// A part of the sales that is paid back after the sale. It needs a reward, or `tiers`.
    ///
    ///     kind: rebate
    ///     rate: 3%
    ///
    /// Net sales of 40,000.00 in the quarter pay 1,200.00. Tables, caps, groups and budgets belong
    /// to it as to every kind.
    case rebate
    /// A rebate whose rate rises with what is bought. It needs a reward, or `tiers`.
    ///
    ///     kind: volume
    ///     tiers:
    ///       mode: marginal
    ///       steps: [{from: 0, rate: 2%}, {from: 50_000, rate: 4%}]
    ///
    /// Net sales of 60,000.00 pay 2% of 50,000.00 and 4% of 10,000.00: 1,400.00.
    case volume
    /// A fixed sum for reaching something: a tier, or a target. It needs `amount`.
    ///
    ///     kind: bonus
    ///     tiers:
    ///       mode: retroactive
    ///       steps: [{from: 25_000, amount: 500}, {from: 100_000, amount: 2_500}]
    ///
    /// Net sales of 99,999.00 pay 500.00, of 100,000.00 pay 2,500.00.
    case bonus
    /// Money for each piece of a product that is to move, most often in a short window. It needs
    /// `per_unit` or `amount`.
    ///
    ///     kind: spiff
    ///     window: 2026-02-01..2026-03-31
    ///     counts: {product_line: Road Bikes}
    ///     per_unit: 40
    ///
    /// Twelve bikes of the line sold in February and March pay 480.00, those of April nothing. A
    /// split gives the seller a share.
    case spiff
    /// A reward for selling more than before. It needs `measure: growth`.
    ///
    ///     kind: growth
    ///     measure: growth
    ///     growth: {of: net_sales, baseline: previous_period, pays_on: total, no_baseline: skip}
    ///     tiers:
    ///       mode: retroactive
    ///       steps: [{from: 10%, rate: 2%}]
    ///
    /// 50,000.00 a quarter ago and 60,000.00 now have grown by 20%, which pays 2% of 60,000.00:
    /// 1,200.00.
    case growth
    /// Prizes for the partners that come first. It needs `measure: rank` and `prizes`.
    ///
    ///     kind: contest
    ///     measure: rank
    ///     prizes: [{ranks: 1, amount: 5_000}, {ranks: 2..3, amount: 1_000}]
    ///
    /// Of partners with 90,000.00, 80,000.00, 70,000.00 and 60,000.00 the first wins 5,000.00, the
    /// next two 1,000.00 each and the last nothing.
    case contest
    /// A rate off the list price, shown beside what the invoices gave of it. It needs `rate` or
    /// `tiers`; with `claim_back` what the invoices did not give is paid.
    ///
    ///     kind: discount
    ///     rate: 12%
    ///     claim_back: true
    ///
    /// Bikes of 1,000.00 at list price, invoiced at 920.00, were given 80.00 of 120.00: 40.00 are
    /// paid.
    case discount
    /// The difference between what a partner paid for goods and what it was granted for a resale,
    /// claim by claim. It needs `claim_within` and `limit`.
    ///
    ///     kind: price_support
    ///     claim_within: 30 days
    ///     limit: 20_000
    ///
    /// A claim of 30 units, paid at 100.00 and granted at 92.50, pays 225.00 once it is approved.
    case priceSupport = "price_support"
}
