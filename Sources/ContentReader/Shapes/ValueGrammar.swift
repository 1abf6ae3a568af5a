import Incentives

/// How a file writes numbers: its decimal mark, and what stands between thousands.
struct NumberStyle: Hashable, Sendable {
    let decimal: UInt8
    let grouping: UInt8?

    /// Guerdon's own: a point, and underscores between thousands.
    static let own = NumberStyle(decimal: 0x2E, grouping: 0x5F)
}

/// Why a text is no number.
enum NumberFault: Error, Hashable, Sendable {
    case empty
    case comma
    case currencySign
    case exponent
    case space
    case foreignMinus
    case parentheses
    case plus
    case foreignDigits
    case misplacedGrouping
    case incompleteDecimals
    case tooManyDecimals(most: Int)
    case outOfRange
    case form
}

/// Reads a number as an integer of its last decimal: with 6 decimals, 5.1 is 5,100,000.
///
/// - Complexity: O(bytes), without copying any.
func parseNumber(
    _ text: ArraySlice<UInt8>,
    decimals: Int,
    style: NumberStyle = .own
) -> Result<Int64, NumberFault> {
    var index = text.startIndex
    let isNegative = index < text.endIndex && text[index] == 0x2D
    if isNegative { index += 1 }
    var value: Int64 = 0
    var digitCount = 0
    var decimalCount: Int?
    var groupDigits: Int?
    while index < text.endIndex {
        let byte = text[index]
        if byte >= 0x30, byte <= 0x39 {
            if let count = decimalCount {
                if count == decimals {
                    // Exports write zeros behind the sixth decimal; 50.000 may mean thousands.
                    if byte != 0x30 || decimals < 6 {
                        return .failure(.tooManyDecimals(most: decimals))
                    }
                    index += 1
                    continue
                }
                decimalCount = count + 1
            } else if let count = groupDigits {
                groupDigits = count + 1
            }
            digitCount += 1
            let scaled = value.multipliedReportingOverflow(by: 10)
            let next = scaled.partialValue.subtractingReportingOverflow(Int64(byte - 0x30))
            if scaled.overflow || next.overflow { return .failure(.outOfRange) }
            value = next.partialValue
        } else if byte == style.decimal, decimalCount == nil, digitCount > 0 {
            if let count = groupDigits, count != 3 { return .failure(.misplacedGrouping) }
            decimalCount = 0
        } else if byte == style.grouping, decimalCount == nil, digitCount > 0 {
            // The first group has one to three digits and no zero in front, so that 0,125 is not
            // taken for a grouped 125.
            let isFirst = groupDigits == nil
            if isFirst, digitCount > 3 || value == 0 { return .failure(.misplacedGrouping) }
            if let count = groupDigits, count != 3 { return .failure(.misplacedGrouping) }
            groupDigits = 0
        } else {
            return .failure(numberFault(of: text, style: style))
        }
        index += 1
    }
    if digitCount == 0 { return .failure(numberFault(of: text, style: style)) }
    if decimalCount == 0 { return .failure(.incompleteDecimals) }
    if decimalCount == nil, let count = groupDigits, count != 3 {
        return .failure(.misplacedGrouping)
    }
    return scale(value, by: decimals - (decimalCount ?? 0), isNegative: isNegative)
}

/// A number that was read below zero, with so many decimals more and its own sign.
private func scale(
    _ value: Int64,
    by decimals: Int,
    isNegative: Bool
) -> Result<Int64, NumberFault> {
    var value = value
    for _ in 0..<decimals {
        let scaled = value.multipliedReportingOverflow(by: 10)
        if scaled.overflow { return .failure(.outOfRange) }
        value = scaled.partialValue
    }
    if isNegative { return .success(value) }
    let turned = Int64(0).subtractingReportingOverflow(value)
    return turned.overflow ? .failure(.outOfRange) : .success(turned.partialValue)
}

