import Books
import Foundation
import Incentives
import TestSupport
import Testing

/// How many chains are tried; more of them in a soak.
private let seedCount =
    ProcessInfo.processInfo.environment["GUERDON_SEEDS"].flatMap(UInt64.init) ?? 16

/// Tries chains side by side: five quarters closed, then what is still drawn up behind them.
private func tryChains(
    _ kind: ChainKind,
    _ check: @escaping @Sendable (UInt64, TestChain, [ClosedPeriod]) async throws -> Void
) async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
        for first in 1...4 {
            group.addTask {
                for seed in stride(from: UInt64(first), through: seedCount, by: 4) {
                    let chain = try generatedChain(seed, kind)
                    try await check(seed, chain, chain.closings(5))
                }
            }
        }
        try await group.waitForAll()
    }
}

extension [StatementFigures] {
    /// What is paid and corrected, without noughts.
    fileprivate func sums(byPeriod: Bool) -> [String: Int64] {
        var sums: [String: Int64] = [:]
        for statement in self {
            for payout in statement.payouts + statement.corrections.map(\.payout) {
                let period = byPeriod ? " \(payout.period.name)" : ""
                let place = "\(statement.partner) \(payout.incentive)\(period)"
                sums[place, default: 0] += payout.paid.minorUnits
            }
        }
        return sums.filter { $0.value != 0 }
    }
}

/// The sums that are not those that are expected.
private func unlike(_ sums: [String: Int64], _ expected: [String: Int64]) -> [String] {
    Set(sums.keys).union(expected.keys).sorted().compactMap { place in
        let (sum, wanted) = (sums[place] ?? 0, expected[place] ?? 0)
        return sum == wanted ? nil : "\(place): \(sum), not \(wanted)"
    }
}

@Test func `closed statements balance, and each opens with what the one before carries`()
    async throws
{
    try await tryChains(ChainKind()) { seed, chain, closed in
        let drawn = try await chain.figures(behind: closed)
        let all =
            closed.flatMap(\.statements)
            + drawn.sorted {
                $0.period.span.first < $1.period.span.first
            }
        var carried: [PartnerID: Int64] = [:]
        for statement in all {
            let (partner, name) = (statement.partner, statement.period.name)
            #expect(
                statement.openingCarry.minorUnits == carried[partner] ?? 0,
                "seed \(seed), \(partner) \(name)"
            )
            let paid = statement.payouts.reduce(0) { $0 + $1.payout.minorUnits }
            #expect(paid == statement.earned.minorUnits, "seed \(seed), \(partner) \(name)")
            let adjusted =
                statement.corrections.reduce(0) { $0 + $1.payout.payout.minorUnits }
                + statement.adjustments.reduce(0) { $0 + $1.amount.minorUnits }
            #expect(
                adjusted == statement.adjusted.minorUnits,
                "seed \(seed), \(partner) \(name)"
            )
            let levied = statement.levies.reduce(0) { $0 + $1.added.minorUnits }
            #expect(
                statement.openingCarry.minorUnits + paid + adjusted + levied
                    - statement.due.minorUnits == statement.closingCarry.minorUnits,
                "seed \(seed), \(partner) \(name)"
            )
            carried[partner] = statement.closingCarry.minorUnits
        }
        // Nobody who carries anything is without a next statement, and no adjustment stands twice.
        for (place, own) in closed.enumerated().dropLast() {
            for statement in own.statements where statement.closingCarry.minorUnits != 0 {
                let next = closed[place + 1].statements.first { $0.partner == statement.partner }
                #expect(next != nil, "seed \(seed), \(statement.partner) \(own.period.name)")
            }
        }
        let told = all.flatMap(\.adjustments).map(\.id).sorted()
        #expect(told == chain.test.adjustments.map(\.id), "seed \(seed)")
    }
}

/// Rules under which a late return counts in the period that it would have counted in: it restates.
private let restating = ChainKind(returns: [.netInPeriod])

@Test func `what is stated and corrected is what all lines come to, period by period`()
    async throws
{
    let check = { @Sendable (seed: UInt64, chain: TestChain, closed: [ClosedPeriod]) in
        let all = try await closed.flatMap(\.statements) + chain.figures(behind: closed)
        let whole = try chain.neverClosed().sums(byPeriod: true)
        #expect(unlike(all.sums(byPeriod: true), whole) == [], "seed \(seed)")
    }
    try await tryChains(restating, check)
    try await tryChains(ChainKind(comesBack: .nothing), check)
}

@Test func `what comes back at its rate ends at what all lines come to`() async throws {
    let kind = ChainKind(returns: [.mirrorRate], hasLimits: false)
    try await tryChains(kind) { seed, chain, closed in
        let all = try await closed.flatMap(\.statements) + chain.figures(behind: closed)
        let whole = try chain.neverClosed().sums(byPeriod: false)
        #expect(unlike(all.sums(byPeriod: false), whole) == [], "seed \(seed)")
    }
}

@Test func `never more is taken back than was paid, and all of it where everything comes back`()
    async throws
{
    let rules = [ReturnTerms.Rule.restateOriginal, .mirrorRate]
    try await tryChains(ChainKind(returns: rules)) { seed, chain, closed in
        let all = try await closed.flatMap(\.statements) + chain.figures(behind: closed)
        for (place, sum) in all.sums(byPeriod: false) {
            #expect(sum > 0, "seed \(seed), \(place)")
        }
    }
    let everything = ChainKind(returns: rules, comesBack: .everything, hasLimits: false)
    try await tryChains(everything) { seed, chain, closed in
        let all = try await closed.flatMap(\.statements) + chain.figures(behind: closed)
        #expect(all.sums(byPeriod: false) == [:], "seed \(seed)")
    }
}

