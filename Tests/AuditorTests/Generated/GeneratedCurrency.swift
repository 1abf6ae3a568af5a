/// A currency in which something is sold or paid.
enum GeneratedCurrency: String, CaseIterable {
    case dollar = "USD"
    case euro = "EUR"
    case yen = "JPY"
    case dinar = "KWD"

    /// The decimals of ISO 4217.
    var decimals: Int {
        switch self {
        case .dollar, .euro: 2
        case .yen: 0
        case .dinar: 3
        }
    }

    /// Minor units of one.
    var size: Int { (0..<decimals).reduce(1) { size, _ in size * 10 } }

    /// Minor units as the content and `compute` write them.
    func text(_ amount: Int) -> String {
        let sign = amount < 0 ? "-" : ""
        if decimals == 0 { return sign + "\(abs(amount))" }
        let rest = String(String(size + abs(amount) % size).dropFirst())
        return sign + "\(abs(amount) / size).\(rest)"
    }
}

/// What one of a currency is worth in another from a day on, in hundred millionths.
struct GeneratedRate {
    let day: Int
    let from: GeneratedCurrency
    let to: GeneratedCurrency
    let rate: Int
}

extension GeneratedTerms {
    /// The newest rate at or before a day.
    func rate(_ from: GeneratedCurrency, _ to: GeneratedCurrency, on day: Int) -> Ratio {
        if from == to { return Ratio(1) }
        let found = rates.last { $0.from == from && $0.to == to && $0.day <= day }
        return Ratio(Int128(found?.rate ?? 0), 100_000_000)
    }
}

/// Draws the rates of a site, and what it says of other currencies.
func drawRates(_ terms: inout GeneratedTerms, batch: Int) {
    var dice = Dice(seed: 29_000_029 + batch)
    terms.closes = dice.one(of: [0, 3, 10, 10, 25])
    for (currency, first) in [
        (GeneratedCurrency.euro, 92_000_000), (.yen, 15_000_000_000), (.dinar, 30_700_000),
    ] {
        var rate = first
        var day = dayNumber(2025, 9, 20)
        while day < dayNumber(2027, 2, 15) {
            rate += rate / 1_000 * dice.number(-30...30) + dice.number(-999...999)
            // A round one, so that halves come up.
            let shown = dice.happens(40) ? rate / (first / 20) * (first / 20) : rate
            terms.rates.append(
                GeneratedRate(day: day, from: .dollar, to: currency, rate: shown)
            )
            day += dice.number(1...10)
        }
        if dice.happens(40) { terms.payoutUnits[currency] = dice.one(of: [5, 10, 100]) }
        if dice.happens(40) {
            terms.minimums[currency] = dice.number(1...40) * currency.size * first / 100_000_000
        }
    }
}

/// Lets some partners be paid in another currency than the program's.
func drawCurrencies(_ portfolio: inout GeneratedPortfolio) {
    var dice = Dice(seed: 31_000_039 + portfolio.seed)
    for partner in portfolio.partners.indices where dice.happens(25) {
        portfolio.partners[partner].currency = dice.one(of: [.euro, .yen, .dinar])
    }
}

/// `rates.csv`.
func ratesText(_ rates: [GeneratedRate]) -> String {
    let rows = rates.map { rate in
        let worth =
            "\(rate.rate / 100_000_000)."
            + String(String(100_000_000 + rate.rate % 100_000_000).dropFirst())
        return "\(dayText(rate.day)),\(rate.from.rawValue),\(rate.to.rawValue),\(worth),Bank\n"
    }
    return "day,from,to,rate,source\n" + rows.joined()
}

/// The mechanics of currencies.
let currencyMechanics: [Mechanic] = [
    Mechanic("a partner's currency") { portfolio, _ in
        let isThere = portfolio.partners.contains { $0.currency != .dollar }
        for partner in portfolio.partners.indices {
            portfolio.partners[partner].currency = .dollar
        }
        return isThere
    },
    .terms("the day of the payment rate", { $0.closes > 0 }) { $0.closes = 0 },
    .terms("payout_unit of another currency", { !$0.payoutUnits.isEmpty }) { $0.payoutUnits = [:] },
    .terms("minimum_payout of another currency", { !$0.minimums.isEmpty }) { $0.minimums = [:] },
]
