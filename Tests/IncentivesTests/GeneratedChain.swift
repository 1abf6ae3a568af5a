import Incentives
import TestSupport
import Testing

/// What a generated chain has beside lines that come in time.
struct ChainKind {
    /// Lines, returns and claims that arrive one or more closings late.
    var isLate = true
    var returns = ReturnTerms.Rule.allCases
    /// What comes back; with `ownQuarter` in the quarter of its sale and known with it.
    var comesBack = ComesBack.any
    /// Bounds of what is paid: caps, floors, caps over the run, budgets.
    var hasLimits = true

    enum ComesBack {
        case nothing, ownQuarter, any, everything
    }
}

/// A site of one to three partners whose quarters close one after the other; a seed makes the same
/// one each time.
func generatedChain(_ seed: UInt64, _ kind: ChainKind) throws -> TestChain {
    var random = SplitMix(state: seed)
    var chain = TestChain(test: TestPortfolio())
    chain.test.asOf = "2027-12-31"
    try drawSite(&chain.test, kind, &random)
    for number in 0..<Int.random(in: 0...24, using: &random) {
        try drawLine(number, into: &chain, kind, &random)
    }
    try drawReturns(into: &chain, kind, &random)
    try drawClaims(into: &chain, kind, &random)
    try drawAdjustments(into: &chain, kind, &random)
    return chain
}

private func happens(_ percent: Int, _ random: inout SplitMix) -> Bool {
    Int.random(in: 1...100, using: &random) <= percent
}

private func one<Element>(of choices: [Element], _ random: inout SplitMix) -> Element {
    choices[Int.random(in: 0..<choices.count, using: &random)]
}

/// The partners, the terms of the site, and the rules.
private func drawSite(
    _ test: inout TestPortfolio,
    _ kind: ChainKind,
    _ random: inout SplitMix
) throws {
    let rupiah = try #require(Currency(code: "IDR"))
    let dollars = try #require(TestPortfolio.dollars)
    test.partners = (0..<Int.random(in: 1...3, using: &random)).map { number in
        testPartner(
            "p-\(number)",
            country: one(of: ["NL", "ID", nil], &random),
            currency: happens(25, &random) ? rupiah : dollars
        )
    }
    test.rates = ExchangeRates(
        try (0..<8).map { quarter in
            let closing = "202\(6 + quarter / 4)-\(["01", "04", "07", "10"][quarter % 4])-10"
            return (
                CurrencyPair(from: dollars, to: rupiah),
                ExchangeRate(
                    day: try day(closing),
                    perHundredMillion: Int64.random(
                        in: 15_000_00000000...17_000_00000000,
                        using: &random
                    ),
                    source: "test"
                )
            )
        }
    )
    if happens(40, &random) { test.minimumPayout = one(of: [10_00, 250_00], &random) }
    if happens(20, &random) { test.payoutUnit = one(of: [5, 100], &random) }
    let taken = Rate(partsPerHundredMillion: Int64.random(in: 1...15_000_000, using: &random))
    for (country, effect) in [("NL", Levy.Effect.addedTax), ("ID", .withholding)]
    where happens(60, &random) {
        test.levies.append(
            Levy(effect: effect, country: country, kinds: [.rebate], rate: taken, name: country)
        )
    }
    test.paidAs = one(of: [.transfer, .transfer, .creditNote], &random)
    for number in 0..<Int.random(in: 1...2, using: &random) {
        test.incentives.append(try drawIncentive("i-\(number)", kind, &random))
    }
    let mirrors = test.incentives.contains { $0.returns.rule == .mirrorRate }
    if kind.hasLimits, !mirrors, happens(35, &random) {
        test.budget = Budget(
            amount: Int64.random(in: 50_00...3_000_00, using: &random),
            whenExceeded: happens(50, &random) ? .prorate : .firstCome
        )
    }
}

private func drawIncentive(
    _ id: String,
    _ kind: ChainKind,
    _ random: inout SplitMix
) throws -> Incentive {
    let steps = [
        step(0, Int64.random(in: 0...9, using: &random)),
        step(Int64.random(in: 100...5_000, using: &random), 11),
        step(Int64.random(in: 5_001...40_000, using: &random), 14),
    ]
    let drawn = table(
        one(of: TierTable.Mode.allCases, &random),
        Array(steps.prefix(Int.random(in: 1...3, using: &random))),
        reach: happens(50, &random) ? .atLeast : .moreThan
    )
    let settles = one(of: [Cycle.month, .quarter, .quarter, .half, .year], &random)
    let returns = one(of: kind.returns, &random)
    // What accumulates takes returns back through its measure, and has nothing to add up by years.
    let accumulates: Accumulation? =
        returns != .mirrorRate && settles != .year && happens(30, &random)
        ? one(of: Accumulation.allCases, &random) : nil
    let hasClaims = id == "i-0" && happens(20, &random)
    let late = ClaimTerms.Late(lose: Rate(percent: 10), every: .month)
    return try testIncentive(
        drawn,
        id: id,
        accumulates: accumulates,
        settles: settles,
        returns: ReturnTerms(rule: returns, within: nil),
        limits: kind.hasLimits
            ? drawLimits(isAccumulated: accumulates != nil, &random) : .none,
        claimed: hasClaims
            ? ClaimTerms(within: .days(30), late: happens(50, &random) ? late : nil) : nil
    )
}

