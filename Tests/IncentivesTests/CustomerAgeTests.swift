import Incentives
import TestSupport
import Testing

private func age(
    from: CalendarDuration? = nil,
    below: CalendarDuration? = nil,
    isNegated: Bool = false
) -> LineFilter {
    LineFilter([
        FilterClause(
            dimension: .customerAge,
            test: .age(from: from, below: below),
            isNegated: isNegated
        )
    ])
}

private func sale(
    _ id: String,
    _ day: String,
    _ net: Int64,
    to customer: String? = "Ann",
    partner: Int = 0,
    returns: String? = nil
) -> TestLine {
    var line = TestLine(id: id, day: day, net: net, units: net < 0 ? -1 : 1, returns: returns)
    line.partner = partner
    line.customer = customer
    return line
}

/// A tenth of what passes a filter, over two years.
private func site(
    _ counts: LineFilter,
    _ lines: [TestLine],
    returns: ReturnTerms = .restateOriginal
) throws -> TestPortfolio {
    var test = TestPortfolio()
    test.runs = "2025-01-01..2026-12-31"
    test.incentives = [
        try testIncentive(
            table(.retroactive, [step(0, 10)]),
            span: try span("2025-01-01..2026-12-31"),
            counts: counts,
            returns: returns
        )
    ]
    test.lines = lines
    return test
}

/// The ids of the lines that count.
private func counted(_ test: TestPortfolio, of partner: Int = 0) throws -> [String] {
    let sales = try test.portfolio().sales
    let lines = try test.statements(of: partner).flatMap { $0.lines(of: sales) }
    return Set(lines.filter(\.counts).map { sales.ids[$0.line] }).sorted()
}

/// The first sale to Ann, the days around half a year and a year of it, and a sale without
/// customer.
private let aroundAYear = [
    sale("S-1", "2025-03-10", 100), sale("S-2", "2025-09-09", 200), sale("S-3", "2025-09-10", 400),
    sale("S-4", "2026-03-09", 800), sale("S-5", "2026-03-10", 1_600),
    sale("S-6", "2026-03-11", 3_200), sale("S-7", "2026-03-11", 6_400, to: nil),
]

private struct AgeCase: Sendable, CustomTestStringConvertible {
    let counts: LineFilter
    let ids: [String]
    let because: String
    var testDescription: String { because }
}

@Test(arguments: [
    AgeCase(
        counts: age(below: .months(12)),
        ids: ["S-1", "S-2", "S-3", "S-4"],
        because: "the day before a year is over is the last"
    ),
    AgeCase(
        counts: age(from: .months(12)),
        ids: ["S-5", "S-6"],
        because: "the day on which a year is over is the first"
    ),
    AgeCase(
        counts: age(from: .months(6), below: .months(12)),
        ids: ["S-3", "S-4"],
        because: "both bounds together"
    ),
    AgeCase(
        counts: age(below: .months(12), isNegated: true),
        ids: ["S-5", "S-6", "S-7"],
        because: "what names no customer passes what is negated"
    ),
    AgeCase(
        counts: age(from: .days(365)),
        ids: ["S-5", "S-6"],
        because: "365 days after 10 March 2025 is 10 March 2026"
    ),
    AgeCase(
        counts: age(from: .days(366)),
        ids: ["S-6"],
        because: "366 days after 10 March 2025 is 11 March 2026"
    ),
])
private func `a line counts by the age of its customer on its day`(_ given: AgeCase) throws {
    #expect(try counted(site(given.counts, aroundAYear)) == given.ids)
}

@Test func `what counts by the age of customers is paid`() throws {
    let test = try site(age(below: .months(12)), aroundAYear)
    let paid = try test.paid()
    #expect(paid["2025-Q1"] == 10_00)
    #expect(paid["2025-Q3"] == 60_00)
    #expect(paid["2026-Q1"] == 80_00)
}

@Test func `a month's last day stands for a day that the month lacks`() throws {
    // Six months after 31 August end on 28 February.
    let lines = [
        sale("S-1", "2025-08-31", 1), sale("S-2", "2026-02-27", 2), sale("S-3", "2026-02-28", 4),
    ]
    #expect(try counted(site(age(below: .months(6)), lines)) == ["S-1", "S-2"])
}

@Test func `what is said of a customer goes before its first sale, for the partner before all`()
    throws
{
    var test = try site(age(below: .months(12)), aroundAYear)
    let all = Customer(name: "Ann", partner: nil, since: try day("2025-03-11"))
    let own = Customer(name: "Ann", partner: 0, since: try day("2024-09-10"))
    let other = Customer(name: "Ann", partner: 1, since: try day("2020-01-01"))
    let unknown = Customer(name: "Ann", partner: 0, since: nil)
    test.partners.append(testPartner("b-partner"))
    test.customers = [all, other]
    #expect(try counted(test) == ["S-1", "S-2", "S-3", "S-4", "S-5"])
    test.customers = [own, all]
    #expect(try counted(test) == ["S-1", "S-2"])
    test.customers = [all, own]
    #expect(try counted(test) == ["S-1", "S-2"])
    test.customers = [other, unknown]
    #expect(try counted(test) == ["S-1", "S-2", "S-3", "S-4"])
}

