/// What a rule runs for one by one: every value of a column, or every line.
///
///     each: customer
///     tiers: {mode: retroactive, steps: [{from: 1_000, rate: 5%}]}
///     cap: {each: 80}
///
/// Customers of 900, 1,000 and 2,000 earn 0, 50 and 100, with the cap 80: together 150, or 130.
/// The results are added up and rounded once. Lines without a value in the column are one value,
/// too. A limit of the period holds for the sum.
///
/// - Source: SEMANTICS 4, "each".
public enum Each: Hashable, Sendable {
    case line
    case column(Dimension)
}

/// What one value of `each` comes to.
public struct EachValue: Hashable, Sendable {
    /// The value, or a line's sale id; empty for lines without one.
    public let text: String
    /// In the measure's unit.
    public let measure: ExactFraction
    /// The tier that it reaches by itself; 0 is none.
    public let tier: Int
    /// Minor units, within the cap of each.
    public let earned: ExactFraction
}
