import Diagnostics
import Incentives

/// The keys of an incentive.
enum IncentiveKey: String, ShapeKey {
    case id, title, kind, settles, window, eligible, counts, counts_on, measure, measures, each,
        base
    case rate, per_unit, per, blocks, amount, points, goods, tiers, prizes, ranked_by, field
    case growth, attainment, ratio, requires, accumulates, returns, group, net_of, cap, floor
    case split, pays_to, pays_into, claim_within, late, measure_rate, valid
    case claim_back, covers, allotment, share, expiry, accrues, limit, grants

    static let subject = "an incentive"

    var state: KeyState {
        switch self {
        case .id, .kind: .required
        case .title, .settles, .window, .eligible, .counts, .measure, .measures, .rate, .per_unit,
            .per,
            .blocks, .amount, .tiers, .growth, .attainment, .ratio, .each, .requires, .accumulates,
            .returns, .cap, .floor, .group, .net_of, .prizes, .ranked_by, .field,
            .measure_rate, .claim_back, .split, .pays_to, .claim_within, .late, .counts_on, .base,
            .limit:
            .optional
        case .points, .goods,
            .pays_into, .valid, .covers, .allotment, .share, .expiry, .accrues,
            .grants:
            .notYet
        }
    }
}

/// The kinds of CONTENT 6, computed or not.
private let otherKinds = [
    "certification", "mdf", "coop", "training_access",
    "event", "recognition", "portal", "priority_support", "early_access", "exclusive_product",
    "business_plan", "payment_terms",
]

private enum Settles: String, CaseIterable {
    case month, quarter, half, year, run

    var cycle: Cycle? { Cycle(rawValue: rawValue) }
}

private enum CapKey: String, ShapeKey {
    case measure, each, period, run, excess

    static let subject = "`cap`"

    var state: KeyState { .optional }
}

private enum FloorKey: String, ShapeKey {
    case period

    static let subject = "`floor`"

    var state: KeyState { .required }
}

/// A kind of incentive that this version computes.
func readKind(_ node: YAMLNode, _ faults: inout Faults) -> IncentiveKind? {
    guard let text = node.text(&faults, as: "a kind") else { return nil }
    if otherKinds.contains(text) {
        faults.report(.notYet("kind: \(text)", at: node.place))
        return nil
    }
    return node.word("kind of incentive", &faults)
}

/// Reads one incentive of a program.
struct IncentiveShape {
    let names: KnownNames
    let runs: DaySpan
    let currency: Currency

    func read(_ node: YAMLNode, _ faults: inout Faults) -> Incentive? {
        guard let record = Record<IncentiveKey>(node, &faults) else { return nil }
        let id = record[.id]?.id(&faults)
        let kind = record[.kind].flatMap { readKind($0, &faults) }
        let settles: Settles? = record[.settles]?.word("settlement period", &faults)
        let span = span(record, settles: settles, &faults)
        let eligibility = readEligibility(record[.eligible], names: names, &faults)
        let counts = readCounts(record, &faults)
        let title = record[.title]?.localText(locales: names.site.facts.locales, &faults)
        let returns = readReturns(record, &faults)
        guard
            let measure = readMeasure(record, kind: kind, names: names, currency: currency, &faults)
        else { return nil }
        let rollup = readRollup(record, kind, measure, &faults)
        let rewards = RewardShape(names: names, currency: currency)
        let table = table(record, kind, measure, returns, rewards, &faults)
        checkSecond(record, table, &faults)
        let limits = limits(record, measure: measure, rewards: rewards, &faults)
        let each = readEach(record, measure: measure, &faults)
        let stacking = readStacking(record, measure: measure, table: table, &faults)
        let base = readBase(record, measure, table, returns, stacking, names, &faults)
        let gate = record[.requires].flatMap {
            readGate($0, names: names, currency: currency, &faults)
        }
        let countsOn = readCountsOn(record[.counts_on], &faults)
        let support = readSupport(record, kind, &faults)
        let claimed = kind == .priceSupport ? nil : readClaimTerms(record, &faults)
        let split = readSplit(record[.split], names: names, &faults)
        let accumulates = accumulation(record, settles: settles, measure: measure, &faults)
        guard let id, let kind, let span, let table else { return nil }
        let incentive = Incentive(
            id: IncentiveID(id),
            title: title,
            kind: kind,
            settles: settles.map(\.cycle) ?? names.site.statements.cycle,
            span: span,
            eligibility: eligibility,
            counts: counts,
            countsOn: countsOn,
            measure: measure,
            rollup: rollup,
            base: base,
            each: each,
            gate: gate,
            accumulates: accumulates,
            table: table,
            returns: returns,
            limits: limits,
            stacking: stacking,
            claimed: claimed,
            support: support,
            split: split,
            paysTo: record[.pays_to]?.word("payee", &faults) ?? .partner,
            measureRate: record[.measure_rate]?.word("measure rate", &faults) ?? .saleDay
        )
        incentive.checkMembers(record, &faults)
        if Set(incentive.attainments).count > 1 { faults.report(.targetsOfTwo(at: record.place)) }
        return incentive
    }

