import Incentives
import Testing

private func ranked(
    _ amounts: [(name: String, country: String, net: Int64)],
    group: PartnerField? = nil,
    minimumField: Int = 1
) throws -> (boards: [Leaderboard], names: [String]) {
    var test = TestPortfolio()
    test.partners = amounts.enumerated().map { index, entry in
        testPartner("p\(index)", country: entry.country, name: entry.name)
    }
    test.boards = [
        Board(
            id: BoardID("board"),
            title: LocalText("Board"),
            measure: .netSales,
            counts: .everything,
            audience: [],
            cycle: .quarter,
            group: group,
            top: 10,
            minimumField: minimumField,
            showsAmounts: false
        )
    ]
    test.lines = amounts.enumerated().flatMap { index, entry in
        [
            TestLine(id: "A-\(index)", day: "2026-01-10", net: 100 - Int64(index), partner: index),
            TestLine(id: "B-\(index)", day: "2026-04-10", net: entry.net, partner: index),
        ]
    }
    let portfolio = try test.portfolio()
    let boards = try rankPartners(
        of: 0,
        in: portfolio,
        filters: CompiledFilters(portfolio)
    )
    return (boards, portfolio.partners.map(\.name.plain))
}

@Test func `equal values share a rank, the next skips, and ties stand in name order`() throws {
    let (boards, names) = try ranked([
        ("Zeta", "ID", 50), ("Alpha", "ID", 80), ("Beta", "ID", 50), ("Nought", "ID", 0),
        ("Below", "ID", -5), ("Last", "ID", 10),
    ])
    #expect(boards.map(\.period.name) == ["2026-Q1", "2026-Q2"])
    let rows = boards[1].groups[0].rows
    #expect(
        rows.map { "\($0.rank) \(names[$0.partner])" } == [
            "1 Alpha", "2 Beta", "2 Zeta", "4 Last",
        ]
    )
    #expect(rows.map(\.rankBefore) == [2, 3, 1, 6])
}

@Test func `a group with too few is not shown, and its ranks are its own`() throws {
    let (boards, _) = try ranked(
        [("A", "ID", 10), ("B", "ID", 20), ("C", "SG", 30)],
        group: .country,
        minimumField: 2
    )
    let groups = boards[1].groups
    #expect(groups.map(\.name) == ["ID", "SG"])
    #expect(groups.map(\.isShown) == [true, false])
    #expect(groups.map { $0.rows.map(\.rank) } == [[1, 2], [1]])
}
