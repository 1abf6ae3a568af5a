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

/// How lines in other currencies reach the program's.
enum GeneratedMeasureRate: String, CaseIterable {
    case saleDay = "sale_day"
    case monthAverage = "month_average"
    case runStart = "run_start"
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

    /// What one of a currency is worth in dollars by a month's mean, to eight decimals.
    fileprivate func means(of currency: GeneratedCurrency) -> [Int: Int] {
        let known = rates.filter { $0.from == currency && $0.to == .dollar && $0.day <= asOf }
        return Dictionary(grouping: known) { month(of: $0.day) }.mapValues { rates in
            let sum = rates.reduce(Int128(0)) { $0 + Int128($1.rate) }
            return Int(Ratio(sum, Int128(rates.count)).rounded)
        }
    }
}

/// Draws the rates of a site, and what it says of other currencies.
func drawRates(_ terms: inout GeneratedTerms, batch: Int) {
    var dice = Dice(seed: 29_000_029 + batch)
    terms.closes = dice.one(of: [0, 3, 10, 10, 25])
    for (currency, first, back) in [
        (GeneratedCurrency.euro, 92_000_000, 108_695_652), (.yen, 15_000_000_000, 666_667),
        (.dinar, 30_700_000, 325_732_899),
    ] {
        drawWalk(from: currency, to: .dollar, back, &terms, &dice)
        drawWalk(from: .dollar, to: currency, first, &terms, &dice)
        terms.means[currency] = terms.means(of: currency)
        if dice.happens(40) { terms.payoutUnits[currency] = dice.one(of: [5, 10, 100]) }
        if dice.happens(40) {
            terms.minimums[currency] = dice.number(1...40) * currency.size * first / 100_000_000
        }
    }
}

/// Draws how a rate moves, with no more than ten days between two of its days.
private func drawWalk(
    from: GeneratedCurrency,
    to: GeneratedCurrency,
    _ first: Int,
    _ terms: inout GeneratedTerms,
    _ dice: inout Dice
) {
    var rate = first
    var day = dayNumber(2025, 9, 20)
    while day < dayNumber(2027, 2, 15) {
        rate += rate / 1_000 * dice.number(-30...30) + dice.number(-999...999)
        // A round one, so that halves come up.
        var shown = dice.happens(40) ? rate / (first / 20) * (first / 20) : rate
        // Lines at rates of eight decimals, sliced by a growth, are more than 128 bits hold.
        if to == .dollar { shown = first < 1_000_000 ? shown / 10 * 10 : shown / 1_000 * 1_000 }
        terms.rates.append(
            GeneratedRate(day: day, from: from, to: to, rate: shown)
        )
        day += dice.number(1...10)
    }
}

/// Lets some partners be paid in another currency than the program's.
func drawCurrencies(_ portfolio: inout GeneratedPortfolio) {
    var dice = Dice(seed: 31_000_039 + portfolio.seed)
    for partner in portfolio.partners.indices where dice.happens(25) {
        portfolio.partners[partner].currency = dice.one(of: [.euro, .yen, .dinar])
    }
}

/// Lets some lines be sold in another currency than the program's.
func drawForeignLines(_ portfolio: inout GeneratedPortfolio) {
    var dice = Dice(seed: 37_000_043 + portfolio.seed)
    guard dice.happens(30) else { return }
    let currency = dice.one(of: [GeneratedCurrency.euro, .yen, .dinar])
    let isMixed = dice.happens(50)
    var foreign: Set<String> = []
    for line in portfolio.lines where !line.isReturn && (!isMixed || dice.happens(40)) {
        foreign.insert(line.id)
    }
    for number in portfolio.lines.indices {
        let line = portfolio.lines[number]
        guard foreign.contains(line.returns ?? line.id) else { continue }
        portfolio.lines[number] = line.sold(in: currency)
    }
    for program in portfolio.programs.indices {
        for rule in portfolio.programs[program].rules.indices
        where portfolio.programs[program].rules[rule].measure != .payouts {
            portfolio.programs[program].rules[rule].measureRate = dice.one(
                of: GeneratedMeasureRate.allCases
            )
        }
    }
}

