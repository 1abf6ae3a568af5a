/// A number without rounding: a fraction in lowest terms, whose denominator is above zero.
///
/// All arithmetic between the sales lines and the one rounding is done in these. The operators
/// throw where a figure leaves 128 bits, so `try` stands once before a whole formula.
public struct ExactFraction: Hashable, Sendable {
    public let numerator: Int128
    public let denominator: Int128

    /// Nought.
    public static let zero = ExactFraction(0)
    /// One.
    public static let one = ExactFraction(1)

    /// A whole number.
    public init(_ whole: some FixedWidthInteger & SignedInteger) {
        numerator = Int128(whole)
        denominator = 1
    }

    /// A quotient of 64-bit numbers; the denominator is above zero.
    public init(_ numerator: Int64, over denominator: Int64) {
        self.init(reducing: Int128(numerator), over: Int128(denominator))
    }

    /// A quotient; the denominator is above zero.
    public init(reducing numerator: Int128, over denominator: Int128) {
        precondition(denominator > 0, "A fraction's denominator is above zero.")
        let divisor = Int128(greatestCommonDivisor(numerator.magnitude, UInt128(denominator)))
        self.numerator = numerator / divisor
        self.denominator = denominator / divisor
    }

    /// Whether the number is below zero.
    public var isNegative: Bool { numerator < 0 }
    /// Whether the number is nought.
    public var isZero: Bool { numerator == 0 }
    /// Whether the number is above zero.
    public var isPositive: Bool { numerator > 0 }

    /// The number with its sign turned.
    public static prefix func - (value: ExactFraction) throws(MoneyError) -> ExactFraction {
        try .zero - value
    }

    public static func + (a: ExactFraction, b: ExactFraction) throws(MoneyError) -> ExactFraction {
        if a.denominator == b.denominator {
            let sum = a.numerator.addingReportingOverflow(b.numerator)
            if sum.overflow { throw .overflow }
            if a.denominator == 1 { return ExactFraction(sum.partialValue) }
            return ExactFraction(reducing: sum.partialValue, over: a.denominator)
        }
        let shared = Int128(greatestCommonDivisor(a.denominator.magnitude, b.denominator.magnitude))
        let widened = b.denominator / shared
        let left = try product(a.numerator, widened)
        let right = try product(b.numerator, a.denominator / shared)
        let sum = left.addingReportingOverflow(right)
        if sum.overflow { throw .overflow }
        return ExactFraction(reducing: sum.partialValue, over: try product(a.denominator, widened))
    }

    public static func - (a: ExactFraction, b: ExactFraction) throws(MoneyError) -> ExactFraction {
        let turned = Int128(0).subtractingReportingOverflow(b.numerator)
        if turned.overflow { throw .overflow }
        return try a + ExactFraction(reducing: turned.partialValue, over: b.denominator)
    }

    public static func * (a: ExactFraction, b: ExactFraction) throws(MoneyError) -> ExactFraction {
        let first = Int128(greatestCommonDivisor(a.numerator.magnitude, b.denominator.magnitude))
        let second = Int128(greatestCommonDivisor(b.numerator.magnitude, a.denominator.magnitude))
        return ExactFraction(
            reducing: try product(a.numerator / first, b.numerator / second),
            over: try product(a.denominator / second, b.denominator / first)
        )
    }

    /// Divides; the divisor is not nought.
    public static func / (a: ExactFraction, b: ExactFraction) throws(MoneyError) -> ExactFraction {
        precondition(!b.isZero, "Nothing is divided by nought.")
        let sign: Int128 = b.numerator < 0 ? -1 : 1
        let turned = b.numerator.multipliedReportingOverflow(by: sign)
        if turned.overflow { throw .overflow }
        return try a
            * ExactFraction(reducing: try product(b.denominator, sign), over: turned.partialValue)
    }

    /// The largest whole number that is not above this one.
    public var roundedDown: Int128 {
        let (quotient, remainder) = numerator.quotientAndRemainder(dividingBy: denominator)
        return remainder < 0 ? quotient - 1 : quotient
    }

    /// The smallest whole number that is not below this one.
    public var roundedUp: Int128 {
        let (quotient, remainder) = numerator.quotientAndRemainder(dividingBy: denominator)
        return remainder > 0 ? quotient + 1 : quotient
    }
}

