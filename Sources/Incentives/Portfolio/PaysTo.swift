/// Who is paid what a partner earns: itself, or the parent of a buying group.
///
/// Every member earns by its own lines and has a statement that shows how, with nothing due by this
/// incentive. The parent's statement has one sum of all its members for each incentive and period,
/// and names none of them. A partner without parent is paid itself, and what a parent earns goes to
/// a parent of its own in turn.
///
///     pays_to: parent
///
/// Three members earn 100.00, 250.00 and nothing: the parent is paid 350.00 for two members. Tax,
/// withholding and the least payout are the parent's; into another currency the sum is converted
/// once.
///
/// - Units: minor units of the program's currency.
/// - Source: SEMANTICS 6, "Roll-up".
public enum PaysTo: String, Hashable, Sendable, CaseIterable {
    case partner = "self"
    case parent
}
