import Incentives
import Testing

/// 2%, and 4% on the whole from 10,000.
private let stepped = table(.retroactive, [step(0, 2), step(10_000, 4)])

private let accessories = LineFilter([
    FilterClause(dimension: .productLine, test: .anyOf(["Accessories"]), isNegated: false)
])

/// A year of two partners with returns from one period into another.
private let lines = [
    TestLine(id: "S-1", day: "2026-02-10", net: 10_000, product: 2),
    TestLine(id: "S-2", day: "2026-03-05", net: 4_000, product: 2),
    TestLine(id: "R-1", day: "2026-03-20", net: -500, units: -1, product: 2, returns: "S-1"),
    TestLine(id: "A-1", day: "2026-03-21", net: 9_000),
    TestLine(id: "S-3", day: "2026-05-10", net: 8_000, product: 2),
    TestLine(id: "R-2", day: "2026-05-20", net: -1_000, units: -1, product: 2, returns: "S-1"),
    TestLine(id: "A-2", day: "2026-06-30", net: 9_000),
    TestLine(id: "R-3", day: "2026-07-15", net: -2_000, units: -1, product: 2, returns: "S-1"),
    TestLine(id: "S-4", day: "2026-08-10", net: 22_000, product: 2),
    TestLine(id: "R-4", day: "2026-08-20", net: -777, units: -1, product: 2, returns: "S-3"),
    TestLine(id: "A-3", day: "2026-09-30", net: 9_000),
    TestLine(id: "R-5", day: "2026-10-20", net: -1_000, units: -1, product: 2, returns: "S-2"),
    TestLine(id: "S-5", day: "2026-11-10", net: 40_000, product: 2),
    TestLine(id: "S-6", day: "2026-02-01", net: 300, partner: 1),
    TestLine(id: "S-7", day: "2026-09-10", net: 5_000, partner: 1),
    TestLine(id: "S-8", day: "2026-11-11", net: 40_000, partner: 1),
]

/// A program with an incentive of each kind that goes on from what was stated.
private func year() throws -> TestPortfolio {
    var test = TestPortfolio()
    test.partners = [testPartner("a-partner"), testPartner("b-partner")]
    test.minimumPayout = 50_00
    let whole = Limit(floor: nil, cap: nil, excess: .lost)
    let growth = Growth(of: .netSales, baseline: .previousPeriod, paysOn: .total, noBaseline: .skip)
    let grown = TierStep(
        from: ExactFraction(10, over: 100),
        rewards: [.rate(Varied(same: Rate(percent: 3)))],
        appliesFromZero: false
    )
    test.incentives = [
        try testIncentive(
            stepped,
            id: "capped",
            limits: Limits(measure: nil, period: whole, run: ExactFraction(1_500_00))
        ),
        try testIncentive(
            table(.marginal, [step(5_000, 2), step(20_000, 5)]),
            id: "accumulating",
            accumulates: .year,
            counts: accessories
        ),
        try testIncentive(table(.retroactive, [grown]), id: "growing", measure: .growth(growth)),
        try testIncentive(stepped, id: "mirrored", returns: .mirrorRate),
        try testIncentive(stepped, id: "monthly", settles: .month),
    ]
    test.lines = lines
    return test
}

/// What closings come to as the rows of `opening/`, corrections and all.
private func opening(from closed: [ClosedPeriod]) throws -> OpeningBalances {
    struct Key: Hashable {
        let partner: PartnerID
        let program: ProgramID
        let incentive: IncentiveID
        let period: Period
    }
    var paid: [Key: Int64] = [:]
    var carries: [PartnerID: Money] = [:]
    for statement in closed.flatMap(\.statements) {
        carries[statement.partner] = statement.closingCarry
        for payout in statement.payouts.filter({ $0.left != nil })
            + statement.corrections.map(\.payout)
        {
            let key = Key(
                partner: statement.partner,
                program: payout.program,
                incentive: payout.incentive,
                period: payout.period
            )
            paid[key, default: 0] += payout.paid.minorUnits
        }
    }
    return OpeningBalances(
        through: try #require(closed.last).period.span.last,
        payouts: paid.filter { $0.value != 0 }.map { key, amount in
            OpeningBalances.Payout(
                partner: key.partner,
                program: key.program,
                incentive: key.incentive,
                period: key.period,
                paid: amount
            )
        },
        carries: carries
    )
}