extension ExactFraction {
    /// Adds numbers of which each may bring a denominator of its own.
    ///
    /// The sum is exact as long as 64 bits hold the common denominator. Where they do not, as with
    /// the slices of hundreds of customers, each number counts to 12 decimals.
    ///
    /// - Throws: `MoneyError.overflow` when the sum leaves its range.
    /// - Complexity: O(numbers).
    public static func sum(_ numbers: [ExactFraction]) throws(MoneyError) -> ExactFraction {
        do {
            var sum = ExactFraction.zero
            for number in numbers {
                sum = try sum + number
                if !sum.isShort { throw MoneyError.overflow }
            }
            return sum
        } catch {
            var sum: Int128 = 0
            for number in numbers {
                let next = try sum.addingReportingOverflow(number.scaledForSums())
                if next.overflow { throw .overflow }
                sum = next.partialValue
            }
            return ExactFraction(reducing: sum, over: scaleOfSums)
        }
    }

    /// The number times a part of a whole, exact as long as 64 bits hold the denominator; else to
    /// 12 decimals.
    ///
    /// - Throws: `MoneyError.overflow` when the product leaves its range.
    public func times(part: ExactFraction) throws(MoneyError) -> ExactFraction {
        do {
            let exact = try self * part
            if exact.isShort { return exact }
        } catch {
            // Only its denominators are too long, or the rounded product overflows, too.
        }
        let scaled = try scaledForSums()
        let divisor = part.denominator.magnitude
        let product = scaled.magnitude.multipliedFullWidth(by: part.numerator.magnitude)
        if product.high >= divisor { throw .overflow }
        let (whole, rest) = divisor.dividingFullWidth(product)
        let nearest = whole.addingReportingOverflow(rest >= divisor - rest ? 1 : 0)
        guard !nearest.overflow, let size = Int128(exactly: nearest.partialValue) else {
            throw .overflow
        }
        return ExactFraction(
            reducing: (scaled < 0) == (part.numerator < 0) ? size : -size,
            over: ExactFraction.scaleOfSums
        )
    }

    /// Whether 64 bits hold the denominator.
    private var isShort: Bool { denominator <= Int128(Int64.max) }

    /// The number to 12 decimals, as a whole number of the last.
    private func scaledForSums() throws(MoneyError) -> Int128 {
        let scaled = scaledHalfAway(by: UInt64(ExactFraction.scaleOfSums))
        if scaled == .max || scaled == .min { throw .overflow }
        return scaled
    }

    /// The same as long as 32 bits hold its denominator, else to 12 decimals: 128 bits then still
    /// hold it added to converted amounts and multiplied by a rate.
    ///
    /// - Throws: `MoneyError.overflow` when the number leaves its range.
    public func shortened() throws(MoneyError) -> ExactFraction {
        if denominator <= Int128(UInt32.max) { return self }
        return ExactFraction(reducing: try scaledForSums(), over: ExactFraction.scaleOfSums)
    }

    /// 12 decimals.
    private static let scaleOfSums: Int128 = 1_000_000_000_000
}

extension ExactFraction: Comparable {
    /// Compares without multiplying, by continued fractions, so that it can't overflow.
    public static func < (a: ExactFraction, b: ExactFraction) -> Bool {
        if a.denominator == b.denominator { return a.numerator < b.numerator }
        var (left, right) = (a, b)
        while true {
            let (leftWhole, rightWhole) = (left.roundedDown, right.roundedDown)
            if leftWhole != rightWhole { return leftWhole < rightWhole }
            let leftRest = left.numerator - leftWhole * left.denominator
            let rightRest = right.numerator - rightWhole * right.denominator
            if rightRest == 0 { return false }
            if leftRest == 0 { return true }
            // a/b < c/d with both below 1 holds exactly when d/c < b/a.
            (left, right) = (
                ExactFraction(reducing: right.denominator, over: rightRest),
                ExactFraction(reducing: left.denominator, over: leftRest)
            )
        }
    }
}

private func product(_ a: Int128, _ b: Int128) throws(MoneyError) -> Int128 {
    let (value, overflow) = a.multipliedReportingOverflow(by: b)
    if overflow { throw .overflow }
    return value
}

/// Euclid's algorithm, going on in 64 bits as soon as the numbers fit, which is many times faster.
private func greatestCommonDivisor(_ a: UInt128, _ b: UInt128) -> UInt128 {
    var (x, y) = (a, b)
    while y != 0 {
        if x <= UInt128(UInt64.max), y <= UInt128(UInt64.max) {
            var (small, smaller) = (UInt64(x), UInt64(y))
            while smaller != 0 { (small, smaller) = (smaller, small % smaller) }
            return UInt128(small)
        }
        (x, y) = (y, x % y)
    }
    return x
}
