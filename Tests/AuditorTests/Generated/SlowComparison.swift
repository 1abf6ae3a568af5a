/// A percentage that decides the tier, and what it is taken of.
struct SlowComparison: Equatable {
    /// Whether there is anything to compare with.
    var isThere = true
    /// The percentage as a number: 1 is 100%.
    var x = Ratio(0)
    /// What is compared.
    var total = Ratio(0)
    /// What a slice of the percentage is worth at 100%: the baseline or the target.
    var slice = Ratio(0)
    /// The part of the lines that a table without slices pays on.
    var whole = Ratio(1)
}

extension SlowAuditor {
    /// The comparison of a rule's lines of a period.
    func comparison(
        _ index: Int,
        _ partner: Int,
        _ period: SlowPeriod,
        _ lines: [SlowLine],
        _ cutoff: Int
    ) -> SlowComparison {
        switch rule(index).measure {
        case .growth: return growth(index, partner, period, lines)
        case .attainment: return attainment(index, partner, period, lines)
        case .ratio:
            let all = countedLines(index, partner, upTo: cutoff, withCounts: false)
                .filter { period.contains($0.day) }
            let (of, to) = (rule(index).ratio.of, rule(index).ratio.to)
            let (x, b) = (sum(of, all), sum(to, all))
            guard b > Ratio(0) else { return SlowComparison(isThere: false, total: net(lines)) }
            return SlowComparison(x: x / b, total: net(lines))
        case .netSales, .grossSales, .margin, .units, .orders, .customers, .partners, .payouts,
            .rank:
            return SlowComparison(isThere: false)
        }
    }

    private func sum(_ selection: GeneratedSelection, _ lines: [SlowLine]) -> Ratio {
        AuditorTests.total(
            selection.measure,
            lines.filter { line in
                (selection.counts?.takes(sales[line.line.returns ?? ""] ?? line.line) ?? true)
            }
        )
    }

    private func growth(
        _ index: Int,
        _ partner: Int,
        _ period: SlowPeriod,
        _ lines: [SlowLine]
    ) -> SlowComparison {
        let growth = rule(index).growth
        let x = AuditorTests.total(growth.isOfUnits ? .units : .netSales, lines)
        var b = baseline(index, partner, period)
        if b == nil, growth.missing == .assigned {
            b = figure(portfolio.baselines, index, partner, period)
        }
        guard let b, b > Ratio(0) else {
            // A growth of 0% has no part that grew.
            let whole = Ratio(growth.paysIncrement ? 0 : 1)
            return SlowComparison(isThere: growth.missing == .zero, total: x, whole: whole)
        }
        let whole = growth.paysIncrement && x != Ratio(0) ? (x - b) / x : Ratio(1)
        return SlowComparison(x: (x - b) / b, total: x, slice: b, whole: whole)
    }

    /// What was sold before; nil without history.
    private func baseline(_ index: Int, _ partner: Int, _ period: SlowPeriod) -> Ratio? {
        let growth = rule(index).growth
        var earlier: [SlowPeriod] = []
        switch growth.baseline {
        case .fixed: return figure(portfolio.baselines, index, partner, period)
        case .previousPeriod: earlier = [before(period, index)]
        case .average(let count):
            for _ in 0..<count { earlier.append(before(earlier.last ?? period, index)) }
        case .samePeriodLastYear:
            earlier = [
                SlowPeriod(
                    name: "",
                    first: day(period.first, plusMonths: -12),
                    last: day(period.last + 1, plusMonths: -12) - 1
                )
            ]
        }
        var sum = Ratio(0)
        for one in earlier {
            let lines = baselineLines(index, partner, one, knownOn: terms.asOf)
            if lines.isEmpty { return nil }
            sum = sum + AuditorTests.total(growth.isOfUnits ? .units : .netSales, lines)
        }
        let average = sum / Ratio(Int128(earlier.count))
        return average > Ratio(0) ? average : nil
    }

    private func before(_ period: SlowPeriod, _ index: Int) -> SlowPeriod {
        terms.calendar.period(rule(index).settles, holding: period.first - 1)
    }

    func attainment(
        _ index: Int,
        _ partner: Int,
        _ period: SlowPeriod,
        _ lines: [SlowLine]
    ) -> SlowComparison {
        let attainment = rule(index).attainment
        let x = AuditorTests.total(attainment.isOfUnits ? .units : .netSales, lines)
        guard var target = figure(portfolio.targets, index, partner, period), target > Ratio(0)
        else { return SlowComparison(isThere: false, total: x) }
        let joined = portfolio.partners[partner].joined ?? period.first
        if attainment.isProrated, period.contains(joined) {
            let days = Int128(period.last - period.first + 1)
            target = target * Ratio(Int128(period.last - joined + 1), days)
        }
        return SlowComparison(x: x / target, total: x, slice: target)
    }

    private func figure(
        _ figures: [GeneratedFigure],
        _ index: Int,
        _ partner: Int,
        _ period: SlowPeriod
    ) -> Ratio? {
        figures.first {
            $0.partner == partner && $0.rule == rule(index).name && $0.period == period.name
        }.map { Ratio(Int128($0.amount)) }
    }
}
