import Incentives
import Testing

private func each(_ each: Each?, cap: Int64? = nil) throws -> TestPortfolio {
    var test = TestPortfolio()
    test.incentives = [
        try testIncentive(
            table(.retroactive, [step(1_000, 5)]),
            each: each,
            limits: Limits(
                measure: nil,
                each: cap.map { ExactFraction($0 * 100) },
                period: Limit(floor: nil, cap: nil, excess: .lost),
                run: nil
            )
        )
    ]
    test.lines = [
        TestLine(id: "S-1", day: "2026-01-10", net: 900, channel: "a"),
        TestLine(id: "S-2", day: "2026-02-10", net: 1_000, channel: "b"),
        TestLine(id: "S-3", day: "2026-03-10", net: 1_500, channel: "c"),
        TestLine(id: "S-4", day: "2026-03-31", net: 500, channel: "c"),
    ]
    return test
}

private let customer = Each.column(.saleAttribute("channel"))

@Test func `customers of 900, 1,000 and 2,000 earn 150 by themselves and 195 together`() throws {
    #expect(try each(customer).paid()["2026-Q1"] == 150_00)
    #expect(try each(nil).paid()["2026-Q1"] == 195_00)
    let settlement = try each(customer).statements()[0].settlements[0]
    #expect(settlement.accrual.values.map(\.text) == ["a", "b", "c"])
    #expect(settlement.accrual.values.map(\.tier) == [0, 1, 1])
    #expect(settlement.accrual.parts.map(\.value) == ["b", "c"])
    #expect(settlement.partMinorUnits == [50_00, 100_00])
    #expect(settlement.accrual.measure == ExactFraction(3_900_00))
}

@Test func `each line by itself reaches the tier or not`() throws {
    #expect(try each(.line).paid()["2026-Q1"] == 125_00)
    #expect(try each(.column(.productLine)).paid()["2026-Q1"] == 195_00)
}

@Test func `a cap of each cuts what one value earns, and says so`() throws {
    let settlement = try each(customer, cap: 80).statements()[0].settlements[0]
    #expect(settlement.entitled.minorUnits == 130_00)
    #expect(settlement.steps == [.eachCap(-20_00)])
    #expect(try each(customer, cap: 100).statements()[0].settlements[0].steps.isEmpty)
}

@Test func `lines without a value are one value, and a return goes to its own`() throws {
    var test = try each(customer)
    test.lines.append(TestLine(id: "S-5", day: "2026-01-11", net: 600))
    test.lines.append(TestLine(id: "S-6", day: "2026-01-12", net: 400))
    #expect(try test.paid()["2026-Q1"] == 200_00)
    test.lines.append(
        TestLine(
            id: "R-1",
            day: "2026-05-11",
            net: -1,
            units: -1,
            returns: "S-2",
            channel: "b"
        )
    )
    #expect(try test.paid()["2026-Q1"] == 150_00)
    test.lines = []
    #expect(try test.paid()["2026-Q1"] == 0)
}

@Test func `the sum over all values is rounded once`() throws {
    var test = try each(.line)
    test.incentives = [try testIncentive(table(.retroactive, [step(0, 5)]), each: .line)]
    // 5% of 0.09 is 0.0045, three times: 0.0135.
    test.lines = (1...3).map { TestLine(id: "S-\($0)", day: "2026-01-10", net: 0, cents: 9) }
    #expect(try test.paid()["2026-Q1"] == 1)
}

@Test func `a line and what comes back of it are one, so that a full return leaves nothing`() throws
{
    var test = try each(.line, cap: 30)
    // 1,500 earn 75.00, cut to 30.00, as do 1,000.
    #expect(try test.paid()["2026-Q1"] == 60_00)
    test.lines.append(TestLine(id: "R-1", day: "2026-05-11", net: -1_500, returns: "S-3"))
    #expect(try test.paid()["2026-Q1"] == 30_00)
}

@Test func `slices of sixty customers of unlike units add up`() throws {
    var test = TestPortfolio()
    test.incentives = [
        try testIncentive(
            table(
                .marginal,
                [(0, 5), (10, 10)].map { from, percent in
                    TierStep(
                        from: ExactFraction(Int64(from)),
                        rewards: [.rate(Varied(same: Rate(percent: percent)))],
                        appliesFromZero: false
                    )
                }
            ),
            measure: .units,
            each: customer
        )
    ]
    let primes = (11..<312).filter { number in (2..<number).allSatisfy { number % $0 != 0 } }
    test.lines = primes.map {
        TestLine(id: "S-\($0)", day: "2026-01-10", net: 1_000, units: Int64($0), channel: "c\($0)")
    }
    // Each earns 100 less 500 for each of its units: 6,000.00 − 500 × 0.8431377…
    #expect(primes.count == 60)
    #expect(try test.paid()["2026-Q1"] == 5_578_43)
    let settlement = try test.statements()[0].settlements[0]
    #expect(settlement.partMinorUnits.reduce(0, +) == 5_578_43)
}
