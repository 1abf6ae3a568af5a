import Incentives

/// Says how each figure of a payout was computed, with its numbers.
struct FormulaWords: Sendable {
    private let rule: RuleWords
    private let phrases: Phrases
    private let format: LocaleFormat

    init(_ rule: RuleWords) {
        self.rule = rule
        phrases = rule.phrases
        format = rule.format
    }

    /// What a part pays on: the first 50,000.00, the next 10,000.00, all 60,000.00, Road Bikes;
    /// behind the value of `each` that it is of.
    func slice(of part: Part) -> String {
        guard let value = part.value else { return ownSlice(of: part) }
        return "\(name(of: value)): \(ownSlice(of: part))"
    }

    /// A value of `each` in words.
    private func name(of value: String) -> String {
        if value.isEmpty { return phrases(.valueNone) }
        guard case .column(let dimension)? = rule.incentive.each else { return value }
        return rule.filter.value(value, of: dimension)
    }

    private func ownSlice(of part: Part) -> String {
        if case .prize = part.formula { return phrases(.slicePrize) }
        if case .claim(let finding) = part.formula { return ClaimWords(rule).name(of: finding) }
        let amount = amount(of: part)
        let isSliced =
            switch rule.incentive.table.mode {
            case .marginal, .additiveCapped: !part.slice.isNegative
            case .retroactive, .additiveFull, .interpolated: false
            }
        let label = part.isLabelled ? part.label.flatMap(labelled) ?? phrases(.valueOther) : nil
        guard isSliced else { return label ?? phrases(.sliceWhole, ["amount": amount]) }
        let text = phrases(part.from.isZero ? .sliceFirst : .sliceNext, ["amount": amount])
        return label.map { "\(text), \($0)" } ?? text
    }

    /// The slice in the measure's unit; where a comparison pays on a whole, that is money or units.
    private func amount(of part: Part) -> String {
        if case .discount(let list, _, _) = part.formula {
            return format.amount(list, rule.program.currency)
        }
        guard rule.incentive.measure.isComparison || rule.incentive.base != nil else {
            return rule.measure(part.slice)
        }
        switch (rule.incentive.table.mode, part.formula) {
        case (.marginal, _), (.additiveCapped, _): return rule.measure(part.slice)
        case (_, .rate(let base, _)): return format.amount(base, rule.program.currency)
        case (_, .perUnit(let units, _)): return format.units(units)
        case (_, .perBlock), (_, .amount), (_, .prize), (_, .discount), (_, .claim):
            return rule.measure(part.slice)
        }
    }

    private func labelled(_ text: String) -> String? {
        for dimension in rule.incentive.table.steps.flatMap(\.rewards).compactMap(\.dimension) {
            return rule.filter.value(text, of: dimension)
        }
        return text
    }

    /// The part's rate or price: `4%`, `12.00`.
    func rate(of part: Part) -> String {
        switch part.formula {
        case .rate(_, let rate), .discount(_, _, let rate): format.percentExact(rate)
        case .perUnit(_, let price), .perBlock(_, _, let price):
            format.price(price, rule.program.currency)
        case .amount(let amount), .prize(let amount, _):
            format.amount(amount, rule.program.currency)
        case .claim(let finding):
            format.price(
                finding.claim.pricePaid - finding.claim.grantedPrice,
                rule.program.currency
            )
        }
    }

    /// The multiplication: `10,000.00 × 4%`.
    func formula(of part: Part) -> String {
        let currency = rule.program.currency
        switch part.formula {
        case .rate(let base, let rate):
            return phrases(
                .formulaRate,
                ["base": format.amount(base, currency), "rate": format.percentExact(rate)]
            )
        case .perUnit(let units, let price):
            return phrases(
                .formulaUnits,
                ["units": format.units(units), "price": format.price(price, currency)]
            )
        case .perBlock(let blocks, let size, let price):
            return phrases(
                .formulaBlocks,
                [
                    "blocks": format.units(blocks), "size": format.units(Int128(size)),
                    "price": format.price(price, currency),
                ]
            )
        case .discount(let list, let given, let rate):
            return phrases(
                givesMoreThanDue(part, list, given, rate)
                    ? .formulaDiscountBySale : .formulaDiscount,
                [
                    "rate": format.percentExact(rate), "list": format.amount(list, currency),
                    "given": format.amount(given, currency),
                ]
            )
        case .amount(let amount):
            return phrases(.formulaAmount, ["amount": format.amount(amount, currency)])
        case .prize(let pool, let tied):
            let amount = format.amount(pool, currency)
            if tied == 1 { return phrases(.formulaPrize, ["amount": amount]) }
            return phrases(
                .formulaPrizeShared,
                ["amount": amount, "tied": format.count(tied)]
            )
        case .claim(let finding): return ClaimWords(rule).line(of: finding)
        }
    }

