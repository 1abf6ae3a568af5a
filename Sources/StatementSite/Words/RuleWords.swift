import Incentives

/// Says an incentive's rule in a sentence, and its parameters in short lines.
struct RuleWords: Sendable {
    let filter: FilterWords
    let portfolio: Portfolio
    let phrases: Phrases
    let format: LocaleFormat
    let program: Program
    let incentive: Incentive

    init(_ phrases: Phrases, _ portfolio: Portfolio, program: Program, incentive: Incentive) {
        filter = FilterWords(phrases, portfolio)
        self.portfolio = portfolio
        self.phrases = phrases
        format = filter.format
        self.program = program
        self.incentive = incentive
    }

    /// The rule in words: each quarter you earn 2% of the first 50,000 of net sales.
    var rule: String {
        [reward, members, base, each, accumulation, stacking.netOf, GateWords(self).asked]
            .compactMap(\.self)
            .joined(
                separator: " "
            )
    }

    var stacking: StackingWords { StackingWords(self) }

    /// Whose sales it takes beside the partner's own; nil for nobody's.
    private var members: String? {
        switch incentive.rollup {
        case .own: nil
        case .children: phrases(.ruleChildren)
        case .withDescendants: phrases(.ruleDescendants)
        }
    }

    /// What it is counted for one by one; nil where it is counted once.
    private var each: String? {
        switch incentive.each {
        case nil: nil
        case .line: phrases(.ruleEachLine)
        case .column(let dimension):
            phrases(.ruleEach, ["what": filter.name(of: dimension)])
        }
    }

    /// What a table pays on beside its measure; nil where that is the same.
    private var base: String? {
        if incentive.table.isSingleReward { return nil }
        return incentive.base.map { phrases(.ruleBase, ["base": name(of: $0)]) }
    }

    /// That the measure runs on; nil where each period stands by itself.
    private var accumulation: String? {
        switch incentive.accumulates {
        case nil: nil
        case .year: phrases(.ruleAccumulatesYear)
        case .run: phrases(.ruleAccumulatesRun)
        }
    }

    /// What each period earns, as one sentence.
    private var reward: String {
        let each = phrases.sentence(eachPeriod)
        if incentive.support != nil { return supportRule(each: each) }
        if let contest = incentive.measure.contest { return contestRule(contest, each: each) }
        let table = incentive.table
        if table.isSingleReward {
            let rewards = phrases.list(table.steps[0].rewards.map(reward))
            var isRate = false
            if case .rate? = table.steps[0].rewards.first { isRate = true }
            return phrases(
                isRate ? .ruleSingleRate : .ruleSingle,
                [
                    "each": each, "reward": rewards,
                    "measure": incentive.base.map(name) ?? measureOf,
                ]
            )
        }
        let steps = phrases.list(table.steps.indices.map(step))
        return phrases(
            sentence,
            ["each": each, "steps": steps, "measure": measureOf, "over": over, "ratio": ratio]
        )
    }

    private var sentence: Phrase {
        if case .growth(let growth) = incentive.measure {
            switch (incentive.table.mode, growth.paysOn) {
            case (.marginal, _), (.additiveCapped, _): return .ruleGrowthSlices
            case (_, .total): return .ruleGrowthTotal
            case (_, .increment): return .ruleGrowthIncrement
            }
        }
        if case .ratio = incentive.measure { return paysSumsOnly ? .ruleRatioSum : .ruleRatio }
        if case .attainment = incentive.measure {
            switch incentive.table.mode {
            case .marginal, .additiveCapped: return .ruleAttainmentSlices
            case .retroactive, .additiveFull, .interpolated:
                return paysSumsOnly ? .ruleAttainmentSum : .ruleAttainment
            }
        }
        switch incentive.table.mode {
        case .marginal: return .ruleMarginal
        case .retroactive: return paysSumsOnly ? .ruleRetroactiveSum : .ruleRetroactive
        case .additiveCapped: return .ruleAdditiveCapped
        case .additiveFull: return .ruleAdditiveFull
        case .interpolated: return .ruleInterpolated
        }
    }

