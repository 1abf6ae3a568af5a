/// A discount of the site as one partner meets it on the as-of day.
struct PricingDiscount {
    let place: IncentivePlace
    let filter: CompiledFilter
    let rates: OfferedRates
    /// Whether a tier is reached and what is asked for is met.
    let isReached: Bool
    let makesPrices: Bool
    /// The name of its group, where the best member is paid.
    let bestOf: String?
    /// Nil where it is not in force.
    let standing: StandingDiscount?
    private let days: DaySpan
    /// The members of an exclusive group that go first.
    private let takers: [(filter: CompiledFilter, presence: Presence)]

    init(
        _ place: IncentivePlace,
        of index: PartnerIndex,
        _ statements: [Statement],
        _ portfolio: Portfolio,
        _ filters: CompiledFilters
    ) {
        let terms = portfolio.terms
        let partner = portfolio.partners[index]
        let presence = { (place: IncentivePlace) in
            let program = portfolio.programs[place.program]
            let incentive = program.incentives[place.incentive]
            return Presence(incentive, of: program, partner: partner, at: index, terms)
        }
        let incentive = portfolio.programs[place.program].incentives[place.incentive]
        let own = presence(place)
        let running = incentive.running(at: place, of: statements, terms)
        let step = running.tier > 0 ? running.table.steps[running.tier - 1] : nil
        if case .discount(let discount)? = step?.rewards.first {
            rates = OfferedRates(discount.rates, for: partner, on: terms.asOf, terms.levels)
            isReached = !discount.rates.isNothing
        } else {
            rates = .none
            isReached = false
        }
        self.place = place
        filter = filters.ofIncentives[place.program][place.incentive]
        makesPrices = !incentive.isDecidedBySale
        if let group = incentive.stacking.group, group.rule == .bestOf {
            bestOf = group.name
        } else {
            bestOf = nil
        }
        standing =
            own.isInForce
            ? StandingDiscount(
                place: place,
                makesPrices: makesPrices,
                isOfPeriod: running.isOfPeriod,
                settlement: running.settlement,
                tier: isReached ? running.tier : 0
            ) : nil
        days =
            own.isInForce && running.isOfPeriod
            ? running.days.flatMap { own.days.intersection($0) } ?? own.days : own.days
        takers = portfolio.stacking.takers(before: place).map { taker in
            (filters.ofIncentives[taker.program][taker.incentive], presence(taker))
        }
    }

    /// Whether another member of its group takes the product's lines first.
    func isTaken(_ product: ProductIndex) -> Bool {
        takers.contains { $0.presence.isInForce && $0.filter.mayPass(product) }
    }

    /// The days on which it has the same say in a product's price.
    func days(of product: ProductIndex) -> DaySpan {
        let others = takers.filter { $0.filter.mayPass(product) }.map(\.presence.days)
        let own = isTaken(product) ? [] : [days]
        return (own + others).reduce(.always) { $0.intersection($1) ?? $0 }
    }
}

extension Varied {
    /// Whether no text and no bound has a value.
    fileprivate var isNothing: Bool { cases.isEmpty && otherwise == nil }
}

extension Incentive {
    /// Whether one product may have several rates, so that only a sale can say which.
    fileprivate var isDecidedBySale: Bool {
        let isByColumn =
            counts.clauses.contains { $0.dimension.isOfSale }
            || table.steps.flatMap(\.rewards).contains { $0.dimension?.isOfSale ?? false }
        return isByColumn || eligibility.needsDeal || each != nil && !table.isSingleReward
    }

    /// The running period as the last statement shows it: its table, its tier and its days.
    fileprivate func running(
        at place: IncentivePlace,
        of statements: [Statement],
        _ terms: SiteTerms
    ) -> RunningPeriod {
        let isOfPeriod =
            !table.isSingleReward || gate != nil || !table.secondMeasures.isEmpty
        let settlement = statements.last { $0.period.span.contains(terms.asOf) }?
            .settlements.first {
                $0.place == place && $0.accrual.period.span.contains(terms.asOf)
            }
        let isOpen = settlement?.accrual.gate?.isOpen ?? (gate == nil)
        let tier =
            table.isSingleReward ? 1 : settlement?.accrual.tier ?? table.tier(of: .zero)
        let period = periods(fiscalYearStarts: terms.fiscalYearStarts)
            .first { $0.span.contains(terms.asOf) }
        return RunningPeriod(
            isOfPeriod: isOfPeriod,
            settlement: settlement,
            table: table.resolved(settlement?.accrual.second ?? []),
            tier: isOpen ? tier : 0,
            days: period?.span
        )
    }
}

/// How far the period of a discount has come that holds the as-of day.
private struct RunningPeriod {
    let isOfPeriod: Bool
    let settlement: Settlement?
    let table: TierTable
    let tier: Int
    let days: DaySpan?
}

extension Dimension {
    fileprivate var isOfSale: Bool {
        switch self {
        case .saleAttribute, .customerAge: true
        case .product, .productLine, .productAttribute, .partner: false
        }
    }
}