/// The likeliest reason why a text is no number.
private func numberFault(of text: ArraySlice<UInt8>, style: NumberStyle) -> NumberFault {
    if text.isEmpty { return .empty }
    let scalars = String(decoding: text, as: UTF8.self).unicodeScalars
    if scalars.contains("\u{2212}") { return .foreignMinus }
    if scalars.first == "(" { return .parentheses }
    if scalars.first == "+" { return .plus }
    let hasDigits = scalars.contains { ("0"..."9").contains($0) }
    if scalars.contains(where: { $0.properties.generalCategory == .currencySymbol }) {
        return .currencySign
    }
    if scalars.contains(where: { isForeignDigit($0) }) { return .foreignDigits }
    if hasDigits, scalars.contains(where: { $0.properties.isWhitespace }) { return .space }
    if hasDigits, scalars.contains(","), style.decimal != 0x2C { return .comma }
    let letters = scalars.filter { $0.properties.isAlphabetic }
    if hasDigits, letters.count == 1, letters.first == "e" || letters.first == "E" {
        return .exponent
    }
    return .form
}

private func isForeignDigit(_ scalar: Unicode.Scalar) -> Bool {
    !scalar.isASCII && scalar.properties.generalCategory == .decimalNumber
}

/// Why a text is no rate.
enum RateFault: Error, Hashable, Sendable {
    /// A number without a percent sign; how it should be written, where that is likely.
    case withoutPercent(suggestion: String?)
    case number(NumberFault)
}

/// Reads a rate: `3.5%`, with at most 6 decimals of a percent.
func parseRate(_ text: String) -> Result<Rate, RateFault> {
    let bytes = Array(text.utf8)
    guard bytes.last == 0x25 else {
        switch parseNumber(bytes[...], decimals: 8) {
        case .success(let number):
            return .failure(.withoutPercent(suggestion: suggestedPercent(number)))
        case .failure(let fault): return .failure(.number(fault))
        }
    }
    switch parseNumber(bytes.dropLast(), decimals: 6) {
    case .success(let parts): return .success(Rate(partsPerHundredMillion: parts))
    case .failure(let fault): return .failure(.number(fault))
    }
}

/// 0.02 is most likely 2%, and 2 is most likely 2%.
private func suggestedPercent(_ hundredMillionths: Int64) -> String {
    let isShare = hundredMillionths.magnitude < 100_000_000
    let millionths = isShare ? hundredMillionths : hundredMillionths / 100
    let sign = millionths < 0 ? "-" : ""
    let (whole, rest) = millionths.magnitude.quotientAndRemainder(dividingBy: 1_000_000)
    if rest == 0 { return "\(sign)\(whole)%" }
    var decimals = String(rest)
    while decimals.utf8.count < 6 { decimals = "0" + decimals }
    while decimals.last == "0" { decimals.removeLast() }
    return "\(sign)\(whole).\(decimals)%"
}

/// The value of a few decimal digits; nil when anything else is among them.
func digits(_ text: ArraySlice<UInt8>) -> Int? {
    var value = 0
    for byte in text {
        guard byte >= 0x30, byte <= 0x39 else { return nil }
        value = value * 10 + Int(byte - 0x30)
    }
    return text.isEmpty ? nil : value
}

/// Why a text is no id.
enum IDFault: Hashable, Sendable {
    case empty
    case tooLong
    case character(Unicode.Scalar)
    case start
    case reserved
}

/// Whether a text is an id; nil when it is.
///
/// An id becomes a path, so it holds nothing that any file system reads in another way.
func idFault(_ text: String) -> IDFault? {
    if text.isEmpty { return .empty }
    for scalar in text.unicodeScalars where !isIDScalar(scalar) { return .character(scalar) }
    if text.utf8.count > 64 { return .tooLong }
    if let first = text.unicodeScalars.first, [".", "_", "-"].contains(first) { return .start }
    let stem = text.lowercased().prefix { $0 != "." }
    if reservedNames.contains(String(stem)) || ownNames.contains(text.lowercased()) {
        return .reserved
    }
    return nil
}

private func isIDScalar(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", ".", "_", "-": true
    default: false
    }
}

/// Names that pages of our own have.
private let ownNames: Set<String> = ["index", "prices", "desk"]

/// Names that Windows keeps for devices, whatever follows the first point.
private let reservedNames: Set<String> = Set(
    ["con", "prn", "aux", "nul"] + (1...9).flatMap { ["com\($0)", "lpt\($0)"] }
)
