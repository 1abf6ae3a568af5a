import Incentives
import Testing

/// A product with a list price in cents.
private func product(_ id: String, _ line: String?, cents: Int64?) -> Product {
    Product(
        id: ProductID(id),
        name: LocalText(id),
        line: line,
        listPrice: cents.map { $0 * 10_000 },
        cost: nil,
        attributes: ["size": id.contains("2") ? "large" : "small"]
    )
}

private func off(_ rates: Varied<Rate>, from dollars: Int64 = 0) -> TierStep {
    TierStep(
        from: ExactFraction(dollars * 100),
        rewards: [.discount(Discount(rates: rates, claimsBack: false))],
        appliesFromZero: false
    )
}

private func off(_ percent: Int64, from dollars: Int64 = 0) -> TierStep {
    off(Varied(same: Rate(percent: percent)), from: dollars)
}

private func off(by dimension: Dimension, _ percents: [String: Int64], else other: Int64?)
    -> TierStep
{
    off(
        Varied(
            by: .column(dimension),
            cases: percents.sorted { $0.key < $1.key }.map {
                .init(text: $0.key, value: Rate(percent: $0.value))
            },
            otherwise: other.map { Rate(percent: $0) }
        )
    )
}

/// One rate that holds whatever is sold.
private func single(_ step: TierStep) -> TierTable { TierTable(single: step.rewards) }

private func clause(_ dimension: Dimension, _ text: String) -> FilterClause {
    FilterClause(dimension: dimension, test: .anyOf([text]), isNegated: false)
}

/// Two road bikes, a city bike and a pump without a list price, in April 2026.
private func shop(_ incentives: Incentive...) throws -> TestPortfolio {
    var test = TestPortfolio()
    test.asOf = "2026-04-15"
    test.products = [
        product("city", "City Bikes", cents: 412_50), product("pump", nil, cents: nil),
        product("road-1", "Road Bikes", cents: 1_480_00),
        product("road-2", "Road Bikes", cents: 12_35), product("saddle", nil, cents: 74_00),
    ]
    test.incentives = incentives
    return test
}

extension TestPortfolio {
    fileprivate func prices() throws -> PriceList? {
        let portfolio = try portfolio()
        let filters = CompiledFilters(portfolio)
        return drawUpPriceList(for: 0, try statements(), in: portfolio, filters: filters)
    }

    /// Each product's price in cents, with its rates in percent.
    fileprivate func table() throws -> [String: String] {
        var table: [String: String] = [:]
        for price in try prices()?.groups.flatMap(\.prices) ?? [] {
            let rates = price.terms.map { term in
                term.rate.map { "\($0.partsPerHundredMillion / 1_000_000)" } ?? "none"
            }
            let text = "\(price.price.minorUnits) \(rates.joined(separator: " "))"
            table[products[price.product].id.text] = text
        }
        return table
    }

    /// The days on which a product's price holds.
    fileprivate func holds(_ product: String) throws -> String? {
        try prices()?.groups.flatMap(\.prices).first { products[$0.product].id.text == product }
            .map { "\($0.holds)" }
    }
}

@Test func `a price is the list price less the rate, rounded once by the site's rule`() throws {
    var test = try shop(try testIncentive(table(.retroactive, [off(15)])))
    // 74.00, 412.50 and 1,480.00 less 15%; 12.35 less 15% is 10.4975. The pump has no list price.
    #expect(
        try test.table() == [
            "city": "35063 15", "road-1": "125800 15", "road-2": "1050 15", "saddle": "6290 15",
        ]
    )
    // 0.30 less 5% is 28.5 cents.
    test.products[3] = product("road-2", "Road Bikes", cents: 30)
    test.incentives = [try testIncentive(table(.retroactive, [off(5)]))]
    #expect(try test.table()["road-2"] == "29 5")
    test.rounding = .halfEven
    #expect(try test.table()["road-2"] == "28 5")
}

@Test func `prices stand by their lines, and products without one come last`() throws {
    let test = try shop(try testIncentive(table(.retroactive, [off(15)])))
    let groups = try #require(try test.prices()).groups
    #expect(groups.map(\.line) == ["City Bikes", "Road Bikes", nil])
    #expect(groups.map(\.prices.count) == [1, 2, 1])
}

@Test func `only products that a discount counts have a price`() throws {
    let test = try shop(
        try testIncentive(
            table(.retroactive, [off(15)]),
            counts: LineFilter([clause(.productLine, "Road Bikes")])
        )
    )
    #expect(try test.table() == ["road-1": "125800 15", "road-2": "1050 15"])
}

