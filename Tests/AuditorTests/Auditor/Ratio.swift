import Foundation

/// An exact number of the auditor's own: slow, plain, and sharing nothing with the engine.
struct Ratio: Equatable, Comparable, Sendable {
    let top: Int128
    let bottom: Int128

    init(_ top: Int128, _ bottom: Int128 = 1) {
        var (a, b) = (abs(top), abs(bottom))
        while b != 0 { (a, b) = (b, a % b) }
        let divisor = a == 0 ? 1 : a
        self.top = (bottom < 0 ? -top : top) / divisor
        self.bottom = abs(bottom) / divisor
    }

    static func + (a: Ratio, b: Ratio) -> Ratio {
        Ratio(a.top * b.bottom + b.top * a.bottom, a.bottom * b.bottom)
    }

    static func - (a: Ratio, b: Ratio) -> Ratio {
        Ratio(a.top * b.bottom - b.top * a.bottom, a.bottom * b.bottom)
    }

    static func * (a: Ratio, b: Ratio) -> Ratio { Ratio(a.top * b.top, a.bottom * b.bottom) }

    static func / (a: Ratio, b: Ratio) -> Ratio { Ratio(a.top * b.bottom, a.bottom * b.top) }

    static func < (a: Ratio, b: Ratio) -> Bool { a.top * b.bottom < b.top * a.bottom }

    /// The nearest whole number, a half away from zero.
    var rounded: Int64 {
        let doubled = abs(top) * 2 + bottom
        let whole = Int64(doubled / (bottom * 2))
        return top < 0 ? -whole : whole
    }
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
