import Incentives
import Testing

/// Ten per cent of what is sold in Bali or Lombok; Bali is the first partner's from March to May,
/// Lombok its own for schools.
private func inTerritories(_ lines: [TestLine], not: Bool = false) throws -> TestPortfolio {
    var test = TestPortfolio()
    test.partners = [testPartner("a-partner"), testPartner("b-partner")]
    test.territories = [
        Territory(name: "Bali", partner: 0, segment: nil, span: try span("2026-03-01..2026-05-31")),
        Territory(name: "Bali", partner: 1, segment: nil, span: try span("2026-06-01..2026-12-31")),
        Territory(
            name: "Lombok",
            partner: 0,
            segment: "Schools",
            span: try span("2026-01-01..2026-12-31")
        ),
    ]
    let counts = LineFilter([
        FilterClause(dimension: .territory, test: .anyOf(["Bali", "Lombok"]), isNegated: not)
    ])
    test.incentives = [try testIncentive(table(.retroactive, [step(0, 10)]), counts: counts)]
    test.lines = lines
    return test
}

private func line(
    _ day: String,
    _ territory: String?,
    segment: String? = nil,
    id: String = "S-1",
    net: Int64 = 100
) -> TestLine {
    TestLine(id: id, day: day, net: net, territory: territory, segment: segment)
}

private func reasons(_ test: TestPortfolio) throws -> [NotCounted?] {
    let sales = try test.portfolio().sales
    return try test.statements().flatMap { $0.lines(of: sales) }.flatMap(\.reasons).map { reason in
        guard case .notCounted(let cause) = reason.cause else { return nil }
        return cause
    }
}

@Test func `a line counts in a territory from its first day to its last`() throws {
    let test = try inTerritories([
        line("2026-02-28", "Bali", id: "S-1", net: 100),
        line("2026-03-01", "Bali", id: "S-2", net: 200),
        line("2026-05-31", "Bali", id: "S-3", net: 400),
        line("2026-06-01", "Bali", id: "S-4", net: 800),
    ])
    #expect(try test.paid()["2026-Q1"] == 20_00)
    #expect(try test.paid()["2026-Q2"] == 40_00)
    #expect(
        try reasons(test) == [
            .outsideTerritory(.notOwn("Bali", on: try day("2026-02-28"))),
            .outsideTerritory(.notOwn("Bali", on: try day("2026-06-01"))),
        ]
    )
}

@Test func `a territory given in a segment takes its lines only`() throws {
    let other = NotCounted.outsideTerritory(.otherSegment("Lombok", own: ["Schools"]))
    #expect(try reasons(try inTerritories([line("2026-02-01", "Lombok")])) == [other])
    let shops = line("2026-02-01", "Lombok", segment: "Shops")
    #expect(try reasons(try inTerritories([shops])) == [other])
    let schools = line("2026-02-01", "Lombok", segment: "Schools")
    #expect(try inTerritories([schools]).paid()["2026-Q1"] == 10_00)
}

@Test func `a name that a rule does not ask for fails it before any territory`() throws {
    let filtered = NotCounted.filteredOut(clause: 0)
    #expect(try reasons(try inTerritories([line("2026-02-01", "Java")])) == [filtered])
    #expect(try reasons(try inTerritories([line("2026-02-01", nil)])) == [filtered])
    // What a rule leaves out is left out whosever it is.
    #expect(try inTerritories([line("2026-02-01", "Java")], not: true).paid()["2026-Q1"] == 10_00)
}

@Test func `a return counts where its sale was in the territory`() throws {
    var back = line("2026-06-10", nil, id: "R-1", net: -150)
    back.returns = "S-1"
    // Bali is another's by then, and more comes back than any other line of the period is worth.
    let test = try inTerritories([line("2026-05-31", "Bali", net: 200), back])
    #expect(try test.paid()["2026-Q2"] == 5_00)
}

@Test func `where nobody has territories the name alone decides`() throws {
    var test = try inTerritories([line("2026-02-01", "Bali")])
    test.territories = []
    #expect(try test.paid()["2026-Q1"] == 10_00)
}

@Test func `a board that asks for a territory ranks who has it`() throws {
    var test = try inTerritories([
        line("2026-03-01", "Bali", id: "S-1", net: 100),
        TestLine(id: "S-2", day: "2026-03-01", net: 900, partner: 1, territory: "Bali"),
    ])
    test.boards = [
        Board(
            id: BoardID("bali"),
            title: LocalText("Bali"),
            measure: .netSales,
            counts: test.incentives[0].counts,
            audience: [],
            cycle: .quarter,
            group: nil,
            top: 10,
            minimumField: 1,
            showsAmounts: false
        )
    ]
    let portfolio = try test.portfolio()
    let ranked = try rankPartners(of: 0, in: portfolio, filters: CompiledFilters(portfolio))
    #expect(ranked.flatMap(\.groups).flatMap(\.rows).map(\.partner) == [0])
}