    /// Which lines count; a contest says it beside what it is ranked by.
    private func readCounts(_ record: Record<IncentiveKey>, _ faults: inout Faults) -> LineFilter {
        readLineFilter(
            record[.counts] ?? record[.ranked_by]?["counts"],
            names: names,
            &faults
        )
    }

    /// A column of the sales whose day decides.
    private func readCountsOn(_ node: YAMLNode?, _ faults: inout Faults) -> String? {
        guard let node, let name = node.text(&faults, as: "a column of days") else { return nil }
        guard names.saleAttributes.contains(name) else {
            faults.report(.unknownColumn(name, known: names.saleAttributes, at: node.place))
            return nil
        }
        return name
    }

    private func span(
        _ record: Record<IncentiveKey>,
        settles: Settles?,
        _ faults: inout Faults
    ) -> DaySpan? {
        let span = window(record, &faults)
        if settles == .run, span?.last == .last {
            faults.report(.runNeverEnds(at: record[.settles]?.place ?? record.place))
        }
        return span
    }

    private func window(_ record: Record<IncentiveKey>, _ faults: inout Faults) -> DaySpan? {
        guard let node = record[.window] else { return runs }
        guard let window = node.span(&faults) else { return nil }
        guard let span = window.intersection(runs) else {
            faults.report(.windowOutsideRun(window, runs, at: node.place))
            return nil
        }
        return span
    }

    private func table(
        _ record: Record<IncentiveKey>,
        _ kind: IncentiveKind?,
        _ measure: Measure,
        _ returns: ReturnTerms,
        _ rewards: RewardShape,
        _ faults: inout Faults
    ) -> TierTable? {
        if kind == .priceSupport { return .ofClaims }
        let table = rewardTable(record, measure: measure, rewards: rewards, &faults)
        if kind == .discount {
            return readDiscount(record, table, measure, returns, &faults)
        }
        if record.has(.claim_back) {
            faults.report(.claimBackAlone(at: record.place(of: .claim_back)))
        }
        return table
    }

    private func rewardTable(
        _ record: Record<IncentiveKey>,
        measure: Measure,
        rewards: RewardShape,
        _ faults: inout Faults
    ) -> TierTable? {
        if measure.contest != nil { return .ofPrizes }
        let faultsBefore = faults.errorCount
        let single = rewards.rewards(
            rate: record[.rate],
            perUnit: record[.per_unit],
            per: record[.per],
            blocks: record[.blocks],
            amount: record[.amount],
            &faults
        )
        if let node = record[.tiers] {
            if !single.isEmpty {
                faults.report(.rewardBesideTiers(at: node.place))
            }
            return readTierTable(node, measure: measure, rewards: rewards, &faults)
        }
        if single.isEmpty {
            if faults.errorCount == faultsBefore { faults.report(.noReward(at: record.place)) }
            return nil
        }
        return TierTable(single: single)
    }

