/// A partner's place in a contest, with nothing of who holds the others.
public struct ContestStanding: Hashable, Sendable {
    public let rank: Int
    /// How many share the rank, this one included.
    public let tied: Int
    /// How many are ranked.
    public let rankedCount: Int
}

/// The standings of every contest, at the end of each of its periods and on the way there.
struct ContestStandings: Sendable {
    private var standings: [Key: [PartnerIndex: ContestStanding]] = [:]

    private struct Key: Hashable {
        let place: IncentivePlace
        let period: String
        let day: Day
    }

    static let none = ContestStandings()

    private init() {}

    func standing(
        of partner: PartnerIndex,
        at place: IncentivePlace,
        in period: Period,
        on day: Day
    ) -> ContestStanding? {
        standings[Key(place: place, period: period.name, day: day)]?[partner]
    }

    /// Ranks the partners of every contest.
    ///
    /// - Throws: `Refusal` when a figure leaves its range.
    /// - Complexity: O(lines × contests × their periods).
    init(_ portfolio: Portfolio, filters: CompiledFilters) throws(Refusal) {
        let contests = portfolio.contests
        if contests.isEmpty { return }
        var values: [Key: [String: [Value]]] = [:]
        for partner in portfolio.partners.indices {
            let ledgers = PartnerLedgers(of: partner, in: portfolio, filters: filters)
            for (place, contest) in contests {
                for statement in portfolio.statementPeriods {
                    for (period, day, value) in try ledgers.values(of: place, in: statement)
                    where value.isPositive {
                        let text = contest.field.flatMap {
                            portfolio.partners[partner].text(
                                of: $0,
                                on: day,
                                levels: portfolio.terms.levels
                            )
                        }
                        let key = Key(place: place, period: period.name, day: day)
                        values[key, default: [:]][text ?? "", default: []]
                            .append(Value(partner: partner, value: value))
                    }
                }
            }
        }
        for (key, fields) in values {
            for field in fields.values {
                for (partner, standing) in rank(field) {
                    standings[key, default: [:]][partner] = standing
                }
            }
        }
    }
}

private struct Value {
    let partner: PartnerIndex
    let value: ExactFraction
}

/// The place of each partner in a field.
private func rank(_ values: [Value]) -> [(PartnerIndex, ContestStanding)] {
    let sorted = values.sorted { $0.value > $1.value }
    let ranks = rankValues(sorted.map(\.value))
    var tied: [Int: Int] = [:]
    for rank in ranks { tied[rank, default: 0] += 1 }
    return zip(sorted, ranks).map { value, rank in
        (
            value.partner,
            ContestStanding(rank: rank, tied: tied[rank] ?? 1, rankedCount: sorted.count)
        )
    }
}

extension Portfolio {
    fileprivate var contests: [(place: IncentivePlace, contest: Contest)] {
        programs.enumerated().flatMap { program, given in
            given.incentives.enumerated().compactMap { incentive, rule in
                rule.measure.contest.map {
                    (IncentivePlace(program: program, incentive: incentive), $0)
                }
            }
        }
    }
}
