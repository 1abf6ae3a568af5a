extension SlowAuditor {
    /// Whether an exclusive member of higher priority takes a sale.
    func isTaken(_ sale: GeneratedLine, _ index: Int, _ who: GeneratedPartner) -> Bool {
        guard let group = rule(index).group, !group.isBestOf else { return false }
        for other in rules.indices where other != index {
            guard let theirs = rule(other).group, theirs.name == group.name,
                theirs.priority < group.priority, takes(sale, who, by: other)
            else { continue }
            // Gross sales leave out what comes back, so that they take no such line.
            if sale.isReturn, rule(other).measure == .grossSales { continue }
            if counts(sale, other, who) { return true }
        }
        return false
    }

    /// Whether another member of a group of the best pays more, or as much with a lower name.
    mutating func isBeaten(
        _ index: Int,
        _ partner: Int,
        _ number: Int,
        _ own: SlowDraft,
        _ cutoff: Int
    ) -> Bool {
        guard let group = rule(index).group, group.isBestOf else { return false }
        let period = periods(index, partner)[number]
        for other in rules.indices where other != index {
            guard rule(other).group?.name == group.name, audiences[other].contains(partner),
                let place = periods(other).firstIndex(of: period)
            else { continue }
            let until = min(cutoff, end(periods(other)[place], other))
            let theirs = draft(other, partner, place, until).outcome.exact
            if theirs > own.outcome.exact { return true }
            if theirs == own.outcome.exact, rule(other).name < rule(index).name { return true }
        }
        return false
    }

    private func place(of name: String) -> Int? { rules.firstIndex { $0.name == name } }

    /// Cents that the named rules pay for the periods that end in one.
    mutating func payouts(
        _ index: Int,
        _ partner: Int,
        _ period: SlowPeriod,
        _ cutoff: Int
    ) -> Ratio {
        var sum = 0
        for other in rule(index).payouts.compactMap(place) {
            for (number, theirs) in periods(other).enumerated()
            where period.contains(end(theirs, other)) {
                let until = min(cutoff, end(theirs, other))
                if theirs.first > cutoff { continue }
                sum += outcome(other, partner, number, upTo: until).entitled
            }
        }
        return Ratio(Int128(sum))
    }

    /// Takes what the rules of `net_of` pay off the lines that they share, by amount.
    mutating func takeOff(
        _ index: Int,
        _ partner: Int,
        _ lines: inout [SlowLine],
        _ cutoff: Int
    ) {
        for other in rule(index).netOf.compactMap(place) {
            for (number, period) in periods(other).enumerated() where period.first <= cutoff {
                let until = min(cutoff, end(period, other))
                let theirs = countedLines(other, partner, upTo: until)
                    .filter { period.contains($0.day) }
                let sum = net(theirs)
                if sum <= Ratio(0) { continue }
                let paid = Ratio(Int128(outcome(other, partner, number, upTo: until).entitled))
                for place in lines.indices {
                    let id = lines[place].line.id
                    guard let shared = theirs.first(where: { $0.line.id == id }) else { continue }
                    lines[place].off =
                        lines[place].off + paid * shared.cents(shared.line.net) / sum
                }
            }
        }
    }

    /// Cents that a partner wins in a contest; the prizes of tied places are shared.
    func prize(_ index: Int, _ partner: Int, _ period: SlowPeriod, _ cutoff: Int) -> Ratio {
        guard let contest = rule(index).contest else { return Ratio(0) }
        let country = portfolio.partners[partner].country
        var values: [Int: Ratio] = [:]
        for other in audiences[index]
        where !contest.isByCountry || portfolio.partners[other].country == country {
            let lines = countedLines(index, other, upTo: cutoff)
                .filter { period.contains($0.day) }
            values[other] = AuditorTests.total(contest.rankedBy, lines)
        }
        guard let own = values[partner], own > Ratio(0) else { return Ratio(0) }
        let rank = values.values.count { $0 > own } + 1
        let tied = values.values.count { $0 == own }
        var pool = 0
        for place in rank..<rank + tied {
            for prize in contest.prizes where prize.ranks.contains(place) {
                if let from = prize.from, own < Ratio(Int128(from)) { continue }
                pool += prize.amount
            }
        }
        return Ratio(Int128(pool), Int128(tied))
    }
}
