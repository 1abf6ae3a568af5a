import Incentives

/// A column of a foreign file, or what is made of several.
enum ColumnExpression: Hashable, Sendable {
    case column(Int)
    /// Texts and columns, one behind the other.
    case template([TemplatePart])
    /// The exact product of two columns.
    case product(Int, Int)

    /// A piece of a template.
    enum TemplatePart: Hashable, Sendable {
        case literal(String)
        case column(Int)
        /// The number of the row among those whose text is otherwise equal, from 1.
        case rowNumber
    }
}

/// Why a column's expression can't be used.
enum ExpressionFault: Error, Hashable, Sendable {
    case unknownColumn(String)
    case openBrace
}

/// Compiles an expression against the names of a file's columns.
///
/// `{SalesOrderNumber}-{ProductKey}` is a template, `OrderQuantity * UnitPrice` a product, and
/// anything else the name of one column.
func compileExpression(
    _ text: String,
    header: [String]
) throws(ExpressionFault) -> ColumnExpression {
    if let column = header.firstIndex(of: text), !text.isEmpty { return .column(column) }
    if text.contains("{") {
        var parts: [ColumnExpression.TemplatePart] = []
        var rest = text[...]
        while let open = rest.firstIndex(of: "{") {
            if open > rest.startIndex { parts.append(.literal(String(rest[..<open]))) }
            guard let close = rest[open...].firstIndex(of: "}") else { throw .openBrace }
            let name = String(rest[rest.index(after: open)..<close])
            if let column = header.firstIndex(of: name) {
                parts.append(.column(column))
            } else if name == "row" {
                parts.append(.rowNumber)
            } else {
                throw .unknownColumn(name)
            }
            rest = rest[rest.index(after: close)...]
        }
        if !rest.isEmpty { parts.append(.literal(String(rest))) }
        return .template(parts)
    }
    let factors = text.split(separator: "*", omittingEmptySubsequences: false).map(trimmed)
    guard factors.count == 2 else { throw .unknownColumn(text) }
    guard let first = header.firstIndex(of: factors[0]) else { throw .unknownColumn(factors[0]) }
    guard let second = header.firstIndex(of: factors[1]) else { throw .unknownColumn(factors[1]) }
    return .product(first, second)
}

private func trimmed(_ text: Substring) -> String {
    var text = text
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return String(text)
}

/// Why a product can't be used.
enum ProductFault: Error, Hashable, Sendable {
    case tooManyDecimals
    case outOfRange
}

/// The exact product of two numbers in millionths, in millionths.
func multiplyMillionths(_ a: Millionths, _ b: Millionths) throws(ProductFault) -> Millionths {
    let product = Int128(a) * Int128(b)
    let (value, rest) = product.quotientAndRemainder(dividingBy: 1_000_000)
    if rest != 0 { throw .tooManyDecimals }
    guard let fitting = Int64(exactly: value) else { throw .outOfRange }
    return fitting
}
