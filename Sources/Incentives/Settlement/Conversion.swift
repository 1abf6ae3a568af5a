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

/// How what is paid reaches the partner's statement.
public enum Payment: Hashable, Sendable {
    /// In the program's currency, which is the partner's.
    case asItIs
    case converted(Conversion)
    /// It goes to the partner's parent, so that the partner has nothing of its currency.
    case toParent(Currency)
}

extension Payment {
    /// What the partner has of what is paid, in its currency.
    func payout(of paid: Money) -> Money {
        switch self {
        case .asItIs: paid
        case .converted(let conversion): conversion.converted
        case .toParent(let currency): .zero(currency)
        }
    }

    /// Nil where nothing is converted.
    var conversion: Conversion? {
        if case .converted(let conversion) = self { conversion } else { nil }
    }
}

extension Settlement {
    /// What the partner is paid, in its currency.
    public var payout: Money { payment.payout(of: paid) }

    /// The same in the partner's currency; nil where it is not converted.
    public var conversion: Conversion? { payment.conversion }

    /// Whether the partner's parent is paid.
    public var goesToParent: Bool {
        if case .toParent = payment { true } else { false }
    }
}

extension Portfolio {
    /// What is paid by an incentive, as it reaches the statement of a partner.
    ///
    /// - Throws: `Refusal.missingRate` where something is paid and there is no rate.
    func payment(
        of paid: Money,
        by place: IncentivePlace,
        to partner: PartnerIndex,
        in statement: Period
    ) throws(Refusal) -> Payment {
        let currency = partners[partner].currency
        if paid.currency == currency { return .asItIs }
        let closing = terms.statements.closing(of: statement)
        let day = min(closing, terms.asOf)
        let pair = CurrencyPair(from: paid.currency, to: currency)
        guard let rate = rates.rate(pair, on: day) else {
            if paid.minorUnits == 0 {
                let nothing = ExchangeRate(day: day, perHundredMillion: 0, source: nil)
                return .converted(
                    Conversion(rate: nothing, converted: .zero(currency), isNewest: false)
                )
            }
            throw .missingRate(
                partner: partner,
                program: place.program,
                incentive: place.incentive,
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
            return .converted(
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
