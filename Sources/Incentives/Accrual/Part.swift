/// One addend of a payout: a slice, the step it falls into, and what that step pays on it.
public struct Part: Hashable, Sendable {
    /// The value of `each` that it is of; nil where the rule runs once.
    public let value: String?
    /// The step's place in the table.
    public let step: Int
    /// Where the slice starts, in the measure's unit.
    public let from: ExactFraction
    /// Its length, in the measure's unit.
    public let slice: ExactFraction
    /// The text of the column by which the reward differs; nil for all other lines.
    public let label: String?
    /// Whether the reward differs by a column at all.
    public let isLabelled: Bool
    public let formula: Formula
    /// Minor units.
    public let pays: ExactFraction

    /// How the part is computed from its base.
    public enum Formula: Hashable, Sendable {
        /// Money in minor units times a rate.
        case rate(base: ExactFraction, rate: ExactFraction)
        /// Units times a price in millionths.
        case perUnit(units: ExactFraction, price: Millionths)
        /// Blocks times a price in millionths; a block has so many millionths of a unit.
        case perBlock(blocks: ExactFraction, size: Millionths, price: Millionths)
        /// A rate off the list amount, and what the invoices gave of it, all but the rate in minor
        /// units; what is missing is found sale by sale.
        case discount(list: ExactFraction, given: ExactFraction, rate: ExactFraction)
        /// A fixed sum, in minor units.
        case amount(Int64)
        /// A place in a contest: the prizes of the tied places in minor units, and how many share
        /// them.
        case prize(pool: Int64, sharedBy: Int)
        /// A claim of price support, also one that pays nothing.
        case claim(ClaimFinding)
    }
}
