import Incentives
import Testing

/// A hub, two dealers below it, and a shop below the first dealer, with one incentive for the hub.
private func readers(_ incentives: [Incentive], _ lines: [TestLine]) -> TestPortfolio {
    var test = TestPortfolio()
    test.partners = [
        testPartner("a-hub", type: "distributor"), testPartner("b-dealer", parent: 0),
        testPartner("c-dealer", parent: 0), testPartner("d-shop", parent: 1),
    ]
    test.audience = [PartnerCondition(.has(.type, anyOf: ["distributor"]))]
    test.incentives = incentives
    test.lines = lines
    return test
}

private let sold = [
    TestLine(id: "S-1", day: "2026-01-10", net: 10_000, partner: 0, customer: "Ann"),
    TestLine(id: "S-2", day: "2026-01-20", net: 20_000, partner: 1, product: 2, customer: "Ann"),
    TestLine(id: "S-3", day: "2026-02-10", net: 30_000, partner: 2, customer: "Ben"),
    TestLine(id: "S-4", day: "2026-03-10", net: 40_000, partner: 3, product: 2, customer: "Cid"),
]

private func address(_ incentive: String) -> IncentiveAddress {
    IncentiveAddress(program: ProgramID("program"), incentive: IncentiveID(incentive))
}

private func percent(_ rate: Int64) -> TierTable { table(.retroactive, [step(0, rate)]) }

/// So many whole dollars from each number of things.
private func sums(_ steps: [(from: Int64, dollars: Int64)]) -> TierTable {
    table(
        .retroactive,
        steps.map { from, dollars in
            TierStep(
                from: ExactFraction(from),
                rewards: [.amount(Varied(same: dollars * 100))],
                appliesFromZero: false
            )
        }
    )
}

private let road = LineFilter([
    FilterClause(dimension: .productLine, test: .anyOf(["Road Bikes"]), isNegated: false)
])

@Test(
    arguments: [
        (.children, 2, 200_00), (.withDescendants, 3, 300_00),
    ] as [(Rollup, Int64, Int64)]
)
func `partners counts each member that sold, and never the one that earns`(
    _ rollup: Rollup,
    _ count: Int64,
    _ paid: Int64
) throws {
    var test = readers(
        [
            try testIncentive(
                sums([(1, 100), (2, 200), (3, 300), (4, 400)]),
                measure: .partners,
                rollup: rollup
            )
        ],
        sold + [TestLine(id: "S-5", day: "2026-01-21", net: 5, partner: 1)]
    )
    #expect(try test.paid()["2026-Q1"] == paid)
    #expect(
        try test.statements()[0].settlements[0].accrual.measure == ExactFraction(count)
    )
    // What a dealer sold comes back whole, and then all but a cent of it.
    test.lines.append(
        TestLine(id: "R-1", day: "2026-05-10", net: -30_000, partner: 2, returns: "S-3")
    )
    #expect(try test.paid()["2026-Q1"] == paid - 100_00)
    test.lines[5].net = -29_999
    test.lines[5].cents = -99
    #expect(try test.paid()["2026-Q1"] == paid)
}

@Test func `a condition takes its own members, whatever its incentive takes`() throws {
    let gate = { (quantity: Quantity, rollup: Rollup?, from: Int64) in
        Gate(
            atLeast: 1,
            conditions: [
                .reaches(
                    Selection(quantity: quantity, counts: .everything, rollup: rollup),
                    over: nil,
                    from: ExactFraction(from)
                )
            ]
        )
    }
    let pays = { (gate: Gate) in
        try readers([try testIncentive(percent(1), gate: gate)], sold).paid()["2026-Q1"]
    }
    #expect(try pays(gate(.partners, .withDescendants, 3)) == 100_00)
    #expect(try pays(gate(.partners, .withDescendants, 4)) == 0)
    #expect(try pays(gate(.partners, .children, 2)) == 100_00)
    #expect(try pays(gate(.partners, .children, 3)) == 0)
    #expect(try pays(gate(.netSales, .children, 50_000_00)) == 100_00)
    #expect(try pays(gate(.netSales, .children, 50_000_01)) == 0)
    #expect(try pays(gate(.netSales, .own, 10_000_01)) == 0)
    #expect(try pays(gate(.netSales, .withDescendants, 100_000_00)) == 100_00)
}