    /// What is divided by what; empty for other measures.
    private var ratio: String {
        guard case .ratio(let ratio) = incentive.measure else { return "" }
        return phrases(.ratioSides, ["of": name(of: ratio.of), "to": name(of: ratio.to)])
    }

    /// A selection in words: net sales of Accessories.
    func name(of selection: Selection) -> String {
        let quantity = quantityName(selection.quantity, phrases)
        let lines = filter.lines(selection.counts)
        let measure = lines.map { phrases(.measureOf, ["measure": quantity, "what": $0]) }
        return ofMembers(measure ?? quantity, selection)
    }

    /// What is measured, with whose lines they are where a condition says so.
    private func ofMembers(_ measure: String, _ selection: Selection) -> String {
        switch selection.rollup {
        case nil, .own?: measure
        case .withDescendants? where selection.quantity == .partners: measure
        case .children? where selection.quantity == .partners:
            phrases(.measureDirect, ["measure": measure])
        case .children?: phrases(.measureChildren, ["measure": measure])
        case .withDescendants?: phrases(.measureDescendants, ["measure": measure])
        }
    }

    /// Whether every reward is a fixed sum or goes by other lines, so that nothing is paid on what
    /// is measured.
    private var paysSumsOnly: Bool {
        if incentive.base != nil { return true }
        return incentive.table.steps.flatMap(\.rewards).allSatisfy { reward in
            if case .amount = reward { return true }
            return false
        }
    }

    /// What growth is over, such as the period before; empty for other measures.
    private var over: String {
        guard case .growth(let growth) = incentive.measure else { return "" }
        return switch growth.baseline {
        case .previousPeriod: phrases(.growthOverPrevious)
        case .samePeriodLastYear: phrases(.growthOverLastYear)
        case .fixed: phrases(.growthOverFixed)
        case .average(let count): phrases(.growthOverAverage, ["n": "\(count)"])
        }
    }

    /// One step in the rule's sentence.
    private func step(_ index: Int) -> String {
        let table = incentive.table
        let step = table.steps[index]
        let rewards = phrases.list(step.rewards.map(reward))
        let from = bound(step.from)
        if step.appliesFromZero {
            return phrases(.stepFromZero, ["reward": rewards, "from": from])
        }
        guard table.mode == .marginal else {
            return phrases(
                table.reach == .moreThan ? .stepOver : .stepFrom,
                ["reward": rewards, "from": from]
            )
        }
        guard let end = table.end(of: index) else {
            return phrases(.stepAbove, ["reward": rewards, "from": from])
        }
        if step.from.isZero {
            return phrases(.stepFirst, ["reward": rewards, "to": bound(end)])
        }
        return phrases(.stepBetween, ["reward": rewards, "from": from, "to": bound(end)])
    }

    /// What the settlement period is called: each quarter.
    var eachPeriod: String {
        switch incentive.settles {
        case .month: phrases(.cycleEachMonth)
        case .quarter: phrases(.cycleEachQuarter)
        case .half: phrases(.cycleEachHalf)
        case .year: phrases(.cycleEachYear)
        case nil: phrases(.cycleRun)
        }
    }

    /// What one of its periods is called: a quarter.
    var periodWord: String {
        switch incentive.settles {
        case .month: phrases(.cyclePeriodMonth)
        case .quarter: phrases(.cyclePeriodQuarter)
        case .half: phrases(.cyclePeriodHalf)
        case .year: phrases(.cyclePeriodYear)
        case nil: phrases(.cyclePeriodRun)
        }
    }

    /// The measure with what counts: net sales of Road Bikes and Mountain Bikes.
    var measureOf: String {
        if incentive.measure.isOfPayouts { return stacking.payouts }
        guard let lines = filter.lines(incentive.counts) else { return quantity }
        return phrases(.measureOf, ["measure": quantity, "what": lines])
    }

