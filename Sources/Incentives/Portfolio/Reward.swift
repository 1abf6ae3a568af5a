/// What a tier pays on the lines that count; a tier may pay several, which add up.
public enum Reward: Hashable, Sendable {
    /// A percentage of the base's money.
    case rate(Varied<Rate>)
    /// Money for each unit, or for each block of units.
    case perUnit(PerUnit)
    /// A fixed sum for reaching the tier, in minor units.
    case amount(Varied<Int64>)
    /// A percentage off the list price.
    case discount(Discount)
}

/// Money for each unit sold, or for each block of units.
public struct PerUnit: Hashable, Sendable {
    /// In millionths of the currency's unit.
    public let price: Varied<Millionths>
    /// Units, or the blocks that are paid for; nil pays each unit and its fractions.
    public let blocks: Blocks?

    public init(price: Varied<Millionths>, blocks: Blocks?) {
        self.price = price
        self.blocks = blocks
    }

    /// A block of units, and what becomes of a block begun.
    public struct Blocks: Hashable, Sendable {
        /// Units in a block, in millionths.
        public let size: Millionths
        public let counting: Counting

        public init(size: Millionths, counting: Counting) {
            self.size = size
            self.counting = counting
        }
    }

    /// Whether a block begun counts.
    public enum Counting: String, Hashable, Sendable, CaseIterable {
        case floor
        case ceil
    }
}

/// A value that may differ by a column of the line, its product or its partner.
///
///     rate: {by: product_line, Road Bikes: 4%, else: 2%}
///
/// Sales of 1,000.00 of Road Bikes and 500.00 of others pay 40.00 and 10.00: 50.00.
///
/// A line whose text is not named and for which there is no `else` earns nothing by it.
public struct Varied<Value: Hashable & Sendable>: Hashable, Sendable {
    /// Nil when one value holds for all.
    public let by: Distinction?
    public let cases: [Case]
    /// The value of all other lines.
    public let otherwise: Value?

    /// A text of the column, or a bound, and its value.
    public struct Case: Hashable, Sendable {
        public let text: String
        public let value: Value

        public init(text: String, value: Value) {
            self.text = text
            self.value = value
        }
    }

    /// One value for all lines.
    public init(same value: Value) {
        by = nil
        cases = []
        otherwise = value
    }

    public init(by: Distinction?, cases: [Case], otherwise: Value?) {
        self.by = by
        self.cases = cases
        self.otherwise = otherwise
    }
}

/// What decides which value of a reward holds.
public enum Distinction: Hashable, Sendable {
    case column(Dimension)
    /// The cases are those of its bounds, in their order.
    case measure(SecondMeasure)

    fileprivate var dimension: Dimension? {
        if case .column(let dimension) = self { dimension } else { nil }
    }

    fileprivate var second: SecondMeasure? {
        if case .measure(let second) = self { second } else { nil }
    }
}

extension Reward {
    /// What it differs by; nil where one value holds for all.
    private var by: Distinction? {
        switch self {
        case .rate(let rates): rates.by
        case .perUnit(let perUnit): perUnit.price.by
        case .amount(let amounts): amounts.by
        case .discount(let discount): discount.rates.by
        }
    }

    /// The column that decides; nil where none does.
    public var dimension: Dimension? { by?.dimension }

    /// The second measure that decides; nil where none does.
    public var second: SecondMeasure? { by?.second }
}

extension [Reward] {
    /// The one rate that is all of a step's reward; nil where it has another, or the rate differs.
    public var plainRate: Rate? {
        guard count == 1, case .rate(let rates)? = first, rates.isSame else { return nil }
        return rates.otherwise
    }
}

extension Varied {
    /// The column that decides; nil where none does.
    public var dimension: Dimension? { by?.dimension }

    /// The second measure that decides; nil where none does.
    public var second: SecondMeasure? { by?.second }

    /// Whether one value holds for all.
    public var isSame: Bool { by == nil }
}