@Test func `a second measure counts the members among the incentive's own lines`() throws {
    let second = SecondMeasure(.sum(.partners), bounds: [ExactFraction(2), ExactFraction(3)])
    let rates = Varied(
        by: .measure(second),
        cases: [
            .init(text: "2", value: Rate(percent: 2)), .init(text: "3", value: Rate(percent: 3)),
        ],
        otherwise: Rate(percent: 1)
    )
    let given = TierStep(from: .zero, rewards: [.rate(rates)], appliesFromZero: false)
    let paid = { (rollup: Rollup, lines: [TestLine]) in
        try readers([try testIncentive(table(.retroactive, [given]), rollup: rollup)], lines)
            .paid()["2026-Q1"]
    }
    #expect(try paid(.withDescendants, sold) == 3_000_00)
    #expect(try paid(.children, sold) == 1_000_00)
    #expect(try paid(.children, Array(sold[0...1])) == 200_00)
}

@Test func `growth compares with what members sold before`() throws {
    let before = TestLine(id: "S-0", day: "2025-11-10", net: 50_000, partner: 3)
    let growth = Growth(
        of: .netSales,
        baseline: .previousPeriod,
        paysOn: .increment,
        noBaseline: .skip
    )
    let grown = table(
        .retroactive,
        [
            TierStep(
                from: .zero,
                rewards: [.rate(Varied(same: Rate(percent: 10)))],
                appliesFromZero: false
            )
        ]
    )
    let incentive = try testIncentive(
        grown,
        measure: .growth(growth),
        rollup: .withDescendants
    )
    // From 50,000 to 100,000.
    #expect(try readers([incentive], sold + [before]).paid()["2026-Q1"] == 5_000_00)
}

@Test func `ratio, base and attainment take the members' lines, too`() throws {
    let paid = { (incentive: Incentive) in
        var test = readers([incentive], sold)
        test.targets = ["2026-Q1": 200_000]
        return try test.paid()["2026-Q1"]
    }
    // 60,000 of 100,000 are road bikes; the dealers alone have 20,000 of 50,000.
    let ratio = Ratio(
        of: Selection(quantity: .netSales, counts: road),
        to: Selection(quantity: .netSales, counts: .everything)
    )
    let half = TierStep(
        from: ExactFraction(1, over: 2),
        rewards: [.amount(Varied(same: 70_00))],
        appliesFromZero: false
    )
    let shares = table(.retroactive, [half])
    #expect(
        try paid(testIncentive(shares, measure: .ratio(ratio), rollup: .withDescendants))
            == 70_00
    )
    #expect(
        try paid(testIncentive(shares, measure: .ratio(ratio), rollup: .children)) == 0
    )
    let base = Base(quantity: .netSales, counts: road)
    #expect(
        try paid(testIncentive(percent(1), rollup: .withDescendants, base: base)) == 600_00
    )
    let attainment = Attainment(of: .netSales, prorate: .activeDays)
    #expect(
        try paid(
            testIncentive(shares, measure: .attainment(attainment), rollup: .withDescendants)
        ) == 70_00
    )
    #expect(
        try paid(testIncentive(shares, measure: .attainment(attainment))) == 0
    )
}

