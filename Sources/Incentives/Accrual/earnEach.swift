extension PartnerSales {
    /// What some lines earn value by value; the measure is that of all of them together.
    func earnEach(
        _ each: Each,
        _ lines: [LineIndex],
        in period: Period,
        _ days: DaySpan?,
        asOf day: Day,
        isOpen: Bool,
        _ others: OtherPayouts
    ) throws(MoneyError) -> Earning {
        var parts: [Part] = []
        var values: [EachValue] = []
        var cuts: [ExactFraction] = []
        for (text, lines) in group(lines, by: each) {
            let measured = try measure(lines, in: period, days, others)
            guard let measure = measured.capped, let base = try base(measured) else { continue }
            let own = isOpen ? try self.parts(base, asOf: day, measured.second, value: text) : []
            let sum = try ExactFraction.sum(own.map(\.pays))
            let earned = incentive.limits.each.map { min($0, sum) } ?? sum
            cuts.append(try earned - sum)
            parts += own
            values.append(
                EachValue(
                    text: text,
                    measure: measure,
                    tier: incentive.table.tier(of: measure),
                    earned: earned
                )
            )
        }
        return Earning(
            measured: try measure(lines, in: period, days, others),
            tier: 0,
            parts: parts,
            values: values,
            eachCut: try .sum(cuts),
            nextTier: nil
        )
    }

    /// The lines by what the rule runs for, in order of the values.
    private func group(
        _ lines: [LineIndex],
        by each: Each
    ) -> [(text: String, lines: [LineIndex])] {
        switch each {
        case .line:
            // Where a return restates its sale, the two are one line.
            let joins = incentive.returns.rule != .netInPeriod
            var places: [LineIndex: Int] = [:]
            var groups: [(text: String, lines: [LineIndex])] = []
            for line in lines {
                let sale = joins ? sales.returnedLines[line] ?? line : line
                if let place = places[sale] {
                    groups[place].lines.append(line)
                } else {
                    places[sale] = groups.count
                    groups.append((sales.ids[sale], [line]))
                }
            }
            return groups
        case .column(let dimension):
            let groups = group(lines, by: dimension)
            return groups.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
                .map { ($0.key, $0.value) }
        }
    }
}
