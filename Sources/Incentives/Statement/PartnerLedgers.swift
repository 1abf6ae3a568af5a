/// All accounts of one partner, settled together: lines go to one member of an exclusive group, and
/// an incentive that reads what others pay settles behind them.
struct PartnerLedgers {
    /// In order of program and incentive, and settled where they stand: a copy of one is dear.
    private var ledgers: [IncentiveLedger]
    private let numbers: [IncentivePlace: Int]
    /// The ledgers by their numbers, those together that settle together.
    private let order: [[Int]]
    private let plan: StackingPlan
    private let standings: ContestStandings

    init(
        of partner: PartnerIndex,
        in portfolio: Portfolio,
        filters: CompiledFilters,
        standings: ContestStandings = .none
    ) {
        self.standings = standings
        let plan = portfolio.stacking
        var judged: [IncentivePlace: IncentiveLedger] = [:]
        for place in plan.judging {
            judged[place] = IncentiveLedger(
                place,
                partner: partner,
                takers: plan.takers(before: place).compactMap { taker in
                    judged[taker].map { (taker, $0.seen.counting) }
                },
                portfolio: portfolio,
                filters: filters
            )
        }
        let ledgers = judged.values.sorted { $0.place < $1.place }
        let numbers = Dictionary(
            uniqueKeysWithValues: ledgers.enumerated().map { ($1.place, $0) }
        )
        self.plan = plan
        self.ledgers = ledgers
        self.numbers = numbers
        order = plan.settling.map { $0.compactMap { numbers[$0] } }.filter { !$0.isEmpty }
    }

    /// Settles what ends in a statement's period and shows the progress of what goes on, both in
    /// order of program, incentive and period.
    mutating func settle(
        in statement: Period
    ) throws(Refusal) -> (settlements: [Settlement], sightings: [Statement.Sighting]) {
        var settled = [[Settlement]](repeating: [], count: ledgers.count)
        for members in order {
            let shown = members.map { ledgers[$0].periods(in: statement) }
            // The members of a group settle on the same periods.
            let periods = members.count == 1 ? shown[0] : Array(Set(shown.joined()))
            for period in periods.sorted(by: { $0.span.first < $1.span.first }) {
                let settling = zip(members, shown).filter { $1.contains(period) }.map(\.0)
                for (number, settlement) in try settle(settling, period, in: statement) {
                    settled[number].append(settlement)
                }
            }
        }
        return (
            settled.flatMap(\.self),
            ledgers.indices.compactMap { number in
                ledgers[number].sighting(of: settled[number], in: statement)
            }
        )
    }

    /// What the lines of an incentive come to in the periods that a statement shows.
    func values(
        of place: IncentivePlace,
        in statement: Period
    ) throws(Refusal) -> [(period: Period, day: Day, value: ExactFraction)] {
        guard let number = numbers[place] else { return [] }
        return try ledgers[number].values(in: statement)
    }

    /// What the lines of a settlement are worth by the days on which they act.
    func worthOfDays(_ settlement: Settlement) -> [Day: Int128] {
        let seen = ledgers[number(of: settlement)].seen
        var worth: [Day: Int128] = [:]
        for line in settlement.accrual.lines {
            worth[seen.counting.effectiveDay(of: line), default: 0] += seen.worth(line)
        }
        return worth
    }

    /// What is paid, shared among its payees.
    func split(_ settlement: Settlement) throws(Refusal) -> Settlement {
        try ledgers[number(of: settlement)].split(settlement)
    }

    private func number(of settlement: Settlement) -> Int {
        guard let number = numbers[settlement.place] else {
            preconditionFailure("Only incentives that the partner has an account with settle.")
        }
        return number
    }

    private mutating func settle(
        _ members: [Int],
        _ period: Period,
        in statement: Period
    ) throws(Refusal) -> [(number: Int, settlement: Settlement)] {
        var drafts: [(number: Int, draft: PeriodDraft)] = []
        for number in members {
            let others = others(of: number, in: period)
            let draft = try ledgers[number].draft(period, in: statement, others, standings)
            drafts.append((number, draft))
        }
        // Where two are equal the earlier by program and id stays the best.
        var best = drafts.first
        for draft in drafts.dropFirst() {
            if let held = best, draft.draft.pays > held.draft.pays { best = draft }
        }
        var settlements: [(number: Int, settlement: Settlement)] = []
        for (number, draft) in drafts {
            let winner = best.flatMap { $0.number == number ? nil : ledgers[$0.number].place }
            let settlement = try ledgers[number].settle(draft, in: statement, beatenBy: winner)
            settlements.append((number, settlement))
        }
        return settlements
    }

    private func others(of number: Int, in period: Period) -> OtherPayouts {
        let rule = ledgers[number].seen.incentive
        if rule.reads.isEmpty { return .none }
        let days = ledgers[number].days(of: period)
        let read = { (addresses: [IncentiveAddress]) in
            addresses.compactMap { plan.place(of: $0).flatMap { numbers[$0] } }
        }
        var measured: [IncentiveAddress] = []
        if case .payouts(let addresses) = rule.measure { measured = addresses }
        return OtherPayouts(
            // A line may have counted for the other in an earlier period.
            netOf: read(rule.stacking.netOf).flatMap { other in
                ledgers[other].payouts { $0 <= days.upperBound }
            },
            measured: read(measured).flatMap { ledgers[$0].payouts(ending: days.contains) }
        )
    }
}