@Test func `a rate may differ by what the product or the partner is`() throws {
    var test = try shop(
        try testIncentive(
            table(.retroactive, [off(by: .productLine, ["Road Bikes": 10], else: nil)])
        )
    )
    #expect(try test.table() == ["road-1": "133200 10", "road-2": "1112 10"])
    test.incentives = [
        try testIncentive(
            table(.retroactive, [off(by: .productAttribute("size"), ["large": 20], else: 10)])
        )
    ]
    #expect(try test.table()["road-1"] == "133200 10")
    #expect(try test.table()["road-2"] == "988 20")
    test.partners = [testPartner("a-partner", country: "ID")]
    test.incentives = [
        try testIncentive(
            table(.retroactive, [off(by: .partner(.country), ["ID": 50], else: 1)])
        )
    ]
    #expect(try test.table()["saddle"] == "3700 50")
}

@Test func `discounts of one product add up, and take no more than there is`() throws {
    var test = try shop(
        try testIncentive(table(.retroactive, [off(12)]), id: "a"),
        try testIncentive(
            table(.retroactive, [off(5)]),
            id: "b",
            counts: LineFilter([clause(.product, "saddle")])
        )
    )
    // 17% of 74.00 is 12.58.
    #expect(try test.table()["saddle"] == "6142 12 5")
    #expect(try test.table()["city"] == "36300 12")
    test.incentives = [
        try testIncentive(table(.retroactive, [off(60)]), id: "a"),
        try testIncentive(table(.retroactive, [off(41)]), id: "b"),
    ]
    #expect(try test.table()["saddle"] == "0 60 41")
}

@Test func `of a group the first member that counts a product makes its price, or the best`() throws
{
    let group = { (rule: Stacking.Group.Rule) in
        Stacking(group: Stacking.Group(name: "group", rule: rule), netOf: [])
    }
    var test = try shop(
        try testIncentive(
            table(.retroactive, [off(5)]),
            id: "a",
            counts: LineFilter([clause(.productLine, "Road Bikes")]),
            stacking: group(.exclusive(priority: 1))
        ),
        try testIncentive(
            table(.retroactive, [off(12)]),
            id: "b",
            stacking: group(.exclusive(priority: 2))
        )
    )
    #expect(try test.table()["road-1"] == "140600 5")
    #expect(try test.table()["saddle"] == "6512 12")
    test.incentives = [
        try testIncentive(table(.retroactive, [off(5)]), id: "a", stacking: group(.bestOf)),
        try testIncentive(table(.retroactive, [off(12)]), id: "b", stacking: group(.bestOf)),
        try testIncentive(table(.retroactive, [off(7)]), id: "c", stacking: group(.bestOf)),
    ]
    #expect(try test.table()["saddle"] == "6512 12")
}

@Test func `the tier that the running period has reached gives the rate`() throws {
    var test = try shop(
        try testIncentive(table(.retroactive, [off(5, from: 1_000), off(10, from: 5_000)]))
    )
    // No line, then a cent below the first bound, then just that; a quarter before is not asked.
    test.lines = [TestLine(id: "S-0", day: "2026-03-31", net: 9_000, gross: 9_000)]
    #expect(try test.table()["saddle"] == "7400 none")
    #expect(try test.prices()?.discounts.map(\.tier) == [0])
    test.lines.append(
        TestLine(id: "S-1", day: "2026-04-02", net: 999, cents: 99, gross: 1_000)
    )
    #expect(try test.table()["saddle"] == "7400 none")
    (test.lines[1].net, test.lines[1].cents) = (1_000, 0)
    #expect(try test.table()["saddle"] == "7030 5")
    test.lines[1].net = 5_000
    #expect(try test.table()["saddle"] == "6660 10")
    #expect(try test.holds("saddle") == "2026-04-01..2026-06-30")
    // A return larger than the sale leaves nothing reached; rows in another order change nothing.
    test.lines.append(TestLine(id: "R-1", day: "2026-04-03", net: -6_000, gross: -6_000))
    test.lines.reverse()
    #expect(try test.table()["saddle"] == "7400 none")
}

@Test func `a condition that is not met leaves the list price`() throws {
    let condition = Gate.Condition.reaches(
        Selection(quantity: .netSales, counts: .everything),
        over: nil,
        from: ExactFraction(1_000_00)
    )
    var test = try shop(
        try testIncentive(single(off(5)), gate: Gate(atLeast: 1, conditions: [condition]))
    )
    #expect(try test.table()["saddle"] == "7400 none")
    test.lines = [TestLine(id: "S-1", day: "2026-04-02", net: 999, cents: 99, gross: 1_000)]
    #expect(try test.table()["saddle"] == "7400 none")
    test.lines[0] = TestLine(id: "S-1", day: "2026-04-02", net: 1_000, gross: 1_000)
    #expect(try test.table()["saddle"] == "7030 5")
    #expect(try test.holds("saddle") == "2026-04-01..2026-06-30")
}

