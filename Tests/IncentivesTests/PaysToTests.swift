import Incentives
import TestSupport
import Testing

private let group = 0
private let east = 1
private let north = 2
private let south = 3
private let lone = 4

/// A group of three members and a partner that is in none; 1% of sales is paid to parents.
private func site(_ lines: [TestLine]) throws -> TestPortfolio {
    var test = TestPortfolio()
    test.partners = [
        testPartner("a-group"), testPartner("b-east", parent: group),
        testPartner("c-north", parent: group), testPartner("d-south", parent: group),
        testPartner("e-lone"),
    ]
    test.incentives = [try testIncentive(table(.retroactive, [step(0, 1)]), paysTo: .parent)]
    test.lines = lines
    return test
}

private func sale(
    _ id: String,
    _ partner: PartnerIndex,
    _ day: String,
    _ net: Int64,
    returns: String? = nil
) -> TestLine {
    TestLine(
        id: id,
        day: day,
        net: net,
        units: net < 0 ? -1 : 1,
        partner: partner,
        returns: returns
    )
}

private let lines = [
    sale("S-1", group, "2026-01-12", 5_000), sale("S-2", east, "2026-01-12", 10_000),
    sale("S-3", north, "2026-01-12", 25_000), sale("S-4", lone, "2026-02-12", 3_000),
    sale("S-5", east, "2026-04-01", 100),
]

@Test func `a parent is paid in one sum what its members earn, beside what it earns itself`() throws
{
    let test = try site(lines)
    let statements = try test.statements(of: group)
    let first = try #require(statements.first { $0.period.name == "2026-Q1" })
    // 1% of 10,000 and of 25,000, and of the group's own 5,000.
    #expect(first.memberPayouts.map(\.members) == [2])
    #expect(first.memberPayouts.map(\.paid.minorUnits) == [350_00])
    #expect(first.earned.minorUnits == 400_00)
    #expect(first.due.minorUnits == 400_00)
    #expect(try test.paid(of: group)["2026-Q2"] == 1_00)
    #expect(try test.paid(of: group)["2026-Q3"] == 0)
}

@Test func `a member sees what it earned, and is due nothing`() throws {
    let test = try site(lines)
    let statement = try #require(
        try test.statements(of: north).first { $0.period.name == "2026-Q1" }
    )
    #expect(statement.settlements.map(\.paid.minorUnits) == [250_00])
    #expect(statement.settlements.map(\.payout.minorUnits) == [0])
    #expect(statement.settlements.map(\.goesToParent) == [true])
    #expect(statement.due.minorUnits == 0)
    #expect(statement.closingCarry.minorUnits == 0)
}

@Test func `a partner without parent is paid itself`() throws {
    #expect(try site(lines).paid(of: lone)["2026-Q1"] == 30_00)
}

@Test func `a budget cuts what members earn before their parent is paid`() throws {
    var test = try site(lines)
    // 50 + 100 + 250 + 30 = 430 are entitled to; a tenth is there.
    test.budget = Budget(amount: 43_00, whenExceeded: .prorate)
    #expect(try test.paid(of: group)["2026-Q1"] == 5_00 + 35_00)
    #expect(try test.paid(of: lone)["2026-Q1"] == 3_00)
}

@Test func `what members owe is taken off their parent's sum`() throws {
    var test = try site([
        sale("S-1", east, "2026-01-12", 10_000), sale("S-2", north, "2026-04-12", 1_000),
        sale("S-3", east, "2026-04-20", -4_000, returns: "S-1"),
    ])
    test.incentives = [
        try testIncentive(
            table(.retroactive, [step(0, 1)]),
            returns: .netInPeriod,
            paysTo: .parent
        )
    ]
    let paid = try test.paid(of: group)
    #expect(paid["2026-Q1"] == 100_00)
    // 1% of 1,000 of the one, less 1% of 4,000 of the other.
    #expect(paid["2026-Q2"] == -30_00)
    let carries = try test.statements(of: east).map(\.closingCarry.minorUnits)
    #expect(carries.allSatisfy { $0 == 0 })
}

@Test func `a group's parent may have a parent, which is paid what it earns itself alone`() throws {
    var test = try site(lines)
    test.partners[group] = testPartner("a-group", parent: lone)
    let statement = try #require(
        try test.statements(of: group).first { $0.period.name == "2026-Q1" }
    )
    #expect(statement.due.minorUnits == 350_00)
    #expect(try test.paid(of: lone)["2026-Q1"] == 80_00)
}

@Test func `a parent that had left by then is paid for its members`() throws {
    var test = try site(lines)
    test.partners[group] = testPartner("a-group", left: try day("2026-03-31"))
    #expect(try test.paid(of: group)["2026-Q2"] == 1_00)
}

@Test func `levies are taken on what is paid for members, too`() throws {
    var test = try site(lines)
    test.partners[group] = testPartner("a-group", country: "NL")
    test.partners[north] = testPartner("c-north", parent: group, country: "NL")
    test.levies = [
        Levy(
            effect: .withholding,
            country: "NL",
            kinds: [.rebate],
            rate: Rate(percent: 10),
            name: "Tax"
        )
    ]
    let first = try #require(try test.statements(of: group).first)
    #expect(first.due.minorUnits == 360_00)
    let own = try test.statements(of: north)
    #expect(own.flatMap(\.levied) == [])
}
