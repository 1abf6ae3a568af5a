/// How the one rounding treats a half: away from zero, or to the even neighbour.
///
/// - Source: IEEE 754 roundTiesToAway and roundTiesToEven, on exact fractions.
public enum Rounding: String, Hashable, Sendable {
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
