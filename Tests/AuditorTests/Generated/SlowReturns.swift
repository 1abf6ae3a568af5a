/// A return that takes back what was paid for its sale.
struct SlowReturn {
    let line: SlowLine
    /// The day whose period says at which rate; the return's own where it names no sale.
    let soldOn: Int
}

extension SlowAuditor {
    /// The periods of a rule, and behind its run those of the statements in which returns of a
    /// partner take back.
    func periods(_ index: Int, _ partner: Int) -> [SlowPeriod] {
        var found = periods(index)
        guard rule(index).returns == .mirror else { return found }
        for item in mirrored(index, partner) where isBehind(item.line.day, index) {
            let behind = terms.calendar.period(terms.cycle, holding: item.line.day)
            if !found.dropFirst(periods(index).count).contains(behind) { found.append(behind) }
        }
        return Array(found.prefix(periods(index).count))
            + found.dropFirst(periods(index).count).sorted { $0.first < $1.first }
    }

    /// Whether a day is behind the statement's period in which a rule's run ends.
    private func isBehind(_ day: Int, _ index: Int) -> Bool {
        day > terms.calendar.period(terms.cycle, holding: span(index).upperBound).last
    }

    /// The returns that take back under `mirror_rate`, in order of their days.
    func mirrored(_ index: Int, _ partner: Int) -> [SlowReturn] {
        guard rule(index).returns == .mirror, audiences[index].contains(partner) else { return [] }
        let who = portfolio.partners[partner]
        var found: [SlowReturn] = []
        for line in portfolio.lines
        where takes(line, partner, rule(index).rollup) && line.isReturn {
            let sale = line.returns.flatMap { sales[$0] } ?? line
            guard line.day <= terms.asOf, counts(sale, index, who),
                isInTime(line, of: sale, index)
            else { continue }
            let counted = slowLine(line, line.day, who, index)
            found.append(SlowReturn(line: counted, soldOn: sale.day))
        }
        return found.sorted { ($0.line.day, $0.line.line.id) < ($1.line.day, $1.line.line.id) }
    }

    /// Whole cents that returns of a period take back of what their sales' periods paid.
    mutating func takenBack(
        _ index: Int,
        _ partner: Int,
        _ number: Int,
        _ own: SlowOutcome
    ) -> Int {
        let periods = periods(index, partner)
        var sum = 0
        var returned: [Int: Ratio] = [:]
        var taken: [Int: Int] = [:]
        for item in mirrored(index, partner) {
            guard let acts = place(of: item.line.day, index, periods), acts <= number,
                let sold = place(of: item.soldOn, index, periods)
            else { continue }
            let end = min(end(periods[sold], index), terms.asOf)
            let outcome = sold == number ? own : outcome(index, partner, sold, upTo: end)
            if outcome.base <= Ratio(0) || outcome.paid <= 0 { continue }
            // All that came back of the period so far is rounded together, at most what was paid.
            let back = (returned[sold] ?? Ratio(0)) + netReturned(item)
            returned[sold] = back
            let share = Ratio(Int128(outcome.paid)) / outcome.base * back
            let toDate = min(outcome.paid, roundedToCent(share))
            if acts == number { sum += toDate - (taken[sold] ?? 0) }
            taken[sold] = toDate
        }
        return sum
    }

    private func netReturned(_ item: SlowReturn) -> Ratio { Ratio(0) - net([item.line]) }

    /// The number of the period in which a day stands, behind the run one of the statements'.
    private func place(of day: Int, _ index: Int, _ periods: [SlowPeriod]) -> Int? {
        let count = self.periods(index).count
        if isBehind(day, index) {
            return periods.indices.first { $0 >= count && periods[$0].contains(day) }
        }
        return periods.prefix(count).firstIndex { $0.contains(day) } ?? count - 1
    }
}