    /// How a part was computed as a table shows it; what became of a claim stands under its name.
    func computation(of part: Part) -> (formula: String, note: String) {
        guard case .claim(let finding) = part.formula else { return (formula(of: part), "") }
        let words = ClaimWords(rule)
        let note = words.notes(of: finding).joined(separator: "; ")
        return (words.formula(of: finding), phrases.sentence(note))
    }

    /// The most returns whose figures a page words; the step has the sum of all.
    private static let returnLimit = 50

    /// What stands under the table of parts: the two sides of a comparison, what is read of other
    /// payouts, and what each return takes back.
    func notes(on settlement: Settlement) -> [String] {
        let accrual = settlement.accrual
        let currency =
            settlement.conversion == nil
            ? "" : phrases(.amountsIn, ["currency": rule.program.currency.code])
        return [
            currency, comparison(of: accrual), base(of: accrual), standing(of: accrual),
            belowZero(accrual),
        ].filter { !$0.isEmpty }
            + rule.second(of: accrual) + rule.stacking.used(by: accrual)
            + settlement.takenBack.prefix(FormulaWords.returnLimit).map(figures)
            + (settlement.paid.minorUnits == 0 ? [] : rule.shares(of: settlement))
            + [rule.passedOn(settlement)].compactMap { $0.map { $0 + "." } }
    }

    /// Whether some invoices of a discount gave more than was due, which others don't make up for.
    private func givesMoreThanDue(
        _ part: Part,
        _ list: ExactFraction,
        _ given: ExactFraction,
        _ rate: ExactFraction
    ) -> Bool {
        do throws(MoneyError) {
            let missing = try list * rate - given
            return !part.pays.isZero && missing != part.pays
        } catch {
            return true
        }
    }

    /// Why something is taken back though no tier is reached; empty elsewhere.
    private func belowZero(_ accrual: Accrual) -> String {
        let isTakenBack = accrual.measure?.isNegative ?? false && !accrual.parts.isEmpty
        return isTakenBack ? phrases(.belowZero) : ""
    }

    /// What the base comes to, where it is not the measure; empty elsewhere.
    private func base(of accrual: Accrual) -> String {
        guard let base = rule.incentive.base, let amount = accrual.basedOn else { return "" }
        let figure = format.figure(amount, of: base.quantity, rule.program.currency)
        return phrases(.baseFigures, ["base": rule.name(of: base), "amount": figure])
    }

    /// The place in a contest, with nothing of who holds the others; empty elsewhere.
    private func standing(of accrual: Accrual) -> String {
        guard let standing = accrual.standing, let measure = accrual.measure else { return "" }
        let (rank, count) = (format.count(standing.rank), format.count(standing.rankedCount))
        let value = rule.measure(measure)
        if standing.tied == 1 {
            return phrases(.contestStanding, ["rank": rank, "count": count, "value": value])
        }
        return phrases(
            .contestStandingTied,
            [
                "rank": rank, "count": count, "value": value,
                "tied": format.count(standing.tied),
            ]
        )
    }

    private func figures(of item: TakenBack) -> String {
        let sales = rule.portfolio.sales
        let money = { (value: ExactFraction) in format.amount(value, rule.program.currency) }
        return phrases(
            .backFigures,
            [
                "sale": sales.ids[item.line],
                "returned": money(item.returned),
                "paid": format.amount(item.paid, rule.program.currency), "base": money(item.base),
                "period": format.period(item.soldIn),
                "amount": format.amount(item.amount, rule.program.currency),
            ]
        )
    }

