/// Every mechanic that is drawn.
let allMechanics =
    tableMechanics + lineMechanics + measureMechanics + limitMechanics + siteMechanics
    + comparisonMechanics + stackingMechanics + claimMechanics
    + budgetMechanics + baseMechanics + dealMechanics
    + splitMechanics + currencyMechanics + discountMechanics + rollupMechanics

private let tableMechanics: [Mechanic] =
    [GeneratedMode.marginal, .additiveCapped, .additiveFull, .interpolated].map { mode in
        .rules("mode: \(mode.rawValue)", { $0.mode == mode && $0.steps.count > 1 }) {
            $0.mode = .retroactive
        }
    } + [
        .rules("mode: retroactive", { $0.mode == .retroactive && $0.steps.count > 1 }) {
            $0.mode = .marginal
        },
        .rules("reach: more_than", { $0.isMoreThan }) { $0.isMoreThan = false },
        .rules("amounts: sum", { $0.sumsAmounts }) { $0.sumsAmounts = false },
        .steps("applies: from_zero", { $0.isFromZero }) { $0.isFromZero = false },
        .steps("rate", { $0.rate != nil }) { $0.rate = nil },
        .steps("per_unit", { $0.perUnit != nil }) { $0.perUnit = nil },
        .steps("amount", { $0.amount != nil }) { $0.amount = nil },
        .steps("blocks: floor", { $0.per != nil && !$0.isCeil }) { $0.isCeil = true },
        .steps("blocks: ceil", { $0.isCeil }) { $0.isCeil = false },
        .steps("rate by product_line", { $0.rate?.column == "product_line" }) { step in
            step.rate = step.rate.map { GeneratedVaried(same: $0.same) }
        },
        .steps("rate by level", { $0.rate?.column == "level" }) { step in
            step.rate = step.rate.map { GeneratedVaried(same: $0.same) }
        },
        .steps("per_unit by a column", { $0.perUnit?.column != nil }) { step in
            step.perUnit = step.perUnit.map { GeneratedVaried(same: $0.same) }
        },
    ]

private let lineMechanics: [Mechanic] = [
    .rules("window", { $0.window != nil }) { $0.window = nil },
    .rules("level_at_least", { $0.levelAtLeast != nil }) { $0.levelAtLeast = nil },
    .rules("as_of: period_end", { $0.isAsOfPeriodEnd }) { $0.isAsOfPeriodEnd = false },
    .rules("counts", { $0.counts != nil }) { $0.counts = nil },
    .rules("counts: after and within", { $0.counts?.deliveredWithin != nil }) { $0.counts = nil },
    .rules("counts_on", { $0.countsOnDelivery }) { $0.countsOnDelivery = false },
    .rules("counts: not", { $0.counts?.isNegated == true }) { $0.counts?.isNegated = false },
    .rules("counts: from and below", { $0.counts?.grades != nil }) { $0.counts = nil },
    .rules("returns: restate_original", { $0.returns == .restate }) { $0.returns = .net },
    .rules("returns: net_in_period", { $0.returns == .net }) { $0.returns = .restate },
    .rules("returns: mirror_rate", { $0.returns == .mirror }) { $0.returns = .restate },
    .rules("returns: within", { $0.within != nil }) { $0.within = nil },
    Mechanic("lines that return") { portfolio, _ in
        let count = portfolio.lines.count
        portfolio.lines.removeAll { $0.isReturn }
        return portfolio.lines.count < count
    },
    Mechanic("joined inside the run") { portfolio, _ in
        let isThere = portfolio.partners.contains { $0.joined != nil }
        for partner in portfolio.partners.indices { portfolio.partners[partner].joined = nil }
        return isThere
    },
    Mechanic("left inside the run") { portfolio, _ in
        let isThere = portfolio.partners.contains { $0.left != nil }
        for partner in portfolio.partners.indices { portfolio.partners[partner].left = nil }
        return isThere
    },
    Mechanic("a level that changes") { portfolio, _ in
        let isThere = portfolio.partners.contains { $0.levels.count > 1 }
        for partner in portfolio.partners.indices where isThere {
            portfolio.partners[partner].levels = Array(
                portfolio.partners[partner].levels.prefix(1)
            )
        }
        return isThere
    },
]

private let measureMechanics: [Mechanic] =
    [GeneratedMeasure.grossSales, .margin, .units, .orders, .customers].map { measure in
        .rules("measure: \(measure.rawValue)", { $0.measure == measure }) {
            $0.measure = .netSales
        }
    }
    + SlowCycle.allCases.map { cycle in
        .rules("settles: \(cycle.rawValue)", { $0.settles == cycle }) {
            $0.settles = cycle == .quarter ? .month : .quarter
        }
    }

private let limitMechanics: [Mechanic] = [
    .rules("cap: period", { $0.capPeriod != nil }) { rule in
        rule.capPeriod = nil
        rule.isExcessCarried = false
    },
    .rules("excess: carried", { $0.isExcessCarried }) { $0.isExcessCarried = false },
    .rules("cap: run", { $0.capRun != nil }) { $0.capRun = nil },
    .rules("cap: measure", { $0.capMeasure != nil }) { $0.capMeasure = nil },
    .rules("floor", { $0.floor != nil }) { $0.floor = nil },
]

private let siteMechanics: [Mechanic] = [
    .terms("rounding: half_even", { $0.isHalfEven }) { $0.isHalfEven = false },
    .terms("payout_unit", { $0.payoutUnit > 1 }) { $0.payoutUnit = 1 },
    .terms("minimum_payout", { $0.minimum > 0 }) { $0.minimum = 0 },
    .terms("tax", { !$0.taxes.isEmpty }) { $0.taxes = [] },
    .terms("withholding", { !$0.withholdings.isEmpty }) { $0.withholdings = [] },
    .terms("fiscal_year_starts", { $0.calendar.yearStarts > 1 }) { $0.calendar.yearStarts = 1 },
    .terms("statements: cycle", { $0.cycle != .quarter }) { $0.cycle = .quarter },
]
