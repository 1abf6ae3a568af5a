import Foundation
import Testing

/// How many batches of portfolios are closed, which takes long; more of them in a soak.
private let batchCount =
    1 + (ProcessInfo.processInfo.environment["GUERDON_SEEDS"].flatMap { Int($0) } ?? 0) / 400

private let batchSize = 8

/// A site of portfolios, changed before it is closed.
private func site(
    _ batch: Int,
    _ change: (inout GeneratedPortfolio, GeneratedTerms) -> Void
) -> ClosedSite {
    let terms = drawTerms(batch: batch)
    let portfolios = (batch * batchSize + 1...(batch + 1) * batchSize).map { seed in
        var portfolio = drawPortfolio(seed: seed, terms)
        change(&portfolio, terms)
        return portfolio
    }
    return ClosedSite(portfolios: portfolios, terms: terms)
}

/// Some of the lines come late by a period or two.
private func delays(_ portfolios: [GeneratedPortfolio], _ batch: Int) -> [String: Int] {
    var dice = Dice(seed: 53_000_003 + batch)
    var delays: [String: Int] = [:]
    for line in portfolios.flatMap(\.lines) where dice.happens(25) {
        delays[line.id] = dice.number(1...2)
    }
    return delays
}

@Test func `where nothing comes late closed periods state what was never closed would`() throws {
    for batch in 0..<batchCount {
        let site = site(batch) { portfolio, terms in
            let days = Dictionary(uniqueKeysWithValues: portfolio.lines.map { ($0.id, $0.day) })
            let period = { day in terms.calendar.period(terms.cycle, holding: day) }
            // What comes back or is claimed in a later period is late.
            portfolio.lines.removeAll { line in
                line.returns.flatMap { days[$0] }.map { period($0) != period(line.day) } ?? false
            }
            let left = Set(portfolio.lines.map(\.id))
            portfolio.claims.removeAll { claim in
                !left.contains(claim.sale)
                    || days[claim.sale].map { period($0) != period(claim.day) } ?? true
            }
        }
        let unlike = try differences(site.closedFigures(), site.openFigures())
        #expect(unlike == [], "batch \(batch)")
    }
}

@Test func `late lines that nothing comes back of end at what all lines come to`() throws {
    for batch in 0..<batchCount {
        var site = site(batch) { portfolio, _ in
            portfolio.lines.removeAll(where: \.isReturn)
            portfolio.claims.removeAll { claim in
                !portfolio.lines.contains { $0.id == claim.sale }
            }
        }
        site.delays = delays(site.portfolios, batch)
        let closed = try sums(site.closedFigures())
        let open = try sums(site.openFigures())
        let places = Set(closed.keys).union(open.keys).sorted()
        let unlike = places.filter { closed[$0] != open[$0] }.map {
            "\($0): \(closed[$0] ?? 0), not \(open[$0] ?? 0)"
        }
        #expect(unlike == [], "batch \(batch)")
    }
}

@Test func `the order in which rows come to a closing changes no byte`() throws {
    for batch in 0..<batchCount {
        var site = site(batch) { _, _ in }
        site.delays = delays(site.portfolios, batch)
        let inOrder = try site.closedFigures()
        site.arranged = { rows in
            let turned = Array(rows.reversed())
            return [Array(turned.dropFirst(rows.count / 3)), Array(turned.prefix(rows.count / 3))]
        }
        #expect(try site.closedFigures() == inOrder, "batch \(batch)")
    }
}

/// What `compute` prints of a statement, as far as closings are about it.
private struct ClosedFigures: Decodable {
    let statements: [ClosedStatement]

    struct ClosedStatement: Decodable {
        let partner: String, period: String
        let opening_carry: String, earned: String, adjustments: String, tax: String
        let withheld: String, due: String, closing_carry: String
        let incentives: [Payout]
        let corrections: [Correction]
    }

    struct Payout: Decodable {
        let program: String, incentive: String, period: String
        let paid: String, converted: String
    }

    struct Correction: Decodable {
        let program: String, incentive: String, incentive_period: String
        let paid: String, payout: String
    }
}

/// What two computations say of the same statements otherwise; but not what is entitled, since the
/// progress of a period that goes on may go by levels of its end.
private func differences(_ closed: Data, _ open: Data) throws -> [String] {
    let words = { (data: Data) in
        try JSONDecoder().decode(ClosedFigures.self, from: data).statements.flatMap { one in
            let bridge = [
                one.opening_carry, one.earned, one.adjustments, one.tax, one.withheld, one.due,
                one.closing_carry,
            ].joined(separator: " ")
            return ["\(one.partner) \(one.period): \(bridge)"]
                + one.incentives.map {
                    "\(one.partner) \(one.period) \($0.program) \($0.incentive) \($0.period): "
                        + "\($0.paid) \($0.converted)"
                }
        }
    }
    let (found, wanted) = (try words(closed), try words(open))
    let (isFound, isWanted) = (Set(found), Set(wanted))
    return found.filter { !isWanted.contains($0) }.map { "found \($0)" }
        + wanted.filter { !isFound.contains($0) }.map { "wanted \($0)" }
}

/// What each incentive pays and corrects for each of its periods, without noughts.
private func sums(_ data: Data) throws -> [String: Int64] {
    var sums: [String: Int64] = [:]
    for statement in try JSONDecoder().decode(ClosedFigures.self, from: data).statements {
        for payout in statement.incentives {
            let place = "\(statement.partner) \(payout.program) \(payout.incentive)"
            sums["\(place) \(payout.period)", default: 0] += try cents(payout.paid)
        }
        for correction in statement.corrections where correction.payout != "of_members" {
            let place = "\(statement.partner) \(correction.program) \(correction.incentive)"
            sums["\(place) \(correction.incentive_period)", default: 0] +=
                try cents(correction.paid)
        }
    }
    return sums.filter { $0.value != 0 }
}