/// What statements correct, in words.
private func corrections(_ statements: [StatementFigures]) -> [String] {
    statements.flatMap { statement in
        statement.corrections.map { correction in
            let payout = correction.payout
            return "\(statement.partner) \(correction.period.name) \(payout.incentive) "
                + "\(payout.period.name) \(correction.cause) \(payout.paid.minorUnits)"
        }
    }
}

@Test func `nothing is corrected where nothing came late`() async throws {
    try await tryChains(ChainKind()) { seed, chain, closed in
        var late: Set<Int> = []
        for line in chain.test.lines {
            let arrival = try chain.arrival(of: line)
            // Also what arrives in its own time changes a closed quarter, when it returns its line.
            if try line.returns != nil || arrival > TestChain.place(of: line.day) {
                late.insert(arrival)
            }
        }
        late.formUnion(chain.claimArrives.values)
        for (place, own) in closed.enumerated() where !late.contains(place) {
            #expect(corrections(own.statements) == [], "seed \(seed), \(place)")
        }
        let behind = corrections(try await chain.figures(behind: closed))
        #expect(behind == [], "seed \(seed)")
    }
}

/// Where statements are not those that are expected, in words.
private func differences(
    _ statements: [StatementFigures],
    _ expected: [StatementFigures]
) -> [String] {
    let words = { (statements: [StatementFigures]) in
        statements.flatMap { statement in
            ["\(statement.partner) \(statement.period.name) \(statement.closingCarry.minorUnits)"]
                + statement.payouts.map { payout in
                    "\(statement.partner) \(statement.period.name) \(payout.incentive) "
                        + "\(payout.period.name) \(payout.entitled.minorUnits) "
                        + "\(payout.paid.minorUnits) \(payout.left.map { "\($0)" } ?? "")"
                }
        }
    }
    let (found, wanted) = (words(statements), words(expected))
    return found.filter { !wanted.contains($0) } + wanted.filter { !found.contains($0) }
}

@Test func `where nothing comes late closed statements are those that were never closed`()
    async throws
{
    let check = { @Sendable (seed: UInt64, chain: TestChain, closed: [ClosedPeriod]) in
        let whole = try chain.neverClosed()
        for own in closed {
            let expected = whole.filter { $0.period == own.period }
            #expect(differences(own.statements, expected) == [], "seed \(seed)")
        }
    }
    try await tryChains(ChainKind(isLate: false, comesBack: .ownQuarter), check)
    // What counts when it comes back may come back at any time.
    let later = ChainKind(isLate: false, returns: [.netInPeriod, .mirrorRate])
    try await tryChains(later, check)
}

@Test func `what is due by transfer is what is sent and booked, in each currency`() async throws {
    try await tryChains(ChainKind()) { seed, _, closed in
        for own in closed {
            let sums = try sentAndBooked(own)
            for code in ["USD", "IDR"] {
                let due = own.statements.filter { $0.currency.code == code }.reduce(Int64(0)) {
                    $0 + ($1.dueByMeans.amount(by: .transfer)?.minorUnits ?? 0)
                }
                #expect(sums.sent[code] ?? 0 == due, "seed \(seed), \(own.period.name) \(code)")
                #expect(sums.booked[code] ?? 0 == -due, "seed \(seed), \(own.period.name) \(code)")
            }
            for (code, sum) in sums.entries {
                #expect(sum == 0, "seed \(seed), \(code)")
            }
        }
    }
}

/// The totals of a period's payment file, and what its journal books as payable by transfer, by
/// currency; and what each of its entries adds up to.
private func sentAndBooked(
    _ closed: ClosedPeriod
) throws -> (sent: [String: Int64], booked: [String: Int64], entries: [String: Int64]) {
    let heading = ExportHeading(
        period: closed.period,
        asOf: closed.period.span.last.adding(days: 10),
        state: .closed
    )
    let payments = PaymentFile(
        heading,
        try closed.statements.map { statement in
            let payee = Payee(
                id: statement.partner.text,
                name: nil,
                account: try BankAccount("NL91ABNA0417164300"),
                bic: nil,
                currency: nil,
                creditNote: nil
            )
            return (statement, statement.partner.text, payee)
        },
        issuer: "https://example.com/",
        digest: { $0.map { String($0, radix: 16) }.joined() }
    )
    var sent: [String: Int64] = [:]
    for total in payments.totals { sent[total.currency.code] = Int64(total.minorUnits) }
    let journal = JournalFile(heading, closed.statements) { _ in nil }.csv()
    let rows = String(decoding: journal, as: UTF8.self).split(separator: "\n").map {
        $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    let columns = try ["statement", "account", "currency", "amount"].map { name in
        try #require(rows[0].firstIndex(of: name))
    }
    var booked: [String: Int64] = [:]
    var entries: [String: Int64] = [:]
    for row in rows.dropFirst() {
        let amount = try #require(Int64(row[columns[3]].replacing(".", with: "")))
        entries[row[columns[0]], default: 0] += amount
        if row[columns[1]] == "liabilities:payable:transfer" {
            booked[row[columns[2]], default: 0] += amount
        }
    }
    return (sent, booked, entries)
}
