import Incentives

/// What a discount on a price list comes to now, and how far its next tier is.
struct PriceWords {
    let site: SiteWords
    let discount: StandingDiscount
    let statement: Statement?

    var rule: RuleWords {
        let program = site.portfolio.programs[discount.place.program]
        return RuleWords(
            site.phrases,
            site.portfolio,
            program: program,
            incentive: program.incentives[discount.place.incentive]
        )
    }

    /// The tier that the running period has reached; empty where one rate holds throughout.
    var standing: String {
        let incentive = rule.incentive
        guard discount.isOfPeriod, discount.makesPrices else { return "" }
        if let gate = discount.settlement?.accrual.gate, !gate.isOpen {
            return site.phrases(.priceGate, ["conditions": GateWords(rule).head(gate)])
        }
        guard !incentive.table.isSingleReward, let settlement = discount.settlement,
            let measure = settlement.accrual.measure
        else { return "" }
        let count = incentive.table.steps.count
        let period = site.format.period(settlement.accrual.period)
        if discount.tier == 0 {
            return site.phrases(
                .priceTierNone,
                [
                    "period": period, "measure": rule.measure(measure), "what": rule.measureOf,
                    "count": "\(count)",
                ]
            )
        }
        let rewards = incentive.table.steps[discount.tier - 1].rewards.map(rule.reward)
        return site.phrases(
            .priceTier,
            [
                "period": period, "measure": rule.measure(measure), "what": rule.measureOf,
                "tier": "\(discount.tier)", "count": "\(count)",
                "reward": site.phrases.list(rewards),
            ]
        )
    }

    /// What is missing to the next tier; empty where there is none.
    var next: String {
        guard discount.makesPrices, let settlement = discount.settlement, let statement,
            let text = NextTierWords(
                rule: rule,
                settlement: settlement,
                statement: statement,
                site: site
            ).text
        else { return "" }
        return "\(text.head). \(text.body)"
    }
}
