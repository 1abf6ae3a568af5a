/// A sales line that counts, on the day on which it counts.
struct SlowLine {
    let line: GeneratedLine
    let day: Int
    /// The partner's level on that day.
    let level: Int
    let country: String
    /// Whether a member of who earns sold it.
    var isMembers = false
    /// What one of the line's currency is worth in the program's, in hundred millionths.
    var rate = 100_000_000
    /// Cents that other rules pay on it and that come off first.
    var off = Ratio(0)

    /// Its net amount in the program's currency, in parts of a cent.
    var worth: Int128 { Int128(line.net) * Int128(rate) }

    /// Cents of an amount in its own currency.
    func cents(_ amount: Int) -> Ratio { Ratio(Int128(amount) * Int128(rate), partsOfCent) }

    func text(_ column: String) -> String {
        switch column {
        case "level": level < 0 ? "" : generatedLevels[level]
        case "country": country
        case _: line.text(column)
        }
    }
}

/// Millionths times hundred millionths in a cent.
private let partsOfCent: Int128 = 1_000_000_000_000

/// Net sales in cents.
func net(_ lines: [SlowLine]) -> Ratio {
    let sum = Ratio(lines.reduce(Int128(0)) { $0 + $1.worth }, partsOfCent)
    return lines.reduce(sum) { $1.off == Ratio(0) ? $0 : $0 - $1.off }
}

func units(_ lines: [SlowLine]) -> Ratio {
    Ratio(Int128(lines.reduce(0) { $0 + $1.line.units }), 1_000_000)
}

/// What lines add up to: cents of money, or a number.
func total(_ measure: GeneratedMeasure, _ lines: [SlowLine]) -> Ratio {
    switch measure {
    case .netSales: net(lines)
    case .grossSales:
        lines.filter { !$0.line.isReturn }.reduce(Ratio(0)) {
            $0 + $1.cents($1.line.grossAmount)
        }
    case .margin: lines.reduce(net(lines)) { $0 - $1.cents($1.line.costAmount) }
    case .units: units(lines)
    case .orders: countOfWorth(lines, by: \.line.order)
    case .customers: countOfWorth(lines, by: \.line.customer)
    case .partners: countOfMembers(lines)
    case .growth, .attainment, .ratio, .payouts, .rank: net(lines)
    }
}

/// How many orders or customers are worth something after their returns, whatever is paid on them.
private func countOfWorth(_ lines: [SlowLine], by column: (SlowLine) -> String) -> Ratio {
    let sums = Dictionary(grouping: lines, by: column).filter { !$0.key.isEmpty }
    return Ratio(Int128(sums.values.count { $0.reduce(0) { $0 + $1.worth } > 0 }))
}
