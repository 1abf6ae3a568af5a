/// Computes what the claims of a price support pay from SEMANTICS 7, day by day.
struct SlowSupport {
    let support: GeneratedSupport
    let asOf: Int
    /// Which parts of the rule are left out, to see that they matter.
    var without: Set<Omission> = []

    enum Omission: String, CaseIterable {
        case bought, shared, limit, within, approvedAmount, ends, counts, run
    }

    /// What a period pays, and what each claim of it that pays or gives back comes to.
    struct Paid: Equatable {
        let period: String
        var cents = 0
        var claims: [String] = []
    }

    /// The days on which decisions act in a period: the last one of the run takes what is decided
    /// up to the end of its quarter, and later ones are quarters.
    private var windows: [(name: String, days: ClosedRange<Int>)] {
        let calendar = SlowCalendar()
        var found: [(name: String, days: ClosedRange<Int>)] = []
        var first = support.runs.lowerBound
        for period in calendar.periods(support.settles, of: support.runs) {
            var last = min(period.last, support.runs.upperBound)
            if last >= asOf { break }
            if last == support.runs.upperBound {
                last = calendar.period(.quarter, holding: last).last
            }
            found.append((period.name, first...min(last, asOf)))
            first = last + 1
        }
        while first <= asOf {
            let quarter = calendar.period(.quarter, holding: first)
            if quarter.last >= asOf { break }
            found.append((quarter.name, quarter.first...quarter.last))
            first = quarter.last + 1
        }
        return found
    }

    /// Whether a period lies behind the run, so that it has no statement where nothing is paid.
    func isBehindTheRun(_ name: String) -> Bool {
        !SlowCalendar().periods(support.settles, of: support.runs).contains { $0.name == name }
    }

    /// What was bought by a sale and kept.
    private func bought(_ sale: GeneratedPurchase) -> Int {
        sale.units - sale.returns.filter { $0.day <= asOf }.reduce(0) { $0 + $1.units }
    }

    private func mayPay(_ claim: GeneratedPriceClaim) -> Bool {
        let sale = support.sales[claim.sale]
        if !without.contains(.run), !support.runs.contains(sale.day) { return false }
        if !without.contains(.counts), !support.lines.isEmpty,
            !support.lines.contains(sale.product.line)
        {
            return false
        }
        return without.contains(.within)
            || claim.day <= (claim.activity ?? sale.day) + support.within
    }

    /// The periods in order, those that pay nothing too.
    var paid: [Paid] {
        var taken = support.sales.map { _ in 0 }
        var units = support.claims.map { _ in 0 }
        var printed = support.claims.map { _ in 0 }
        var room = support.limit
        return windows.map { window in
            var exact = support.claims.map { _ in Ratio(0) }
            var events: [(claim: Int, pays: Ratio, isEnd: Bool)] = []
            func left() -> Ratio {
                exact.reduce(Ratio(Int128(room))) { $0 - $1 }
            }
            func approve(_ number: Int) {
                let claim = support.claims[number]
                let whole = bought(support.sales[claim.sale])
                let rest = max(0, without.contains(.shared) ? whole : whole - taken[claim.sale])
                units[number] = without.contains(.bought) ? claim.units : min(claim.units, rest)
                taken[claim.sale] += units[number]
                var pays =
                    Ratio(Int128(claim.paid - claim.granted), 10_000)
                    * Ratio(Int128(units[number]))
                if let most = claim.approvedAmount, !without.contains(.approvedAmount) {
                    pays = min(pays, Ratio(Int128(most)))
                }
                if !without.contains(.limit) { pays = min(pays, max(left(), Ratio(0))) }
                exact[number] = exact[number] + pays
                events.append((number, pays, false))
            }
            func end(_ number: Int) {
                taken[support.claims[number].sale] -= units[number]
                let back = exact[number] + Ratio(Int128(printed[number]))
                exact[number] = exact[number] - back
                events.append((number, Ratio(0) - back, true))
            }
            // In order of day and id, as they are served.
            let order = support.claims.indices.sorted {
                (support.claims[$0].day, support.claims[$0].id)
                    < (support.claims[$1].day, support.claims[$1].id)
            }.filter { mayPay(support.claims[$0]) && support.claims[$0].approved != nil }
            for day in window.days {
                let ending = order.filter {
                    !without.contains(.ends) && support.claims[$0].ended == day
                }
                for number in ending where support.claims[number].approved != day { end(number) }
                for number in order where support.claims[number].approved == day {
                    approve(number)
                }
                for number in ending where support.claims[number].approved == day { end(number) }
            }
            events.sort { left, right in
                let (a, b) = (support.claims[left.claim], support.claims[right.claim])
                return (a.day, a.id, left.isEnd ? 1 : 0) < (b.day, b.id, right.isEnd ? 1 : 0)
            }
            let sum = events.reduce(Ratio(0)) { $0 + $1.pays }
            let total = Int(sum.rounded)
            let sign = sum < Ratio(0) ? -1 : 1
            let shares = largestRemainders(
                total * sign,
                of: events.map { $0.pays * Ratio(Int128(sign)) }
            ).map { $0 * sign }
            var found = Paid(period: window.name, cents: total)
            for (event, share) in zip(events, shares) {
                printed[event.claim] += share
                if share != 0 {
                    found.claims.append("\(support.claims[event.claim].id) \(share)")
                }
            }
            room -= total
            return found
        }
    }
}
