import Incentives

/// Tells a worked example: who sells what, and each step to the payout.
struct ExampleWords {
    let site: SiteWords
    let computed: ComputedExample

    private var portfolio: Portfolio { computed.example.portfolio }
    private var program: Program { portfolio.programs[computed.example.program] }

    /// One step of the computation.
    struct Step {
        let step: String
        let note: String
        let formula: String
        let amount: String
    }

    /// A gold reseller in Indonesia sells 40 road bikes on 10 February 2026 for 60,000.00.
    var story: String {
        let partner = portfolio.partners[computed.example.partner]
        let words = FilterWords(site.phrases, portfolio)
        var who = site.phrases.term("type", partner.type)
        let day = portfolio.sales.days.min() ?? program.runs.first
        if let level = partner.level(on: day) {
            who = site.phrases(.audienceLevels, ["who": who, "what": words.level(level)])
        }
        if let country = partner.country {
            who = site.phrases(
                .audienceIn,
                ["who": who, "what": site.phrases.term("country", country)]
            )
        }
        let sales = portfolio.sales
        let lines = ownFirst.map { line in
            let product = portfolio.products[sales.products[line]]
            let what =
                product.line.map { site.phrases.term("product-line", $0) }
                ?? product.name.text(in: site.locale)
            let text = site.phrases(
                .exampleLine,
                [
                    "units": site.format.units(Int128(sales.quantities[line])), "what": what,
                    "amount": site.format.price(sales.netAmounts[line], program.currency),
                    "day": site.format.day(sales.days[line]),
                ]
            )
            guard let note = seller(of: line) else { return withCustomer(text, line) }
            return site.phrases(
                .exampleNoted,
                ["line": withCustomer(text, line), "note": note]
            )
        }
        return site.phrases.sentence(
            site.phrases(.exampleSells, ["who": who, "lines": site.phrases.list(lines)])
        )
    }

    /// A line to a customer whose age some rule asks for.
    private func withCustomer(_ text: String, _ line: LineIndex) -> String {
        guard let customer = portfolio.text(of: .customerAge, line: line),
            let since = portfolio.customerDays.since(line)
        else { return text }
        return site.phrases(
            .exampleCustomer,
            ["line": text, "customer": customer, "day": site.format.day(since)]
        )
    }

    /// The example's lines in order of their days, those of its first partner in front.
    private var ownFirst: [LineIndex] {
        let sales = portfolio.sales
        return (0..<sales.count).map { line in
            (isOthers: seller(of: line) != nil, day: sales.days[line], line: line)
        }.sorted { left, right in
            if left.isOthers != right.isOthers { return right.isOthers }
            return (left.day, left.line) < (right.day, right.line)
        }.map(\.line)
    }

    /// Who sold a line, where it is not the partner that the example is about.
    private func seller(of line: LineIndex) -> String? {
        let earner = computed.example.partner
        var seller = portfolio.sales.partners[line]
        if seller == earner { return nil }
        while let parent = portfolio.partners[seller].parent {
            if parent == earner { return site.phrases(.lineMember) }
            seller = parent
        }
        return site.phrases(.exampleOther)
    }

    /// The settlements of what is promised, each with its measure and its parts.
    var steps: [Step] {
        computed.run.outcomes.flatMap { outcome in
            let isSupport = program.incentives[outcome.promise.incentive].support != nil
            return outcome.settlements.filter {
                // A claim that pays nothing says why.
                !(isSupport ? $0.accrual.parts.isEmpty : $0.accrual.lines.isEmpty)
            }.flatMap(steps)
        }
    }

    private func steps(_ settlement: Settlement) -> [Step] {
        let rule = RuleWords(
            site.phrases,
            portfolio,
            program: program,
            incentive: program.incentives[settlement.incentive]
        )
        let formulas = FormulaWords(rule)
        let accrual = settlement.accrual
        let count = accrual.lines.count
        var steps: [Step] = []
        if rule.incentive.support == nil {
            steps.append(
                Step(
                    step: site.word("measure"),
                    note: rule.measureOf,
                    formula: site.phrases.counted(
                        .lineCount,
                        count,
                        ["n": site.format.count(count)]
                    ),
                    amount: accrual.measure.map(rule.measure) ?? ""
                )
            )
        }
        for (part, pays) in zip(accrual.parts, settlement.partMinorUnits) {
            let words = formulas.computation(of: part)
            steps.append(
                Step(
                    step: site.phrases.sentence(formulas.slice(of: part)),
                    note: rule.incentive.table.isSingleReward
                        ? words.note : rule.tierRange(part.step),
                    formula: words.formula,
                    amount: site.format.amount(pays, program.currency)
                )
            )
        }
        for step in settlement.steps {
            steps.append(
                Step(
                    step: site.phrases.sentence(formulas.step(step)),
                    note: "",
                    formula: "",
                    amount: site.format.amount(step.minorUnits, program.currency)
                )
            )
        }
        return steps
    }

    /// What each incentive pays in all.
    var pays: [(name: String, amount: String)] {
        computed.run.outcomes.map { outcome in
            let name =
                computed.run.outcomes.count == 1
                ? site.word("pays")
                : program.incentives[outcome.promise.incentive].name(in: site.locale)
            return (name, site.format.amount(outcome.paysMinorUnits, program.currency))
        }
    }
}
