public import Incentives

/// An amount as machines read it: the currency's decimals, a point, no grouping.
public func plainAmount(_ money: Money) -> String {
    plainDecimal(Int128(money.minorUnits), decimals: money.currency.exponent)
}

/// Minor units as machines read them.
public func plainAmount(_ minorUnits: Int64, _ currency: Currency) -> String {
    plainDecimal(Int128(minorUnits), decimals: currency.exponent)
}

/// An exact amount in minor units, rounded half away to the minor unit.
public func plainAmount(_ minorUnits: ExactFraction, _ currency: Currency) -> String {
    plainDecimal(minorUnits.roundedHalfAway, decimals: currency.exponent)
}

/// An exact number with up to six decimals, rounded half away.
public func plainNumber(_ value: ExactFraction) -> String {
    plainMillionths(value.scaledHalfAway(by: 1_000_000))
}

/// An exact ratio as a percentage of up to six decimals: `17.5%`.
public func plainPercent(_ ratio: ExactFraction) -> String {
    plainMillionths(ratio.scaledHalfAway(by: 100_000_000)) + "%"
}

/// A measure or a bound in its unit: money with the currency's decimals, units plain, a ratio as
/// a percentage.
public func plainMeasure(
    _ value: ExactFraction,
    of measure: Measure,
    _ currency: Currency
) -> String {
    measure.isComparison
        ? plainMillionths(value.scaledDown(by: 100_000_000)) + "%"
        : plainFigure(value, of: measure.quantity, currency)
}

/// What lines add up to, in its unit.
public func plainFigure(
    _ value: ExactFraction,
    of quantity: Quantity,
    _ currency: Currency
) -> String {
    quantity.isMoney ? plainAmount(value, currency) : plainNumber(value)
}

func plainDecimal(_ value: Int128, decimals: Int) -> String {
    var digits = String(value.magnitude)
    while digits.utf8.count <= decimals { digits = "0" + digits }
    let whole = digits.dropLast(decimals)
    let sign = value < 0 ? "-" : ""
    return decimals == 0 ? sign + whole : "\(sign)\(whole).\(digits.suffix(decimals))"
}