private func drawLimits(isAccumulated: Bool, _ random: inout SplitMix) -> Limits {
    let cap =
        happens(35, &random) ? ExactFraction(Int64.random(in: 1...900_00, using: &random)) : nil
    let floor = happens(10, &random) ? ExactFraction(Int64.random(in: 1...99, using: &random)) : nil
    let period = Limit(
        floor: floor,
        cap: cap,
        excess: happens(70, &random) ? .carried : .lost
    )
    return Limits(
        measure: happens(10, &random) ? ExactFraction(9_000_00) : nil,
        // A bound of single periods is refused beside what accumulates.
        period: isAccumulated ? Limits.none.period : period,
        run: happens(20, &random)
            ? ExactFraction(Int64.random(in: 1...2_000_00, using: &random)) : nil
    )
}

private func text(_ day: Day) -> String { "\(day)" }

/// The place of the closing that knows something, some places behind the one that would.
private func drawArrival(_ place: Int, _ kind: ChainKind, _ random: inout SplitMix) -> Int {
    guard kind.isLate, happens(30, &random) else { return place }
    return min(4, place + Int.random(in: 1...3, using: &random))
}

private func drawLine(
    _ number: Int,
    into chain: inout TestChain,
    _ kind: ChainKind,
    _ random: inout SplitMix
) throws {
    let line = TestLine(
        id: "S-\(number)",
        day: text(try day("2026-01-01").adding(days: Int.random(in: 0...364, using: &random))),
        net: Int64.random(in: 1...9_000, using: &random),
        cents: Int64.random(in: 0...99, using: &random),
        partner: Int.random(in: chain.test.partners.indices, using: &random),
        product: Int.random(in: 0...2, using: &random)
    )
    chain.arrives[line.id] = drawArrival(try TestChain.place(of: line.day), kind, &random)
    chain.test.lines.append(line)
}

/// Takes back some sales, or all of them, in full or in part; a return is never known before its
/// sale.
private func drawReturns(
    into chain: inout TestChain,
    _ kind: ChainKind,
    _ random: inout SplitMix
) throws {
    for sale in chain.test.lines {
        let isWhole: Bool
        switch kind.comesBack {
        case .nothing: continue
        case .everything: isWhole = true
        case .any, .ownQuarter:
            if !happens(25, &random) { continue }
            isWhole = happens(50, &random)
        }
        let place = try TestChain.place(of: sale.day)
        let first = try day(sale.day)
        let last =
            kind.comesBack == .ownQuarter
            ? try TestChain.quarter(place).span.last : try day("2027-03-31")
        let days = try #require(DaySpan(first: first, last: last)).dayCount
        let back = first.adding(days: Int.random(in: 0..<days, using: &random))
        let line = TestLine(
            id: "R" + sale.id.dropFirst(),
            day: text(back),
            net: isWhole ? -sale.net : -Int64.random(in: 1...sale.net, using: &random),
            cents: isWhole ? -sale.cents : 0,
            units: -1,
            partner: sale.partner,
            product: sale.product,
            returns: sale.id
        )
        let own = try max(TestChain.place(of: line.day), chain.arrival(of: sale))
        chain.arrives[line.id] = drawArrival(own, kind, &random)
        chain.test.lines.append(line)
    }
}

private func drawClaims(
    into chain: inout TestChain,
    _ kind: ChainKind,
    _ random: inout SplitMix
) throws {
    guard chain.test.incentives.first?.claimed != nil else { return }
    for sale in chain.test.lines where sale.returns == nil && happens(80, &random) {
        let claimed = try day(sale.day).adding(days: Int.random(in: 0...60, using: &random))
        let place = try TestChain.place(of: text(claimed))
        if try !kind.isLate && place > TestChain.place(of: sale.day) { continue }
        chain.test.claims[sale.id] = text(claimed)
        let own = try max(place, chain.arrival(of: sale))
        chain.claimArrives[sale.id] = drawArrival(own, kind, &random)
    }
}

private func drawAdjustments(
    into chain: inout TestChain,
    _ kind: ChainKind,
    _ random: inout SplitMix
) throws {
    for number in 0..<Int.random(in: 0...3, using: &random) {
        let decided = try day("2026-01-10").adding(days: Int.random(in: 0...380, using: &random))
        let place = try TestChain.place(of: text(decided))
        let partner = Int.random(in: chain.test.partners.indices, using: &random)
        chain.test.adjustments.append(
            Adjustment(
                id: "A-\(number)",
                day: decided,
                partner: partner,
                period: try TestChain.quarter(
                    kind.isLate ? Int.random(in: 0...place, using: &random) : place
                ),
                amount: Money(
                    minorUnits: Int64.random(in: -90_00...90_00, using: &random),
                    currency: chain.test.partners[partner].currency
                ),
                reason: "decided",
                by: "Pieter Bos",
                program: nil
            )
        )
    }
}
