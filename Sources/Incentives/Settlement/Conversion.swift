/// A payout turned into the partner's currency.
///
/// - Source: SEMANTICS 6, "Currency": the payment rate, of the period's last day + `closes`.
public struct Conversion: Hashable, Sendable {
    public let rate: ExchangeRate
    /// In the partner's currency, rounded to its payout unit.
    public let converted: Money
    /// Whether the day of the rate is still to come, so that the newest one stands in.
    public let isNewest: Bool
}

extension Settlement {
    /// What is paid, in the partner's currency.
    public var payout: Money { conversion?.converted ?? paid }

    /// The same, converted for a statement whose payouts convert on a day.
    ///
    /// - Throws: `Refusal.missingRate` where something is paid and there is no rate.
    func converted(
        to currency: Currency,
        of partner: PartnerIndex,
        in statement: Period,
        terms: SiteTerms,
        rates: ExchangeRates
    ) throws(Refusal) -> Settlement {
        if paid.currency == currency { return self }
        let closing = terms.statements.closing(of: statement)
        let day = min(closing, terms.asOf)
        let pair = CurrencyPair(from: paid.currency, to: currency)
        guard let rate = rates.rate(pair, on: day) else {
            if paid.minorUnits == 0 {
                let nothing = ExchangeRate(day: day, perHundredMillion: 0, source: nil)
                return with(Conversion(rate: nothing, converted: .zero(currency), isNewest: false))
            }
            throw .missingRate(
                partner: partner,
                program: program,
                incentive: incentive,
                period: statement.name,
                pair: pair,
                day: day
            )
        }
        do {
            let units =
                try ExactFraction(paid.minorUnits)
                / ExactFraction(paid.currency.minorUnitsPerUnit)
            let exact = try units * rate.fraction * ExactFraction(currency.minorUnitsPerUnit)
            let amount = try terms.rounding.round(
                exact,
                toMultipleOf: terms.payoutUnit(of: currency)
            )
            return with(
                Conversion(
                    rate: rate,
                    converted: Money(minorUnits: amount, currency: currency),
                    isNewest: closing > terms.asOf
                )
            )
        } catch {
            throw .statementOverflow(partner: partner, period: statement.name)
        }
    }
}