extension TestChain {
    /// The same sales of a vendor that another system served for so many quarters.
    fileprivate func starting(behind count: Int) async throws -> TestChain {
        var started = self
        started.elsewhere = count
        started.test.opening = try opening(from: await closings(count))
        return started
    }
}

@Test(arguments: 1...3)
func `a vendor that starts later gets the same statements from there`(_ count: Int) async throws {
    let chain = TestChain(test: try year())
    let whole = try await chain.closings(4)
    let started = try await chain.starting(behind: count).closings(4)
    #expect(started.map(\.period) == whole.dropFirst(count).map(\.period))
    for (own, theirs) in zip(started, whole.dropFirst(count)) {
        for (figures, expected) in zip(own.statements, theirs.statements) {
            #expect(figures == expected)
        }
        #expect(own.statements.count == theirs.statements.count)
    }
}

@Test func `run caps, accumulations and carries go on from the rows`() async throws {
    let started = try await TestChain(test: try year()).starting(behind: 2).closings(4)
    let own = started.flatMap(\.statements).filter { $0.partner.text == "a-partner" }
    let paid = { (incentive: String) in
        own.flatMap(\.payouts).filter { $0.incentive.text == incentive }.map(\.paid.minorUnits)
    }
    // 900.00 and 560.00 leave 40.00 of the cap. 2,000.00 of the first quarter take back 80.00 at
    // 900.00 of 22,500.00; 777.00 of the second 27.42 at 600.00 of 17,000.00, since 40.00 of its
    // 560.00 were taken back.
    #expect(paid("capped") == [-67_42, 67_42])
    // To date 27,000.00: 2% of 15,000.00 and 5% of 7,000.00, less 80.00 and 180.00.
    #expect(paid("accumulating") == [390_00, 0])
    // 3% of 31,000.00, which are more than 17,000.00, and of 40,000.00.
    #expect(paid("growing") == [930_00, 1_200_00])
    // Below the least payout of 50.00 so far.
    let other = started.flatMap(\.statements).first { $0.partner.text == "b-partner" }
    #expect(other?.openingCarry.minorUnits == 18_00)
}

@Test func `a budget has left what the rows do not take`() async throws {
    var test = try year()
    test.budget = Budget(amount: 6_000_00, whenExceeded: .prorate)
    test.lines.removeAll { $0.returns != nil }
    let whole = try await TestChain(test: test).closings(4)
    let started = try await TestChain(test: test).starting(behind: 2).closings(4)
    for (own, theirs) in zip(started, whole.dropFirst(2)) {
        #expect(own.statements == theirs.statements)
    }
    let paid = whole.flatMap(\.statements).flatMap(\.payouts).map(\.paid.minorUnits)
    #expect(paid.reduce(0, +) == 6_000_00)
    let last = try #require(started.last).statements.flatMap(\.payouts)
    #expect(last.contains { $0.paid.minorUnits < $0.entitled.minorUnits })
}

@Test func `what accumulates takes returns of stated sales through its measure`() async throws {
    var test = try year()
    test.incentives = [
        try testIncentive(
            table(.marginal, [step(5_000, 2), step(20_000, 5)]),
            accumulates: .year
        )
    ]
    let whole = try await TestChain(test: test).closings(4)
    let started = try await TestChain(test: test).starting(behind: 2).closings(4)
    for (own, theirs) in zip(started, whole.dropFirst(2)) {
        #expect(own.statements.map(\.due) == theirs.statements.map(\.due))
        #expect(own.statements.map(\.closingCarry) == theirs.statements.map(\.closingCarry))
    }
}

@Test func `under a budget returns of stated sales take back their part of the row`() async throws {
    var test = try year()
    test.budget = Budget(amount: 100_000_00, whenExceeded: .prorate)
    test.incentives = [try testIncentive(table(.retroactive, [step(0, 4)]))]
    let started = try await TestChain(test: test).starting(behind: 2).closings(4)
    let payouts = try #require(started.first?.statements.first).payouts
    // 4% of 31,000.00, less 4% of the 2,777.00 that came back.
    #expect(payouts.map(\.paid.minorUnits) == [1_240_00 - 111_08])
}
