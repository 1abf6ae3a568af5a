/// What one unit of a currency is worth in another on a day.
public struct ExchangeRate: Hashable, Sendable {
    public let day: Day
    /// Units of the other currency for one unit, in hundred-millionths.
    public let perHundredMillion: Int64
    /// Who says it; nil where nobody is named.
    public let source: String?

    public init(day: Day, perHundredMillion: Int64, source: String?) {
        self.day = day
        self.perHundredMillion = perHundredMillion
        self.source = source
    }

    /// Hundred-millionths in a whole.
    static let scale: Int64 = 100_000_000

    /// Units of the other currency for one unit.
    public var fraction: ExactFraction {
        ExactFraction(perHundredMillion, over: ExchangeRate.scale)
    }
}

/// The exchange rates of a site; a pair is never inverted.
///
/// - Source: SEMANTICS 6, "Currency".
public struct ExchangeRates: Hashable, Sendable {
    /// In order of their days.
    private let ofPair: [CurrencyPair: [ExchangeRate]]
    /// The last day of which a rate is known.
    private let lastDay: Day

    /// How many days a rate is good for.
    public static let daysGood = 10

    public static let none = ExchangeRates([])

    /// Takes one rate a pair and day, in any order.
    public init(_ quotes: [(pair: CurrencyPair, rate: ExchangeRate)]) {
        var ofPair: [CurrencyPair: [ExchangeRate]] = [:]
        for quote in quotes { ofPair[quote.pair, default: []].append(quote.rate) }
        self.ofPair = ofPair.mapValues { $0.sorted { $0.day < $1.day } }
        lastDay = .last
    }

    private init(_ rates: ExchangeRates, upTo day: Day) {
        ofPair = rates.ofPair.mapValues { $0.filter { $0.day <= day } }
        lastDay = day
    }

    /// Those that are known on a day, since nothing dated after it is seen.
    func known(on day: Day) -> ExchangeRates { ExchangeRates(self, upTo: day) }

    /// The newest rate at or before a day and not older than ten days; nil where there is none.
    public func rate(_ pair: CurrencyPair, on day: Day) -> ExchangeRate? {
        guard let rate = ofPair[pair]?.last(where: { $0.day <= day }),
            rate.day.adding(days: ExchangeRates.daysGood) >= day
        else { return nil }
        return rate
    }

    /// The mean of the rates of a day's month, as far as they are known, rounded half away from
    /// zero to eight decimals; nil where the month has none.
    func average(_ pair: CurrencyPair, inMonthOf day: Day) -> ExchangeRate? {
        let month = Period.containing(day, cycle: .month, fiscalYearStarts: 1)
        let rates = (ofPair[pair] ?? []).filter { month.span.contains($0.day) }
        guard !rates.isEmpty else { return nil }
        let sum = rates.reduce(Int128(0)) { $0 + Int128($1.perHundredMillion) }
        let mean = ExactFraction(reducing: sum, over: Int128(rates.count)).roundedHalfAway
        return ExchangeRate(
            day: min(month.span.last, lastDay),
            perHundredMillion: Int64(clamping: mean),
            source: rates.last?.source
        )
    }
}

/// Two currencies, of which the first is worth so much of the second.
public struct CurrencyPair: Hashable, Sendable {
    public let from: Currency
    public let to: Currency

    public init(from: Currency, to: Currency) {
        self.from = from
        self.to = to
    }
}

/// Which day's rate turns a line's currency into that of the tiers.
///
///     measure_rate: month_average
///
/// 1,000.00 EUR sold at 1.10 on the day of the sale, in a month whose mean is 1.08, count as
/// 1,100.00 USD by `sale_day`, and as 1,080.00 USD by `month_average`. `run_start` takes the rate
/// of the run's first day for every line.
///
/// - Source: SEMANTICS 6, "Currency".
public enum MeasureRate: String, Hashable, Sendable, CaseIterable {
    case saleDay = "sale_day"
    /// The mean of the rates of the sale's month.
    case monthAverage = "month_average"
    /// The first day of the program's run.
    case runStart = "run_start"
}