    /// How a growth or an attainment came about, from the two figures that it compares; empty for
    /// other measures.
    private func comparison(of accrual: Accrual) -> String {
        guard let sides = accrual.comparison else { return "" }
        guard let reference = sides.reference, let measure = accrual.measure else {
            return nothingToCompare(with: sides.origin)
        }
        let (now, before) = (rule.figure(sides.current), rule.figure(reference))
        let ratio = format.percent(measure)
        switch sides.origin {
        case .earlier(let period):
            return phrases(
                .growthFigures,
                ["now": now, "before": before, "period": format.period(period), "growth": ratio]
            )
        case .average(let periods):
            let names = phrases.list(periods.map(format.period))
            return phrases(
                .growthFiguresAverage,
                ["now": now, "before": before, "periods": names, "growth": ratio]
            )
        case .assigned(let period):
            return phrases(
                .growthFiguresAssigned,
                ["now": now, "before": before, "period": format.period(period), "growth": ratio]
            )
        case .selection: return sidesOfRatio(sides, reference, ratio)
        case .target(let whole, let activeDays, let days):
            let share =
                activeDays == days
                ? ""
                : phrases(
                    .targetShare,
                    [
                        "days": "\(activeDays)", "all": "\(days)",
                        "target": rule.figure(whole ?? reference),
                    ]
                )
            return phrases(
                .targetFigures,
                [
                    "now": now, "target": before, "attainment": ratio, "share": share,
                ]
            )
        }
    }

    private func sidesOfRatio(_ sides: Comparison, _ whole: ExactFraction, _ text: String) -> String
    {
        guard case .ratio(let ratio) = rule.incentive.measure else { return "" }
        let figure = { (value: ExactFraction, selection: Selection) in
            phrases(
                .countOf,
                [
                    "count": format.figure(
                        value,
                        of: selection.quantity,
                        rule.program.currency
                    ), "what": rule.name(of: selection),
                ]
            )
        }
        return phrases(
            .ratioFigures,
            [
                "of": figure(sides.current, ratio.of), "to": figure(whole, ratio.to),
                "ratio": text,
            ]
        )
    }

    private func nothingToCompare(with origin: Comparison.Origin) -> String {
        switch origin {
        case .earlier(let period):
            phrases(.growthNoHistory, ["period": format.period(period)])
        case .average(let periods):
            phrases(.growthNoHistory, ["period": phrases.list(periods.map(format.period))])
        case .assigned(let period):
            phrases(.growthNotAssigned, ["period": format.period(period)])
        case .target: phrases(.targetMissing)
        case .selection: phrases(.ratioMissing)
        }
    }

    /// How much of what is entitled the program's budget pays.
    func budgetCut(_ settlement: Settlement) -> String {
        let entitled = settlement.entitled.minorUnits
        guard settlement.isCutByBudget, entitled > 0 else { return "" }
        let factor = ExactFraction(settlement.paid.minorUnits, over: entitled)
        return phrases(.stepBudget, ["percent": format.percent(factor)])
    }

    /// The rate by which a payout is turned into the partner's currency.
    func conversion(_ conversion: Conversion, from currency: Currency) -> String {
        let rate = conversion.rate
        return phrases(
            conversion.isNewest ? .paidConvertedNewest : .paidConverted,
            [
                "rate": format.exchangeRate(rate), "from": currency.code,
                "to": conversion.converted.currency.code, "day": format.day(rate.day),
                "source": rate.source.map { phrases(.sourceOf, ["source": $0]) } ?? "",
            ]
        )
    }

    /// A step between the parts and the payout.
    func step(_ step: SettlementStep) -> String {
        switch step {
        case .eachCap: phrases(.stepEachCap)
        case .statedBefore: phrases(.stepStatedBefore)
        case .carriedIn: phrases(.stepCarriedIn)
        case .floor: phrases(.stepFloor)
        case .cap(_, carriedOut: 0): phrases(.stepCap)
        case .cap(_, let carriedOut):
            phrases(
                .stepCapCarried,
                ["amount": format.amount(carriedOut, rule.program.currency)]
            )
        case .runCap: phrases(.stepRunCap)
        case .late: phrases(.stepLate)
        case .takenBack: phrases(.stepTakenBack)
        case .beaten(_, let other):
            phrases(.stepBeaten, ["incentive": rule.stacking.name(of: other)])
        case .payoutUnit: phrases(.stepPayoutUnit)
        }
    }
}