@Test func `each, by and an accumulation run over the members' lines`() throws {
    let each = try testIncentive(
        table(.retroactive, [step(35_000, 1)]),
        rollup: .withDescendants,
        each: .column(.saleAttribute("customer"))
    )
    // Ann 30,000, Ben 30,000, Cid 40,000.
    #expect(try readers([each], sold).paid()["2026-Q1"] == 400_00)
    let rates = Varied(
        by: .column(.productLine),
        cases: [.init(text: "Road Bikes", value: Rate(percent: 2))],
        otherwise: Rate(percent: 1)
    )
    let by = TierStep(from: .zero, rewards: [.rate(rates)], appliesFromZero: false)
    let varied = try testIncentive(table(.retroactive, [by]), rollup: .withDescendants)
    #expect(try readers([varied], sold).paid()["2026-Q1"] == 1_600_00)
    let runs = try testIncentive(
        table(.retroactive, [step(0, 1), step(60_000, 2)]),
        rollup: .children,
        accumulates: .year,
        settles: .month
    )
    var monthly = readers([runs], sold)
    monthly.cycle = .month
    let paid = try monthly.paid()
    // 20,000 at 1%, then 50,000 at 1%: the shop is no direct member.
    #expect(paid["2026-01"] == 200_00)
    #expect(paid["2026-02"] == 300_00)
    #expect(paid["2026-03"] == 0)
}

@Test func `what stands beside others shares the lines that both see`() throws {
    let exclusive = { (priority: Int) in
        Stacking(
            group: Stacking.Group(name: "group", rule: .exclusive(priority: priority)),
            netOf: []
        )
    }
    let members = try testIncentive(
        percent(2),
        id: "members",
        rollup: .children,
        stacking: exclusive(1)
    )
    let rest = try testIncentive(
        percent(1),
        id: "rest",
        rollup: .withDescendants,
        stacking: exclusive(2)
    )
    // 2% of the dealers' 50,000, 1% of the hub's 10,000 and of the shop's 40,000.
    #expect(try readers([members, rest], sold).paid()["2026-Q1"] == 1_500_00)
    let own = try testIncentive(percent(10), id: "own")
    let net = try testIncentive(
        percent(1),
        id: "net",
        rollup: .withDescendants,
        stacking: Stacking(group: nil, netOf: [address("own")])
    )
    // 10% of 10,000 are 1,000, and 1% of what is left of 100,000 is 990.
    #expect(try readers([own, net], sold).paid()["2026-Q1"] == 1_990_00)
}

@Test func `a contest ranks by what rolls up`() throws {
    let prizes = [Contest.Prize(ranks: 1...1, amount: 500_00, from: nil)]
    let race = { (quantity: Quantity, rollup: Rollup) in
        var test = readers(
            [
                try testIncentive(
                    .ofPrizes,
                    measure: .rank(Contest(rankedBy: quantity, field: nil, prizes: prizes)),
                    rollup: rollup
                )
            ],
            sold
        )
        test.audience = [PartnerCondition(.has(.type, anyOf: ["reseller"]))]
        return try test.partners.indices.map { try test.paid(of: $0)["2026-Q1"] ?? 0 }
    }
    // By their own sales the shop leads with 40,000, with those below the first dealer with 60,000.
    #expect(try race(.netSales, .own) == [0, 0, 0, 500_00])
    #expect(try race(.netSales, .withDescendants) == [0, 500_00, 0, 0])
    #expect(try race(.partners, .withDescendants) == [0, 500_00, 0, 0])
}

@Test func `a budget is shared among parents and members by what each is entitled to`() throws {
    var test = readers([try testIncentive(percent(1), rollup: .withDescendants)], sold)
    test.audience = []
    // 1,000 + 600 + 300 + 400 are entitled.
    test.budget = Budget(amount: 1_150_00, whenExceeded: .prorate)
    #expect(
        try test.partners.indices.map { try test.paid(of: $0)["2026-Q1"] ?? 0 }
            == [500_00, 300_00, 150_00, 200_00]
    )
    test.budget = Budget(amount: 1_150_00, whenExceeded: .firstCome)
    // 10 January: the hub 100. 20 January: hub and dealer 200 each, 500 in all. 10 February: hub
    // and second dealer 300 each, 1,100. Of the last 50 the hub, the dealer and the shop have
    // 16.67, 16.67 and 16.66.
    #expect(
        try test.partners.indices.map { try test.paid(of: $0)["2026-Q1"] ?? 0 }
            == [616_67, 216_67, 300_00, 16_66]
    )
}