extension GeneratedPortfolio {
    /// Whether means of eight decimals, or losses that are shared, make fractions that outgrow 128
    /// bits.
    var hasLongFractions: Bool {
        lines.contains { $0.currency != .dollar }
            || programs.contains { $0.rules.contains { $0.claimed?.late != nil } }
    }
}

extension GeneratedLine {
    /// The same in another currency, which has no list price and no cost but its own.
    fileprivate func sold(in currency: GeneratedCurrency) -> GeneratedLine {
        let scale = currency == .yen ? 100 : 1
        var line = GeneratedLine(
            id: id,
            partner: partner,
            product: product,
            day: day,
            units: units,
            net: net * scale,
            gross: gross.map { $0 * scale },
            cost: costAmount * scale,
            order: order,
            customer: customer,
            channel: channel,
            grade: grade
        )
        line.currency = currency
        line.person = person
        line.deal = deal
        line.delivered = delivered
        line.returns = returns
        line.isFullReturn = isFullReturn
        return line
    }
}

/// What one of each line's currency is worth in dollars, in hundred millionths, by line.
struct SlowRates {
    private var ofDay: [String: Int] = [:]
    private var ofMonth: [String: Int] = [:]
    private var ofStart: [Int: [GeneratedCurrency: Int]] = [:]

    init(_ portfolio: GeneratedPortfolio, _ terms: GeneratedTerms) {
        let sales = Dictionary(uniqueKeysWithValues: portfolio.lines.map { ($0.id, $0) })
        for line in portfolio.lines where line.currency != .dollar {
            // A return has its sale's rate.
            let sale = line.returns.flatMap { sales[$0] } ?? line
            ofDay[line.id] = terms.partsRate(line.currency, on: sale.day)
            ofMonth[line.id] = terms.means[line.currency]?[month(of: sale.day)]
            for program in portfolio.programs {
                let start = program.runs.lowerBound
                ofStart[start, default: [:]][line.currency] = terms.partsRate(
                    line.currency,
                    on: start
                )
            }
        }
    }

    func rate(of line: GeneratedLine, _ rule: GeneratedMeasureRate, from start: Int) -> Int {
        if line.currency == .dollar { return 100_000_000 }
        return switch rule {
        case .saleDay: ofDay[line.id] ?? 0
        case .monthAverage: ofMonth[line.id] ?? ofDay[line.id] ?? 0
        case .runStart: ofStart[start]?[line.currency] ?? 0
        }
    }
}

extension GeneratedTerms {
    fileprivate func partsRate(_ from: GeneratedCurrency, on day: Int) -> Int {
        let rate = rate(from, .dollar, on: day)
        return Int(rate.top * (100_000_000 / rate.bottom))
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
    Mechanic("lines in another currency") { portfolio, _ in
        let isThere = portfolio.lines.contains { $0.currency != .dollar }
        for line in portfolio.lines.indices { portfolio.lines[line].currency = .dollar }
        return isThere
    },
    .rules("measure_rate: sale_day", { $0.measureRate == .saleDay }) { $0.measureRate = .runStart },
    .rules("measure_rate: month_average", { $0.measureRate == .monthAverage }) {
        $0.measureRate = .saleDay
    },
    .rules("measure_rate: run_start", { $0.measureRate == .runStart }) {
        $0.measureRate = .saleDay
    },
    .terms("the day of the payment rate", { $0.closes > 0 }) { $0.closes = 0 },
    .terms("payout_unit of another currency", { !$0.payoutUnits.isEmpty }) { $0.payoutUnits = [:] },
    .terms("minimum_payout of another currency", { !$0.minimums.isEmpty }) { $0.minimums = [:] },
]
