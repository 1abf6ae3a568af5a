/// Whose sales an incentive or a condition takes: the partner's own, those of its members, the
/// partners right below it, or its own and those of all below it.
///
///     measures: with_descendants
///     tiers:
///       mode: marginal
///       steps: [{from: 0, rate: 1%}, {from: 100_000, rate: 2%}]
///
/// A distributor sells 20,000.00, a dealer whose `parent` it is 50,000.00, and a shop whose parent
/// is the dealer 40,000.00. All below it and its own are 110,000.00, which pay the distributor 1%
/// of 100,000.00 and 2% of 10,000.00: 1,200.00. With `measures: children` only the dealer's
/// 50,000.00 count and pay 500.00; with `own`, which holds where nothing is said, its own 20,000.00
/// pay 200.00. The dealer earns by the same rule on its own 50,000.00 and the shop's 40,000.00: a
/// line counts once for each partner that it rolls up to.
///
/// Who earns is in the audience and eligible by its own level, region and type, and a reward that
/// differs `by` a column of partners goes by its column. A line counts where both who earns and who
/// sold were active on its day. Its claims, deals and territories are the seller's, and a return
/// goes where its sale went. `channel` keeps two levels apart: `counts: {channel: sell_through}`
/// leaves out what a distributor sells to its own dealers.
///
/// `measure: partners` counts the members that sold, each once, whose sales are worth something
/// after their returns; it takes all below where `measures` says nothing. A statement lists such a
/// line as a member's sale, with its id and all its figures, and never names the member, nor its
/// customers, orders, deals and people.
///
/// - Source: SEMANTICS 6, "Roll-up", and 5, `partners`.
public enum Rollup: String, Hashable, Sendable, CaseIterable {
    case own
    case children
    case withDescendants = "with_descendants"

    /// The columns of lines that say with whom a member deals, which its parents are never told.
    public static let privateColumns: Set<String> = ["customer", "deal", "order", "person"]
}