    private func limits(
        _ record: Record<IncentiveKey>,
        measure: Measure,
        rewards: RewardShape,
        _ faults: inout Faults
    ) -> Limits {
        let cap = record[.cap].flatMap { Record<CapKey>($0, &faults) }
        let floor = record[.floor].flatMap { Record<FloorKey>($0, &faults) }
        var measureCap: ExactFraction?
        if let node = cap?[.measure] {
            if measure.isComparison {
                faults.report(.growthHasNoCap(at: node.place))
            } else {
                measureCap = readBound(node, measure: measure, rewards: rewards, &faults)
            }
        }
        let period = Limit(
            floor: amount(floor?[.period], &faults),
            cap: amount(cap?[.period], &faults),
            excess: cap?[.excess]?.word("rule for the excess", &faults) ?? .lost
        )
        if let cap, cap.has(.excess), !cap.has(.period) {
            faults.report(.excessWithoutCap(at: cap.place(of: .excess)))
        }
        if let least = period.floor, let most = period.cap, least > most, let record = floor {
            faults.report(.floorAboveCap(at: record.place))
        }
        if let cap, cap.has(.each), !record.has(.each) {
            faults.report(.capOfEachAlone(at: cap.place(of: .each)))
        }
        return Limits(
            measure: measureCap,
            each: amount(cap?[.each], &faults),
            period: period,
            run: amount(record[.limit] ?? cap?[.run], &faults)
        )
    }

    /// A second measure is that of a whole period, and of lines.
    private func checkSecond(
        _ record: Record<IncentiveKey>,
        _ table: TierTable?,
        _ faults: inout Faults
    ) {
        if table?.secondMeasures.isEmpty ?? true { return }
        for key in [IncentiveKey.each, .accumulates] where record.has(key) {
            faults.report(
                .notYet("by: {measure} beside \(key.rawValue)", at: record.place(of: key))
            )
        }
    }

    /// An accumulation runs over several periods, of a sum, and no period has a limit of its own.
    private func accumulation(
        _ record: Record<IncentiveKey>,
        settles: Settles?,
        measure: Measure,
        _ faults: inout Faults
    ) -> Accumulation? {
        guard let node = record[.accumulates] else { return nil }
        let accumulates: Accumulation? = node.word("accumulation", &faults)
        let place = record.place(of: .accumulates)
        let cycle = settles.map(\.cycle) ?? names.site.statements.cycle
        if cycle == nil || (cycle == .year && accumulates == .year) {
            faults.report(.accumulatesOnePeriod(at: place))
        }
        if measure.isComparison { faults.report(.accumulatesComparison(at: place)) }
        for (key, limit) in [(IncentiveKey.cap, record[.cap]), (.floor, record[.floor])] {
            guard let limit, limit["period"] != nil else { continue }
            faults.report(.accumulatesBesideLimit(key.rawValue, at: limit.place))
        }
        return accumulates
    }

    /// What the rule runs for one by one: `line`, or a column.
    private func readEach(
        _ record: Record<IncentiveKey>,
        measure: Measure,
        _ faults: inout Faults
    ) -> Each? {
        guard let node = record[.each], let name = node.text(&faults, as: "a column") else {
            return nil
        }
        if measure.isComparison {
            faults.report(.notYet("each beside a comparison", at: node.place))
        }
        if record.has(.requires) {
            faults.report(.notYet("each beside requires", at: node.place))
        }
        if name == "line" { return .line }
        let columns =
            names.lineNames.filter { !KnownNames.usualSaleAttributes.contains($0) }
            + names.saleAttributes
        guard columns.contains(name), let dimension = names.lineDimension(name) else {
            faults.report(
                .unknownColumn(name, known: ["line"] + columns.sorted(), at: node.place)
            )
            return nil
        }
        return .column(dimension)
    }

    private func amount(_ node: YAMLNode?, _ faults: inout Faults) -> ExactFraction? {
        guard let node, let amount = node.amount(in: currency, &faults) else { return nil }
        if amount < 0 {
            faults.report(.amountTooSmall(node.described, at: node.place))
            return nil
        }
        return ExactFraction(amount)
    }
}
