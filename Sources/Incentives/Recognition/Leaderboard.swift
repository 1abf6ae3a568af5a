/// A board's ranks for one period, a group each.
public struct Leaderboard: Sendable {
    /// The board's place in `Portfolio.boards`.
    public let board: Int
    public let period: Period
    /// In order of their names; one without a name where the board has no groups.
    public let groups: [Group]

    /// The ranks of one group.
    public struct Group: Sendable {
        /// The text of the column that splits the board; empty where there is none.
        public let name: String
        /// Everybody ranked, also beyond the board's top.
        public let rows: [Row]
        /// Whether enough are ranked for the group to be shown.
        public let isShown: Bool
    }

    /// A partner's place.
    public struct Row: Hashable, Sendable {
        public let rank: Int
        public let partner: PartnerIndex
        /// Minor units of the site's currency, or units.
        public let value: ExactFraction
        /// Its rank in the period before; nil when it was not ranked.
        public let rankBefore: Int?
    }
}

/// Ranks the partners of a board in each period of its cycle that has a sale, in order.
///
/// Standard competition ranking ("1224"): equal values share a rank and the next rank skips. Ties
/// stand in order of name, then id. Values of nought or less are not ranked.
///
/// - Throws: `Refusal.boardOverflow` when a sum leaves its range.
/// - Complexity: O(lines + partners log partners) for each period.
/// - Source: SEMANTICS 10.
public func rankPartners(
    of board: Int,
    in portfolio: Portfolio,
    filters: CompiledFilters
) throws(Refusal) -> [Leaderboard] {
    let rule = portfolio.boards[board]
    let periods = portfolio.periodsWithSales(cycle: rule.cycle)
    let judged = portfolio.partners.indices.map { partner in
        IncentiveSales(
            lines: portfolio.lines(of: partner, .own),
            judge: LineJudge(
                rule: LineRule(board: rule),
                earner: partner,
                partners: portfolio.partners,
                sales: portfolio.sales,
                filter: filters.ofBoards[board],
                territories: portfolio.territoryCoverage(for: rule.counts)
            )
        )
    }
    let conversion = LineConversion(
        to: portfolio.terms.currency,
        .saleDay,
        runStart: .first,
        portfolio
    )
    var leaderboards: [Leaderboard] = []
    var before: [PartnerIndex: Int] = [:]
    for period in periods {
        var values: [PartnerIndex: ExactFraction] = [:]
        for partner in portfolio.partners.indices {
            var sums = LineSums(
                of: rule.measure,
                portfolio.sales,
                conversion,
                earner: partner
            )
            for line in judged[partner].counted(in: period.span) {
                sums.add(line, of: portfolio.sales)
            }
            do {
                values[partner] = try sums.amount(
                    of: rule.measure,
                    in: portfolio.terms.currency
                )
            } catch {
                throw .boardOverflow(board: board, period: period.name)
            }
        }
        let groups = rankGroups(values, board: rule, partners: portfolio.partners, before: before)
        leaderboards.append(Leaderboard(board: board, period: period, groups: groups))
        before = [:]
        for row in groups.flatMap(\.rows) { before[row.partner] = row.rank }
    }
    return leaderboards
}

private func rankGroups(
    _ values: [PartnerIndex: ExactFraction],
    board: Board,
    partners: [Partner],
    before: [PartnerIndex: Int]
) -> [Leaderboard.Group] {
    var members: [String: [(partner: PartnerIndex, value: ExactFraction)]] = [:]
    for (partner, value) in values where value.isPositive {
        let name = board.group.flatMap { partners[partner].text(of: $0) } ?? ""
        members[name, default: []].append((partner, value))
    }
    return members.keys.sorted().map { name in
        let sorted = (members[name] ?? []).sorted { left, right in
            if left.value != right.value { return left.value > right.value }
            let (a, b) = (partners[left.partner], partners[right.partner])
            if a.name.plain != b.name.plain {
                return a.name.plain.unicodeScalars.lexicographicallyPrecedes(
                    b.name.plain.unicodeScalars
                )
            }
            return a.id < b.id
        }
        let rows = zip(sorted, rankValues(sorted.map(\.value))).map { member, rank in
            Leaderboard.Row(
                rank: rank,
                partner: member.partner,
                value: member.value,
                rankBefore: before[member.partner]
            )
        }
        return Leaderboard.Group(
            name: name,
            rows: rows,
            isShown: rows.count >= board.minimumField
        )
    }
}

extension Portfolio {
    /// The periods of a cycle that hold a sales line, with those between them, in order.
    fileprivate func periodsWithSales(cycle: Cycle) -> [Period] {
        guard let first = sales.days.min(), let last = sales.days.max(),
            let span = DaySpan(first: first, last: min(last, terms.asOf))
        else { return [] }
        return Period.all(
            overlapping: span,
            cycle: cycle,
            fiscalYearStarts: terms.fiscalYearStarts
        )
    }
}