@Test func `a price holds from the day on which it began to the last that is known`() throws {
    var test = try shop(
        try testIncentive(
            single(off(12)),
            id: "a",
            span: try span("2026-01-01..2026-09-30")
        ),
        try testIncentive(
            single(off(5)),
            id: "b",
            span: try span("2026-07-01..2026-12-31"),
            counts: LineFilter([clause(.product, "saddle")])
        )
    )
    #expect(try test.holds("city") == "2026-01-01..2026-09-30")
    // The other discount will lower it.
    #expect(try test.holds("saddle") == "2026-01-01..2026-06-30")
    test.partners = [testPartner("a-partner", joined: try day("2026-02-15"))]
    #expect(try test.holds("city") == "2026-02-15..2026-09-30")
    test.partners = [
        testPartner("a-partner", joined: try day("2026-02-15"), left: try day("2026-05-01"))
    ]
    #expect(try test.holds("city") == "2026-02-15..2026-05-01")
}

@Test func `a price that goes by the level holds as long as the level`() throws {
    let levels = [
        LevelStanding(from: nil, level: 0), LevelStanding(from: try day("2026-03-01"), level: 2),
        LevelStanding(from: try day("2026-06-01"), level: 1),
    ]
    var test = try shop(
        try testIncentive(
            single(off(by: .partner(.level), ["gold": 12, "silver": 6], else: 1))
        )
    )
    test.partners = [testPartner("a-partner", levels: levels)]
    #expect(try test.table()["saddle"] == "6512 12")
    #expect(try test.holds("saddle") == "2026-03-01..2026-05-31")
    // Where only gold partners are taken it is the same; where levels do not matter it is not.
    test.incentives = [
        try testIncentive(
            single(off(12)),
            eligibility: Eligibility(
                conditions: [PartnerCondition(.levelAtLeast(2))],
                asOf: .sale
            )
        )
    ]
    #expect(try test.holds("saddle") == "2026-03-01..2026-05-31")
    test.asOf = "2026-06-01"
    #expect(try test.prices() == nil)
    test.incentives = [try testIncentive(single(off(12)))]
    #expect(try test.holds("saddle") == "2026-01-01..2026-12-31")
}

@Test func `there is no price list where no discount is in force`() throws {
    var test = try shop(
        try testIncentive(
            table(.retroactive, [off(12)]),
            span: try span("2026-04-15..2026-05-31")
        )
    )
    #expect(try test.prices() != nil)
    test.asOf = "2026-04-14"
    #expect(try test.prices() == nil)
    test.asOf = "2026-06-01"
    #expect(try test.prices() == nil)
    test.asOf = "2026-05-31"
    #expect(try test.prices() != nil)
    test.audience = [PartnerCondition(.has(.type, anyOf: ["dealer"]))]
    #expect(try test.prices() == nil)
    test.audience = []
    test.incentives = [try testIncentive(table(.marginal, [step(0, 10)]))]
    #expect(try test.prices() == nil)
}

@Test func `a discount that only a sale decides makes no price`() throws {
    var test = try shop(
        try testIncentive(
            table(.retroactive, [off(12)]),
            counts: LineFilter([clause(.saleAttribute("channel"), "sell_in")])
        )
    )
    #expect(try test.prices()?.discounts.map(\.makesPrices) == [false])
    #expect(try test.prices()?.groups == [])
    test.incentives = [
        try testIncentive(
            table(.retroactive, [off(by: .saleAttribute("channel"), ["sell_in": 12], else: 5)])
        )
    ]
    #expect(try test.prices()?.groups == [])
    // A table for each customer; one rate for all of them is a price.
    let each = Each.column(.saleAttribute("customer"))
    test.incentives = [
        try testIncentive(table(.retroactive, [off(5), off(8, from: 100)]), each: each)
    ]
    #expect(try test.prices()?.groups == [])
    test.incentives = [try testIncentive(single(off(5)), each: each)]
    #expect(try test.table()["saddle"] == "7030 5")
    test.incentives = [
        try testIncentive(
            single(off(5)),
            eligibility: Eligibility(conditions: [], asOf: .sale, needsDeal: true)
        )
    ]
    #expect(try test.prices()?.discounts.map(\.makesPrices) == [false])
    #expect(try test.prices()?.groups == [])
}

@Test func `ten thousand products, each with a rate of its own, are priced`() throws {
    let count = 10_000
    let ids = (0..<count).map { "p-\($0 + 10_000)" }
    let percents = Dictionary(uniqueKeysWithValues: ids.map { ($0, Int64(10)) })
    var test = try shop(try testIncentive(single(off(by: .product, percents, else: nil))))
    test.products = ids.map { product($0, "Road Bikes", cents: 100_00) }
    let prices = try #require(try test.prices()).groups.flatMap(\.prices)
    #expect(prices.count == count)
    #expect(prices.allSatisfy { $0.price.minorUnits == 90_00 })
}
