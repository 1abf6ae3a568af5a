/// How the one rounding treats a half: away from zero, or to the even neighbour.
///
/// - Source: IEEE 754 roundTiesToAway and roundTiesToEven, on exact fractions.
public enum Rounding: String, Hashable, Sendable, CaseIterable {
    case halfAway = "half_away"
    case halfEven = "half_even"

    /// Rounds an amount in minor units to whole multiples of a payout unit.
    ///
    /// - Units: `value` and `unit` in minor units; the unit is at least 1.
    /// - Throws: `MoneyError.overflow` when the result leaves 64 bits.
    public func round(_ value: ExactFraction, toMultipleOf unit: Int64) throws(MoneyError) -> Int64
    {
        precondition(unit >= 1, "A payout unit is at least one minor unit.")
        let scaled = try value / ExactFraction(unit)
        let floor = scaled.roundedDown
        let rest = try scaled - ExactFraction(floor)
        let half = ExactFraction(1, over: 2)
        let goesUp: Bool
        if rest == half {
            switch self {
            case .halfAway: goesUp = !value.isNegative
            case .halfEven: goesUp = floor % 2 != 0
            }
        } else {
            goesUp = rest > half
        }
        let units = goesUp ? floor + 1 : floor
        let (result, overflow) = units.multipliedReportingOverflow(by: Int128(unit))
        guard !overflow, let fitting = Int64(exactly: result) else { throw .overflow }
        return fitting
    }
}

extension ExactFraction {
    /// The nearest whole number, half away from zero: for what is shown, never for what is paid.
    public var roundedHalfAway: Int128 { scaledHalfAway(by: 1) }

    /// The value times a scale as the nearest whole number, half away from zero; for what is shown.
    ///
    /// A result beyond 127 bits stands at their end.
    public func scaledHalfAway(by scale: UInt64) -> Int128 {
        let divisor = denominator.magnitude
        let (whole, rest) = numerator.magnitude.quotientAndRemainder(dividingBy: divisor)
        let part = divisor.dividingFullWidth(rest.multipliedFullWidth(by: UInt128(scale)))
        let isUp = part.remainder >= divisor - part.remainder
        let (scaled, overflow) = whole.multipliedReportingOverflow(by: UInt128(scale))
        let magnitude = scaled.addingReportingOverflow(part.quotient + (isUp ? 1 : 0))
        guard !overflow, !magnitude.overflow, let shown = Int128(exactly: magnitude.partialValue)
        else { return isNegative ? .min : .max }
        return isNegative ? -shown : shown
    }

    /// The value times a scale as the largest whole number that is not above it: for what is shown
    /// beside a bound, so that nothing below a bound looks as if it had reached it.
    public func scaledDown(by scale: UInt64) -> Int128 {
        let nearest = scaledHalfAway(by: scale)
        return ExactFraction(reducing: nearest, over: Int128(scale)) > self ? nearest - 1 : nearest
    }
}
