import Foundation

/// An exact number of the auditor's own: slow, plain, and sharing nothing with the engine.
struct Ratio: Equatable, Comparable, Sendable {
    let top: Int128
    let bottom: Int128

    init(_ top: Int128, _ bottom: Int128 = 1) {
        let divisor = commonDivisor(top, bottom)
        self.top = (bottom < 0 ? -top : top) / divisor
        self.bottom = abs(bottom) / divisor
    }

    static func + (a: Ratio, b: Ratio) -> Ratio {
        let shared = commonDivisor(a.bottom, b.bottom)
        let (left, right) = (b.bottom / shared, a.bottom / shared)
        return Ratio(a.top * left + b.top * right, a.bottom * left)
    }

    static func - (a: Ratio, b: Ratio) -> Ratio { a + Ratio(-b.top, b.bottom) }

    static func * (a: Ratio, b: Ratio) -> Ratio {
        let (left, right) = (commonDivisor(a.top, b.bottom), commonDivisor(b.top, a.bottom))
        return Ratio((a.top / left) * (b.top / right), (a.bottom / right) * (b.bottom / left))
    }

    static func / (a: Ratio, b: Ratio) -> Ratio { a * Ratio(b.bottom, b.top) }

    static func < (a: Ratio, b: Ratio) -> Bool {
        let shared = commonDivisor(a.bottom, b.bottom)
        return a.top * (b.bottom / shared) < b.top * (a.bottom / shared)
    }

    /// The nearest whole number, a half away from zero.
    var rounded: Int64 {
        let doubled = abs(top) * 2 + bottom
        let whole = Int64(doubled / (bottom * 2))
        return top < 0 ? -whole : whole
    }
}

/// The greatest number that divides both; 1 of two noughts.
///
/// - Source: Euclid, Elements VII.2.
private func commonDivisor(_ a: Int128, _ b: Int128) -> Int128 {
    var (x, y) = (abs(a), abs(b))
    while y != 0 { (x, y) = (y, x % y) }
    return x == 0 ? 1 : x
}

/// A decimal text as an exact number: `1,234.5` too.
func ratio(_ text: String) -> Ratio {
    let plain = text.replacingOccurrences(of: ",", with: "")
    let parts = plain.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    let decimals = parts.count > 1 ? parts[1] : ""
    var bottom: Int128 = 1
    for _ in decimals { bottom *= 10 }
    let digits = Int128(parts[0] + decimals) ?? 0
    return Ratio(digits, bottom)
}
