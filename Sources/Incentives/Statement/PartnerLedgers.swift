/// All accounts of one partner, settled together: lines go to one member of an exclusive group, and
/// an incentive that reads what others pay settles behind them.
struct PartnerLedgers {
    private var ledgers: [IncentivePlace: IncentiveLedger]
    private let order: [[IncentivePlace]]
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
        var ledgers: [IncentivePlace: IncentiveLedger] = [:]
        for place in plan.judging {
            ledgers[place] = IncentiveLedger(
                place,
                partner: partner,
                takers: plan.takers(before: place).compactMap { taker in
                    ledgers[taker].map { (taker, $0.seen.counting) }
                },
                portfolio: portfolio,
                filters: filters
            )
        }
        self.plan = plan
        self.ledgers = ledgers
        order = plan.settling.map { members in members.filter { ledgers[$0] != nil } }
            .filter { !$0.isEmpty }
    }

    /// Settles what ends in a statement's period and shows the progress of what goes on, both in
    /// order of program, incentive and period.
    mutating func settle(
        in statement: Period
    ) throws(Refusal) -> (settlements: [Settlement], sightings: [Statement.Sighting]) {
        var settled: [IncentivePlace: [Settlement]] = [:]
        for members in order {
            // The members of a group settle on the same periods.
            let periods = Set(members.flatMap { self[$0].periods(in: statement) })
            for period in periods.sorted(by: { $0.span.first < $1.span.first }) {
                for settlement in try settle(members, period, in: statement) {
                    settled[settlement.place, default: []].append(settlement)
                }
            }
        }
        let places = settled.keys.sorted()
        return (
            places.flatMap { settled[$0] ?? [] },
            places.compactMap { self[$0].sighting(of: settled[$0] ?? [], in: statement) }
        )
    }

    /// What the lines of an incentive come to in the periods that a statement shows.
    func values(
        of place: IncentivePlace,
        in statement: Period
    ) throws(Refusal) -> [(period: Period, day: Day, value: ExactFraction)] {
        try ledgers[place]?.values(in: statement) ?? []
    }

    /// What the lines of a settlement are worth by the days on which they act.
    func worthOfDays(_ settlement: Settlement) -> [Day: Int128] {
        let seen = self[settlement.place].seen
        var worth: [Day: Int128] = [:]
        for line in settlement.accrual.lines {
            worth[seen.counting.effectiveDay(of: line), default: 0] += seen.worth(line)
        }
        return worth
    }

    /// What is paid, shared among its payees.
    func split(_ settlement: Settlement) throws(Refusal) -> Settlement {
        try self[settlement.place].split(settlement)
    }

    private subscript(place: IncentivePlace) -> IncentiveLedger {
        get {
            guard let ledger = ledgers[place] else {
                preconditionFailure("Only incentives that the partner has an account with settle.")
            }
            return ledger
        }
        set { ledgers[place] = newValue }
    }

    private mutating func settle(
        _ members: [IncentivePlace],
        _ period: Period,
        in statement: Period
    ) throws(Refusal) -> [Settlement] {
        var drafts: [(place: IncentivePlace, draft: PeriodDraft)] = []
        for place in members where self[place].periods(in: statement).contains(period) {
            let others = others(of: self[place], in: period)
            drafts.append((place, try self[place].draft(period, in: statement, others, standings)))
        }
        // Where two are equal the earlier by program and id stays the best.
        var best = drafts.first
        for draft in drafts.dropFirst() {
            if let held = best, draft.draft.pays > held.draft.pays { best = draft }
        }
        var settlements: [Settlement] = []
        for (place, draft) in drafts {
            let winner = best.flatMap { $0.place == place ? nil : $0.place }
            settlements.append(try self[place].settle(draft, in: statement, beatenBy: winner))
        }
        return settlements
    }

    private func others(of ledger: IncentiveLedger, in period: Period) -> OtherPayouts {
        let rule = ledger.seen.incentive
        if rule.reads.isEmpty { return .none }
        let days = ledger.days(of: period)
        let payouts = { (addresses: [IncentiveAddress]) in
            addresses.compactMap { plan.place(of: $0).flatMap { ledgers[$0] } }
                .flatMap { $0.payouts(endingIn: days) }
        }
        var measured: [IncentiveAddress] = []
        if case .payouts(let addresses) = rule.measure { measured = addresses }
        return OtherPayouts(netOf: payouts(rule.stacking.netOf), measured: payouts(measured))
    }
}
