/// Which lines a rule takes, by their product and their columns; every clause must hold.
///
///     counts: {product_line: [Road Bikes, City Bikes], not: {product: city-1}}
///
/// Sales of 30,000.00 of road bikes, 5,000.00 of the product city-1 and 1,000.00 of accessories
/// count as 30,000.00. Each line that does not count is listed on the statement with its reason.
///
/// - Source: SEMANTICS 3.
public struct LineFilter: Hashable, Sendable {
    public let clauses: [FilterClause]

    public init(_ clauses: [FilterClause]) {
        self.clauses = clauses
    }

    /// Takes every line.
    public static let everything = LineFilter([])
}

/// One condition on a line.
public struct FilterClause: Hashable, Sendable {
    public let dimension: Dimension
    public let test: ValueTest
    /// Whether it stands under `not:`.
    public let isNegated: Bool

    public init(dimension: Dimension, test: ValueTest, isNegated: Bool) {
        self.dimension = dimension
        self.test = test
        self.isNegated = isNegated
    }
}

/// What a column's text is held against.
public enum ValueTest: Hashable, Sendable {
    case anyOf([String])
    /// A number from one bound up to below another, in millionths.
    case range(from: Millionths?, below: Millionths?)
    /// A day so long after the line's own or later, and at most so long after it.
    case days(after: CalendarDuration?, within: CalendarDuration?)
    /// A customer for so long or longer, and for less than so long.
    case age(from: CalendarDuration?, below: CalendarDuration?)
}

/// A column of the line, its product or its partner, by which lines are filtered or rates differ.
public enum Dimension: Hashable, Sendable {
    case product
    case productLine
    case productAttribute(String)
    case saleAttribute(String)
    /// How long the line's customer has been one; only lines are filtered by it.
    case customerAge
    case partner(PartnerField)
}

/// A column of a partner.
public enum PartnerField: Hashable, Sendable {
    case type
    case country
    case region
    /// As of the line's day.
    case level
    case attribute(String)
}

/// A condition that a partner meets or not: a part of an audience or of an eligibility.
public struct PartnerCondition: Hashable, Sendable {
    public let test: PartnerTest
    /// Whether it stands under `not:`.
    public let isNegated: Bool

    public init(_ test: PartnerTest, isNegated: Bool = false) {
        self.test = test
        self.isNegated = isNegated
    }
}

/// What is asked of a partner.
public enum PartnerTest: Hashable, Sendable {
    case isOneOf([PartnerIndex])
    /// The column has one of these texts; not for levels.
    case has(PartnerField, anyOf: [String])
    /// Holds one of these levels, by their places among the site's.
    case levels([Int])
    case levelAtLeast(Int)
    case joinedBefore(Day)
    case joinedAfter(Day)
}

extension PartnerField {
    /// The name of the column, as content has it.
    public var columnName: String {
        switch self {
        case .type: "type"
        case .country: "country"
        case .region: "region"
        case .level: "level"
        case .attribute(let name): name
        }
    }
}

extension Dimension {
    /// The name of the column, as content has it.
    public var columnName: String {
        switch self {
        case .product: "product"
        case .productLine: "product_line"
        case .productAttribute(let name), .saleAttribute(let name): name
        case .customerAge: "customer_age"
        case .partner(let field): field.columnName
        }
    }
}