    /// What decides the tier: the quantity, or what it is compared with.
    var measured: String {
        switch incentive.measure {
        case .netSales, .grossSales, .margin, .units, .orders, .customers, .partners: quantity
        case .growth: phrases(.measureGrowth, ["measure": quantity])
        case .attainment: phrases(.measureAttainment, ["measure": quantity])
        case .ratio: phrases(.measureRatio)
        case .payouts: stacking.payouts
        case .rank: phrases(.measureRank, ["measure": quantity])
        }
    }

    /// What is added up, without what counts.
    var quantity: String { quantityName(incentive.measure.quantity, phrases) }

    /// A bound or a measure in its unit: money, units, or a percentage.
    func bound(_ value: ExactFraction) -> String {
        if incentive.measure.isComparison { return format.percentExact(value) }
        return incentive.measure.quantity.isMoney
            ? format.bound(value, program.currency) : format.units(value)
    }

    /// A measure with all its decimals: `60,000.00`, `40`, `17.5%`.
    func measure(_ value: ExactFraction) -> String {
        incentive.measure.isComparison ? format.percent(value) : figure(value)
    }

    /// A measure as charts mark it: `60,000`, `40`, `17.5%`.
    func mark(_ value: ExactFraction) -> String {
        incentive.measure.isComparison ? measure(value) : bound(value)
    }

    /// What lines add up to, in its unit: `60,000.00`, `40`.
    func figure(_ value: ExactFraction) -> String {
        format.figure(value, of: incentive.measure.quantity, program.currency)
    }

    /// The tier's span on its table: `50,000 to 200,000`, `from 200,000`.
    func tierRange(_ step: Int) -> String {
        let table = incentive.table
        let from = bound(table.steps[step].from)
        guard let end = table.end(of: step) else {
            return phrases(table.reach == .moreThan ? .tierOver : .tierFrom, ["from": from])
        }
        return phrases(.tierRange, ["from": from, "to": bound(end)])
    }

    /// A reward in words: `2%`, `12.00 for each unit`, `4% on Road Bikes and 2% on all else`.
    func reward(_ reward: Reward) -> String {
        switch reward {
        case .rate(let rates):
            varied(rates) { format.rate($0) }
        case .perUnit(let perUnit):
            varied(perUnit.price) { price in
                let price = format.price(price, program.currency)
                guard let blocks = perUnit.blocks else {
                    return phrases(.rewardPerUnit, ["price": price])
                }
                return phrases(
                    blocks.counting == .floor ? .rewardPerBlock : .rewardPerBlockCeil,
                    ["price": price, "size": format.units(Int128(blocks.size))]
                )
            }
        case .discount(let discount):
            phrases(
                discount.claimsBack ? .rewardDiscountClaimed : .rewardDiscount,
                ["rate": varied(discount.rates) { format.rate($0) }]
            )
        case .amount(let amounts):
            varied(amounts) {
                phrases(.rewardAmount, ["price": format.amount($0, program.currency)])
            }
        }
    }

    private func varied<Value>(
        _ varied: Varied<Value>,
        _ words: (Value) -> String
    ) -> String {
        if let second = varied.second { return bySecond(second, varied, words) }
        guard let dimension = varied.dimension else {
            guard let value = varied.otherwise else {
                preconditionFailure("A reward that does not differ has one value.")
            }
            return words(value)
        }
        var items = varied.cases.map {
            phrases(
                .rewardOn,
                ["reward": words($0.value), "what": filter.value($0.text, of: dimension)]
            )
        }
        if let value = varied.otherwise {
            items.append(phrases(.rewardElse, ["reward": words(value)]))
        }
        return phrases.list(items)
    }
}

/// What a quantity is called.
func quantityName(_ quantity: Quantity, _ phrases: Phrases) -> String {
    switch quantity {
    case .netSales: phrases(.measureNetSales)
    case .grossSales: phrases(.measureGrossSales)
    case .margin: phrases(.measureMargin)
    case .units: phrases(.measureUnits)
    case .orders: phrases(.measureOrders)
    case .customers: phrases(.measureCustomers)
    case .partners: phrases(.measurePartners)
    }
}
