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
        let (first, firstOverflows) = a.top.multipliedReportingOverflow(by: left)
        let (second, secondOverflows) = b.top.multipliedReportingOverflow(by: right)
        let (bottom, bottomOverflows) = a.bottom.multipliedReportingOverflow(by: left)
        let (top, topOverflows) = first.addingReportingOverflow(second)
        if firstOverflows || secondOverflows || bottomOverflows || topOverflows {
            return a.coarse + b.coarse
        }
        return Ratio(top, bottom)
    }

    static func - (a: Ratio, b: Ratio) -> Ratio { a + Ratio(-b.top, b.bottom) }

    static func * (a: Ratio, b: Ratio) -> Ratio {
        let (left, right) = (commonDivisor(a.top, b.bottom), commonDivisor(b.top, a.bottom))
        let (top, topOverflows) =
            (a.top / left).multipliedReportingOverflow(by: b.top / right)
        let (bottom, bottomOverflows) =
            (a.bottom / right).multipliedReportingOverflow(by: b.bottom / left)
        if topOverflows || bottomOverflows { return a.coarse * b.coarse }
        return Ratio(top, bottom)
    }

    static func / (a: Ratio, b: Ratio) -> Ratio { a * Ratio(b.bottom, b.top) }

    static func < (a: Ratio, b: Ratio) -> Bool { (a - b).top < 0 }

    /// Whether numbers that outgrow 128 bits may be cut, where only a difference is looked for.
    @TaskLocal static var mayBeCoarse = false

    /// Nearly the same number, of numbers small enough to go on with.
    private var coarse: Ratio {
        precondition(Ratio.mayBeCoarse, "an exact number of the auditor outgrows 128 bits")
        var (a, b) = (top, bottom)
        while abs(a) >= 1 << 60 || b >= 1 << 60 { (a, b) = (a / 2, b / 2) }
        return Ratio(a, max(b, 1))
    }

    /// The nearest whole number, a half away from zero.
    var rounded: Int64 {
        let rest = abs(top) % bottom
        let whole = Int64(abs(top) / bottom) + (rest >= bottom - rest ? 1 : 0)
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
