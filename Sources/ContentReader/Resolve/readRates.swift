import Diagnostics
import Incentives

private enum RateKey: String, ShapeKey {
    case day, from, to, rate, source

    static let subject = "a row of exchange rates"

    var state: KeyState { self == .source ? .optional : .required }
}

/// Reads `rates.csv` and what sources map onto it: what a unit of one currency is worth in another.
func readRates(
    _ tables: [RowTable],
    _ faults: inout Faults
) -> (rates: ExchangeRates, tallies: [FileTally]) {
    let required = RateKey.allCases.filter { $0.state == .required }.map(\.rawValue)
    var quotes: [(pair: CurrencyPair, rate: ExchangeRate)] = []
    var places: [CurrencyPair: [Day: SourceRange]] = [:]
    var tallies: [FileTally] = []
    for table in tables where table.target == .rates {
        guard table.hasColumns(required, &faults) else { continue }
        let before = quotes.count
        for row in table.rows where table.hasCells(required, of: row, &faults) {
            let place = table.mapped.table.place(row)
            guard let quote = readQuote(table, row, &faults) else { continue }
            if let first = places[quote.pair]?[quote.rate.day] {
                faults.report(.rateTwice(first: first, at: place))
            }
            places[quote.pair, default: [:]][quote.rate.day] = place
            quotes.append(quote)
        }
        tallies.append(
            FileTally(
                path: table.path,
                one: "exchange rate",
                several: "exchange rates",
                rowsRead: quotes.count - before,
                rowsSkipped: table.skippedCount,
                rowsRepeated: 0,
                rowsLater: 0
            )
        )
    }
    return (ExchangeRates(quotes), tallies)
}

private func readQuote(
    _ table: RowTable,
    _ row: Int,
    _ faults: inout Faults
) -> (pair: CurrencyPair, rate: ExchangeRate)? {
    guard let record = Record<RateKey>(table.mapped.node(row), &faults) else { return nil }
    let day = record[.day].flatMap { readDay($0, table.source?.days, &faults) }
    let from = record[.from]?.currency(&faults)
    let to = record[.to]?.currency(&faults)
    let rate = record[.rate].flatMap {
        readRate($0, table.source?.numbers ?? .own, &faults)
    }
    guard let day, let from, let to, let rate else { return nil }
    if from == to, let place = record[.to]?.place {
        faults.report(.rateOfOneCurrency(from.code, at: place))
        return nil
    }
    let source = record[.source]?.scalar.flatMap { $0.isEmpty ? nil : $0 }
    return (
        CurrencyPair(from: from, to: to),
        ExchangeRate(day: day, perHundredMillion: rate, source: source)
    )
}

/// A day as the source writes it, or as content does.
func readDay(
    _ node: YAMLNode,
    _ format: DayFormat?,
    _ faults: inout Faults
) -> Day? {
    guard let format, let text = node.scalar else { return node.day(&faults) }
    if let day = format.parse(Array(text.utf8)[...]) { return day }
    faults.report(.badDay(text, format, at: node.place))
    return nil
}

/// A rate above nought with up to eight decimals, in hundred-millionths.
private func readRate(
    _ node: YAMLNode,
    _ style: NumberStyle,
    _ faults: inout Faults
) -> Int64? {
    guard let text = node.text(&faults, as: "an exchange rate") else { return nil }
    switch parseNumber(Array(text.utf8)[...], decimals: 8, style: style) {
    case .success(let rate) where rate > 0: return rate
    case .success:
        faults.report(.amountTooSmall(text, at: node.place))
        return nil
    case .failure(let fault):
        faults.report(.badNumber(fault, text, at: node.place))
        return nil
    }
}

extension Diagnostic {
    static func rateTwice(first: SourceRange, at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .figureTwice,
            at: place,
            "two currencies have one rate a day",
            hint: "it stands also at \(first.file):\(first.start.line)"
        )
    }

    static func rateOfOneCurrency(_ code: String, at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .wrongForm,
            at: place,
            "a rate is between two currencies",
            found: code,
            hint: "one `from` is worth `rate` of `to`"
        )
    }

    static func missingRate(_ missing: MissingRate, at place: SourceRange) -> Diagnostic {
        let (from, to) = (missing.pair.from.code, missing.pair.to.code)
        return Diagnostic(
            .missingRate,
            at: place,
            missing.isOfMonth
                ? "no rate from \(from) to \(to) is known in the month of \(missing.day)"
                : "no rate from \(from) to \(to) is known for \(missing.day)",
            hint: "add a row to rates.csv, at most \(ExchangeRates.daysGood) days old; a pair is "
                + "never inverted"
        )
    }
}
