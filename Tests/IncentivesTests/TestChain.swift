import Incentives
import Testing

/// A small site whose quarters close one after the other, each with the lines that are known then.
struct TestChain {
    var test: TestPortfolio
    /// The place of the first closing that knows a line, where that is not its own quarter's.
    var arrives: [String: Int] = [:]
    /// The rules of single closings, by their places, where they are not those of the test.
    var rules: [Int: [Incentive]] = [:]
    var horizon = 12
    /// How many quarters another system stated before the first that is closed here.
    var elsewhere = 0

    /// The place of the first closing that knows a claim, where that is not the one of its day.
    var claimArrives: [String: Int] = [:]

    private static let quarters = [
        "2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4", "2027-Q1", "2027-Q2",
    ]

    static func quarter(_ place: Int) throws -> Period {
        try #require(Period(name: quarters[place], fiscalYearStarts: 1))
    }

    /// Closes so many quarters.
    func closings(_ count: Int) async throws -> [ClosedPeriod] {
        var closed: [ClosedPeriod] = []
        for place in elsewhere..<count {
            let portfolio = try await goingOn(from: closed, known: place, place)
            closed.append(
                ClosedPeriod(
                    period: try TestChain.quarter(place),
                    statements: try figures(portfolio, place)
                )
            )
        }
        return closed
    }

    /// The first partner's statements that are still drawn up behind so many closings.
    func statements(behind count: Int, partner: Int = 0) async throws -> [Statement] {
        let portfolio = try await goingOn(from: closings(count), known: count, count)
        let filters = CompiledFilters(portfolio)
        return try drawUpStatements(
            of: partner,
            in: portfolio,
            filters: filters,
            shared: SharedFigures(portfolio, filters: filters)
        )
    }

    /// The figures of all statements that are still drawn up behind some closings, with what the
    /// closing of the next quarter knows.
    func figures(behind closed: [ClosedPeriod]) async throws -> [StatementFigures] {
        let place = closed.count + elsewhere
        return try figures(try await goingOn(from: closed, known: place, place))
    }

    /// The figures of all statements with everything known and nothing closed.
    func neverClosed() throws -> [StatementFigures] { try figures(test.portfolio()) }

    /// The test's portfolio with the lines that a closing knows, going on from earlier ones.
    private func goingOn(
        from closed: [ClosedPeriod],
        known: Int,
        _ place: Int
    ) async throws -> Portfolio {
        var book = StatedBook(test.opening)
        try await book.take(closed, horizon: horizon) { number, before in
            let place = number + elsewhere
            var runs: [Restatement.Run] = []
            let all = try test.lines.filter { try arrival(of: $0) <= known }
            let hasReturns = try all.contains {
                try $0.returns != nil && arrival(of: $0) == closed.count + elsewhere
            }
            for withReturns in hasReturns ? [false, true] : [false] {
                let now = try portfolio(known: known, place) { line in
                    try withReturns || line.returns == nil
                        || arrival(of: line) < closed.count + elsewhere
                }
                let stated = before.stated(
                    in: now,
                    try knowledge(of: now, closed: closed.count),
                    drawnThrough: try TestChain.quarter(place).span.last
                )
                runs.append(
                    Restatement.Run(
                        cause: withReturns ? .returns : .lateLines,
                        statements: try figures(now.stating(stated), place)
                    )
                )
            }
            return Restatement(runs: runs, findings: [:])
        }
        let now = try portfolio(known: known, place) { _ in true }
        let stated = try knowledge(of: now, closed: closed.count)
        return now.stating(book.stated(in: now, stated))
    }

    private func portfolio(
        known: Int,
        _ place: Int,
        takes: (TestLine) throws -> Bool
    ) throws -> Portfolio {
        var test = test
        test.lines = try test.lines.filter { try arrival(of: $0) <= known && takes($0) }
        let ids = Set(test.lines.map(\.id))
        test.claims = try test.claims.filter { id, day in
            let arrival = try claimArrives[id] ?? TestChain.place(of: day)
            return arrival <= known && ids.contains(id)
        }
        test.adjustments = try test.adjustments.filter {
            try TestChain.place(of: "\($0.day)") <= known
        }
        test.incentives = rules[place] ?? test.incentives
        return try test.portfolio()
    }

    /// The place of the quarter that holds a day.
    static func place(of text: String) throws -> Int {
        let holding = try quarters.indices.first { try quarter($0).span.contains(day(text)) }
        return holding ?? quarters.count
    }

    func arrival(of line: TestLine) throws -> Int {
        try arrives[line.id] ?? TestChain.place(of: line.day)
    }

    private func knowledge(of portfolio: Portfolio, closed count: Int) throws -> LineKnowledge {
        let arrivals = try test.lines.map { ($0.id, try arrival(of: $0)) }
        let places = Dictionary(uniqueKeysWithValues: arrivals)
        return LineKnowledge(
            closedThrough: try (0..<count).map { try TestChain.quarter($0 + elsewhere).span.last },
            firstKnown: try (0..<portfolio.sales.count).map {
                let place = try #require(places[portfolio.sales.ids[$0]])
                return Int32(min(count, max(0, place - elsewhere)))
            }
        ).behind(test.opening, in: portfolio)
    }

    private func figures(_ portfolio: Portfolio, _ place: Int) throws -> [StatementFigures] {
        let period = try TestChain.quarter(place)
        return try figures(portfolio).filter { $0.period == period }
    }

    private func figures(_ portfolio: Portfolio) throws -> [StatementFigures] {
        let filters = CompiledFilters(portfolio)
        let shared = try SharedFigures(portfolio, filters: filters)
        return try portfolio.partners.indices.flatMap { partner in
            try drawUpStatements(
                of: partner,
                in: portfolio,
                filters: filters,
                shared: shared
            )
            .map { $0.figures(in: portfolio) }
        }
    }
}
