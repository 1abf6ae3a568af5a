/// How the amounts of lines in other currencies are read in one: the rule's, or a board's.
///
/// - Source: SEMANTICS 6, "Currency": the measure rate.
public struct LineConversion: Sendable {
    private let to: Currency
    private let rule: MeasureRate
    private let runStart: Day
    private let rates: ExchangeRates
    private let currencies: [Currency]
    /// Whether any line may be in another currency.
    let isNeeded: Bool

    init(to currency: Currency, _ rule: MeasureRate, runStart: Day, _ portfolio: Portfolio) {
        to = currency
        self.rule = rule
        self.runStart = runStart
        rates = portfolio.rates
        currencies = portfolio.sales.currencies
        isNeeded = currencies.contains { $0 != currency }
    }

    /// The conversion for an incentive's own measure.
    public init(_ incentive: Incentive, of program: Program, _ portfolio: Portfolio) {
        self.init(
            to: program.currency,
            incentive.measureRate,
            runStart: program.runs.first,
            portfolio
        )
    }

    /// A line's currency, where it is another one.
    func foreignPair(of line: LineIndex, _ sales: Sales) -> CurrencyPair? {
        guard isNeeded else { return nil }
        let own = currencies[Int(sales.currencyIndices[line])]
        return own == to ? nil : CurrencyPair(from: own, to: to)
    }

    /// The rate of a line in another currency; nil for one in the same, and where there is none.
    public func rate(of line: LineIndex, _ sales: Sales) -> ExchangeRate? {
        guard let pair = foreignPair(of: line, sales) else { return nil }
        switch rule {
        case .saleDay: return rates.rate(pair, on: saleDay(of: line, sales))
        case .monthAverage: return rates.average(pair, inMonthOf: saleDay(of: line, sales))
        case .runStart: return rates.rate(pair, on: runStart)
        }
    }

    /// A return is worth what its sale was.
    func saleDay(of line: LineIndex, _ sales: Sales) -> Day {
        sales.days[sales.returnedLines[line] ?? line]
    }

    /// Hundred-millionths by which a line's amounts are multiplied; those of one where nothing is
    /// converted.
    func factor(of line: LineIndex, _ sales: Sales) -> Int128 {
        guard foreignPair(of: line, sales) != nil else { return Int128(ExchangeRate.scale) }
        guard let rate = rate(of: line, sales) else {
            preconditionFailure("Every line that counts in another currency has a rate.")
        }
        return Int128(rate.perHundredMillion)
    }
}

/// A line that counts in another currency, and for which no rate is known.
public struct MissingRate: Hashable, Sendable {
    public let line: LineIndex
    public let pair: CurrencyPair
    /// The day for which a rate is missing.
    public let day: Day
    public let isOfMonth: Bool
}

/// The lines that would count in another currency without a rate, each once.
///
/// - Complexity: nothing where all is in one currency, else O(lines × incentives).
public func missingRates(in portfolio: Portfolio) -> [MissingRate] {
    let currencies = portfolio.sales.currencies
    let asked = portfolio.programs.map(\.currency) + [portfolio.terms.currency]
    if asked.allSatisfy({ to in currencies.allSatisfy { $0 == to } }) { return [] }
    let filters = CompiledFilters(portfolio)
    var missing: Set<MissingRate> = []
    let sales = portfolio.sales
    for (program, given) in portfolio.programs.enumerated() {
        for (number, incentive) in given.incentives.enumerated() {
            let conversion = LineConversion(incentive, of: given, portfolio)
            guard conversion.isNeeded else { continue }
            // Before the run nothing is computed, and nobody knows the rate of its first day.
            if incentive.measureRate == .runStart, given.runs.first > portfolio.terms.asOf {
                continue
            }
            let place = IncentivePlace(program: program, incentive: number)
            for partner in portfolio.partners.indices
            where portfolio.mayTakePart(partner, in: given) {
                let seen = PartnerSales(place, partner: partner, takers: [], portfolio, filters)
                let selections = [seen.counting, seen.baselineSales] + seen.selections
                for selection in selections {
                    for line in selection.lines where selection.counts(line) {
                        if let rate = conversion.missing(for: line, sales) { missing.insert(rate) }
                    }
                }
            }
        }
    }
    for board in portfolio.boards where board.measure.isMoney {
        let conversion = LineConversion(
            to: portfolio.terms.currency,
            .saleDay,
            runStart: .first,
            portfolio
        )
        guard conversion.isNeeded else { continue }
        for line in 0..<sales.count {
            if let rate = conversion.missing(for: line, sales) { missing.insert(rate) }
        }
        break
    }
    return missing.sorted {
        ($0.line, $0.pair.to.code, $0.day) < ($1.line, $1.pair.to.code, $1.day)
    }
}

extension Portfolio {
    /// Whether a program may ever be for a partner, whatever its level.
    fileprivate func mayTakePart(_ partner: PartnerIndex, in program: Program) -> Bool {
        program.audience.allSatisfy { partners[partner].mayMeet($0, at: partner) }
    }
}

extension LineConversion {
    fileprivate func missing(for line: LineIndex, _ sales: Sales) -> MissingRate? {
        guard let pair = foreignPair(of: line, sales), rate(of: line, sales) == nil else {
            return nil
        }
        return MissingRate(
            line: line,
            pair: pair,
            day: rule == .runStart ? runStart : saleDay(of: line, sales),
            isOfMonth: rule == .monthAverage
        )
    }
}
