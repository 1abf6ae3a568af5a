import Incentives

/// How a locale writes figures and days: `1,372.00` and `10 May 2026`, `1.372,00` and `10 Mei
/// 2026`.
///
/// Minus is U+2212, and the spaces of a date do not break.
struct LocaleFormat: Sendable {
    let phrases: Phrases

    /// An amount with all decimals of its currency: `−28.00`.
    func amount(_ money: Money) -> String {
        amount(money.minorUnits, money.currency)
    }

    /// What lines add up to, with all its decimals: money, or units.
    func figure(_ value: ExactFraction, of quantity: Quantity, _ currency: Currency) -> String {
        quantity.isMoney ? amount(value, currency) : units(value)
    }

    /// Minor units with all decimals of their currency.
    func amount(_ minorUnits: Int64, _ currency: Currency) -> String {
        decimal(
            Int128(minorUnits),
            scale: currency.exponent,
            least: currency.exponent
        )
    }

    /// An amount with its currency: `1,372.00 USD`.
    func money(_ money: Money) -> String {
        "\(amount(money))\u{A0}\(money.currency.code)"
    }

    /// An exact amount, rounded half away for show.
    func amount(_ minorUnits: ExactFraction, _ currency: Currency) -> String {
        decimal(minorUnits.roundedHalfAway, scale: currency.exponent, least: currency.exponent)
    }

    /// A bound, without decimals where it is whole: `50,000`.
    func bound(_ minorUnits: ExactFraction, _ currency: Currency) -> String {
        let text = minorUnits.roundedHalfAway
        let isWhole = text % Int128(currency.minorUnitsPerUnit) == 0
        return decimal(text, scale: currency.exponent, least: isWhole ? 0 : currency.exponent)
    }

    /// Millionths of a currency's unit, with at least its decimals and no needless zeros.
    func price(_ millionths: Millionths, _ currency: Currency) -> String {
        decimal(Int128(millionths), scale: 6, least: currency.exponent)
    }

    /// An exchange rate, with no needless zeros.
    func exchangeRate(_ rate: ExchangeRate) -> String {
        decimal(Int128(rate.perHundredMillion), scale: 8, least: 0)
    }

    /// Units, with no needless zeros.
    func units(_ millionths: Int128) -> String {
        decimal(millionths, scale: 6, least: 0)
    }

    /// An exact number of units, rounded to six decimals for show.
    func units(_ units: ExactFraction) -> String {
        self.units(units.scaledHalfAway(by: 1_000_000))
    }

    /// A rate: `3.5%`.
    func rate(_ rate: Rate) -> String {
        decimal(Int128(rate.partsPerHundredMillion), scale: 6, least: 0) + "%"
    }

    /// An exact ratio as a percentage of at most two decimals, never above what it is.
    func percent(_ ratio: ExactFraction) -> String {
        decimal(ratio.scaledDown(by: 10_000), scale: 2, least: 0) + "%"
    }

    /// An exact rate as a percentage of at most six decimals: `3.25%`.
    func percentExact(_ ratio: ExactFraction) -> String {
        decimal(ratio.scaledHalfAway(by: 100_000_000), scale: 6, least: 0) + "%"
    }

    /// A count: `1,240`.
    func count(_ number: Int) -> String { decimal(Int128(number), scale: 0, least: 0) }

    /// A scaled integer with the locale's separators; digits behind `least` decimals are dropped
    /// where they are zeros.
    private func decimal(_ value: Int128, scale: Int, least: Int) -> String {
        var digits = Array(String(value.magnitude))
        while digits.count <= scale { digits.insert("0", at: 0) }
        var fraction = Array(digits.suffix(scale))
        let whole = digits.dropLast(scale)
        while fraction.count > least, fraction.last == "0" { fraction.removeLast() }
        var grouped: [Character] = []
        for (index, digit) in whole.enumerated() {
            if index > 0, (whole.count - index) % 3 == 0 { grouped += phrases(.numberGrouping) }
            grouped.append(digit)
        }
        let sign = value < 0 ? "\u{2212}" : ""
        let decimals = fraction.isEmpty ? "" : phrases(.numberDecimal) + String(fraction)
        return sign + String(grouped) + decimals
    }
}

extension LocaleFormat {
    /// A day in full: `10 May 2026`.
    func day(_ day: Day) -> String {
        phrases(
            .dayFull,
            ["day": "\(day.dayOfMonth)", "month": month(day.month), "year": "\(day.year)"]
        )
    }

    /// A day for a table: `10 May 2026` with a short month.
    func shortDay(_ day: Day) -> String {
        phrases(
            .dayFull,
            ["day": "\(day.dayOfMonth)", "month": shortMonth(day.month), "year": "\(day.year)"]
        )
    }

    /// A day inside a year that is known: `10 May`.
    func dayInYear(_ day: Day) -> String {
        phrases(.dayInYear, ["day": "\(day.dayOfMonth)", "month": month(day.month)])
    }

    /// The same with a short month.
    func shortDayInYear(_ day: Day) -> String {
        phrases(.dayInYear, ["day": "\(day.dayOfMonth)", "month": shortMonth(day.month)])
    }

    /// A span: `1 January to 31 December 2026`; one without an end is `from 1 January 2026`.
    func span(_ span: DaySpan) -> String {
        if span.last == .last { return phrases(.spanFrom, ["first": day(span.first)]) }
        let sameYear = span.first.year == span.last.year
        return phrases(
            .spanBoth,
            [
                "first": sameYear ? dayInYear(span.first) : day(span.first),
                "last": day(span.last),
            ]
        )
    }

    /// A span for a table, with short months; one without a start or an end says only the other.
    func shortSpan(_ span: DaySpan) -> String {
        if span.first == .first { return phrases(.homeUntil, ["day": shortDay(span.last)]) }
        if span.last == .last { return phrases(.spanFrom, ["first": shortDay(span.first)]) }
        let sameYear = span.first.year == span.last.year
        return phrases(
            .spanBoth,
            [
                "first": sameYear ? shortDayInYear(span.first) : shortDay(span.first),
                "last": shortDay(span.last),
            ]
        )
    }

    /// A period in months: `January to March 2026`, `March 2026`; a run in days.
    func period(_ period: Period) -> String {
        guard period.cycle != nil else { return span(period.span) }
        let (first, last) = (period.span.first, period.span.last)
        let end = monthAndYear(last)
        if first.month == last.month, first.year == last.year { return end }
        let start = month(first.month) + (first.year == last.year ? "" : "\u{A0}\(first.year)")
        return phrases(.spanBoth, ["first": start, "last": end])
    }

    /// The month of a day: `March 2026`.
    func monthAndYear(_ day: Day) -> String { "\(month(day.month))\u{A0}\(day.year)" }

    /// A period's months without the year: `January to March`.
    func months(_ period: Period) -> String {
        guard period.cycle != nil else { return span(period.span) }
        let (first, last) = (period.span.first, period.span.last)
        if first.month == last.month, first.year == last.year { return month(first.month) }
        return phrases(.spanBoth, ["first": month(first.month), "last": month(last.month)])
    }

    private func month(_ number: Int) -> String { phrases.month(number) }

    private func shortMonth(_ number: Int) -> String { phrases.shortMonth(number) }
}