@Test func `the first sale is of the same partner, of any product, also before it joined`() throws {
    var test = try site(age(from: .months(1)), [])
    test.partners = [
        testPartner("a-partner", joined: try day("2026-02-15")), testPartner("b-partner"),
    ]
    var accessory = sale("S-1", "2026-01-20", 1)
    accessory.product = 1
    test.lines = [
        accessory, sale("S-2", "2026-02-19", 2), sale("S-3", "2026-02-20", 4),
        sale("S-4", "2025-06-01", 8, partner: 1), sale("S-5", "2025-06-30", 16, partner: 1),
        sale("S-6", "2025-07-01", 32, partner: 1),
    ]
    // The partner itself counts only from its joining on.
    #expect(try counted(test) == ["S-3"])
    #expect(try test.paid()["2026-Q1"] == 40)
    #expect(try counted(test, of: 1) == ["S-6"])
}

@Test(arguments: [ReturnTerms.Rule.restateOriginal, .netInPeriod, .mirrorRate])
func `a return counts where its sale counted, also when the customer is too old by then`(
    rule: ReturnTerms.Rule
) throws {
    let lines =
        aroundAYear + [
            sale("R-4", "2026-06-01", -300, returns: "S-4"),
            sale("R-5", "2026-06-01", -500, returns: "S-5"),
        ]
    let test = try site(
        age(below: .months(12)),
        lines,
        returns: ReturnTerms(rule: rule, within: nil)
    )
    let paid = try test.paid()
    // 800 of S-4, from which 300 are taken back at a tenth.
    #expect(try #require(paid["2026-Q1"]) + (paid["2026-Q2"] ?? 0) == 50_00)
    #expect(try !counted(test).contains("R-5"))
}

@Test func `a return that names no sale begins nothing, and is judged by itself`() throws {
    let alone = sale("R-0", "2025-01-10", -50)
    let test = try site(age(below: .months(12)), [alone] + aroundAYear)
    // The first sale to Ann is still S-1; the return before it is younger than a year.
    #expect(try counted(test) == ["R-0", "S-1", "S-2", "S-3", "S-4"])
    let without = try site(age(below: .months(12)), [alone])
    let sales = try without.portfolio().sales
    let reasons = try without.statements().flatMap { $0.lines(of: sales) }.flatMap(\.reasons)
    #expect(reasons.map(\.cause) == [.notCounted(.filteredOut(clause: 0))])
    #expect(try counted(site(age(below: .months(12), isNegated: true), [alone])) == ["R-0"])
}

@Test func `sales after the day that is built for begin nothing`() throws {
    var test = try site(age(below: .months(12)), aroundAYear)
    test.asOf = "2025-03-09"
    #expect(try test.portfolio().customerDays.since(0) == nil)
    test.asOf = "2025-03-10"
    #expect(try test.portfolio().customerDays.since(0) == day("2025-03-10"))
}

@Test(arguments: [1, 2, 3] as [UInt64])
func `the age of customers does not depend on the order of rows`(seed: UInt64) throws {
    var random = SplitMix(state: seed)
    var test = try site(age(below: .months(12)), aroundAYear)
    test.lines.shuffle(using: &random)
    #expect(try counted(test) == ["S-1", "S-2", "S-3", "S-4"])
}

@Test func `a condition, a base and a board go by the age of customers, too`() throws {
    var test = try site(.everything, aroundAYear)
    let young = Selection(quantity: .netSales, counts: age(below: .months(12)))
    test.incentives = [
        try testIncentive(
            table(.retroactive, [step(0, 10)]),
            base: young,
            span: try span("2025-01-01..2026-12-31")
        )
    ]
    #expect(try test.paid()["2026-Q1"] == 80_00)
    for (from, pays) in [(800, 1_200_00), (801, 0)] as [(Int64, Int64)] {
        test.incentives = [
            try testIncentive(
                table(.retroactive, [step(0, 10)]),
                gate: Gate(
                    atLeast: 1,
                    conditions: [.reaches(young, over: nil, from: ExactFraction(from * 100))]
                ),
                span: try span("2025-01-01..2026-12-31")
            )
        ]
        #expect(try test.paid()["2026-Q1"] == pays)
    }
    test.incentives = []
    test.boards = [
        Board(
            id: BoardID("new"),
            title: LocalText("New customers"),
            measure: .netSales,
            counts: age(below: .months(12)),
            audience: [],
            cycle: .year,
            group: nil,
            top: 10,
            minimumField: 1,
            showsAmounts: true
        )
    ]
    let portfolio = try test.portfolio()
    let boards = try rankPartners(of: 0, in: portfolio, filters: CompiledFilters(portfolio))
    #expect(
        boards.flatMap { $0.groups.flatMap { $0.rows.map(\.value) } } == [
            ExactFraction(700_00), ExactFraction(800_00),
        ]
    )
}
