import Incentives
import Markdown
import Markup
import Templates

/// A piece of a program's page: prose, or a table that is drawn from the rule.
struct BlockView {
    static let shape = RecordShape([
        "isProse": .flag, "prose": .html, "isTiers": .flag, "isDates": .flag, "isTerms": .flag,
        "isExample": .flag, "rule": .text, "measureHead": .text, "thousandHead": .text,
        "tiers": .list(tierShape), "hasRates": .flag, "chart": .html, "note": .text,
        "dates": .list(dateShape), "facts": .list(FactView.shape), "steps": .list(stepShape),
        "pays": .list(stepShape), "currency": .text,
    ])

    private static let tierShape = RecordShape([
        "range": .text, "reward": .text, "thousand": .text, "earned": .text,
    ])

    private static let dateShape = RecordShape([
        "name": .text, "ends": .text, "closes": .text, "paid": .text, "dispute": .text,
    ])

    private static let stepShape = RecordShape([
        "step": .text, "note": .text, "formula": .text, "amount": .text,
    ])

    let site: SiteWords
    let index: Int

    private var program: Program { site.portfolio.programs[index] }
    private var format: LocaleFormat { site.format }

    private enum Kind { case prose, tiers, dates, terms, example }

    /// A stretch of the document's own text.
    func prose(_ html: HTML) -> TemplateRecord { record(.prose, prose: html) }

    /// What a fenced block asks for, with the section's title and help; nil for an unknown
    /// incentive, which `check` has refused.
    func draw(
        _ fenced: MarkdownDocument.Fenced
    ) -> (title: String, help: String, record: TemplateRecord)? {
        switch fenced.word {
        case "tiers": return drawTiers(fenced.argument)
        case "dates": return (site.word("dates"), datesHelp, record(.dates, dates: dates))
        case "terms": return (site.word("terms"), "", record(.terms, facts: terms))
        case "example":
            guard let computed = site.input.examples[index][fenced.place] else { return nil }
            return (fenced.argument, site.word("worked-example"), example(computed))
        case _: return nil
        }
    }

    /// The rule of an incentive, with the section's title and help; nil for an unknown one.
    ///
    /// Of one that never came into force it says why.
    func drawTiers(_ id: String) -> (title: String, help: String, record: TemplateRecord)? {
        let never = program.succession.neverInForce
        if let incentive = program.incentives.first(where: { $0.id.text == id }) {
            let isOnly = program.incentives.count + never.count == 1
            return (
                isOnly ? site.word("what-you-earn") : incentive.name(in: site.locale),
                site.word("drawn-from-rule"), tiers(incentive)
            )
        }
        guard let incentive = never.first(where: { $0.id.text == id }),
            let next = program.succession.next
        else { return nil }
        let why = site.phrases(
            .programNeverInForce,
            ["span": format.span(incentive.span), "day": format.day(next.from)]
        )
        return (incentive.name(in: site.locale), "", prose("<p>\(why)</p>\n"))
    }

    private func record(
        _ kind: Kind,
        prose: HTML = HTML(),
        rule: String = "",
        measureHead: String = "",
        thousandHead: String = "",
        tiers: [TemplateRecord] = [],
        hasRates: Bool = false,
        chart: HTML = HTML(),
        note: String = "",
        dates: [TemplateRecord] = [],
        facts: [TemplateRecord] = [],
        steps: [TemplateRecord] = [],
        pays: [TemplateRecord] = []
    ) -> TemplateRecord {
        TemplateRecord(
            BlockView.shape,
            [
                "isProse": .flag(kind == .prose), "prose": .html(prose),
                "isTiers": .flag(kind == .tiers), "isDates": .flag(kind == .dates),
                "isTerms": .flag(kind == .terms), "isExample": .flag(kind == .example),
                "rule": .text(rule), "measureHead": .text(measureHead),
                "thousandHead": .text(thousandHead), "tiers": .list(tiers),
                "hasRates": .flag(hasRates), "chart": .html(chart), "note": .text(note),
                "dates": .list(dates), "facts": .list(facts), "steps": .list(steps),
                "pays": .list(pays), "currency": .text(program.currency.code),
            ]
        )
    }

    private func rules(_ incentive: Incentive) -> RuleWords {
        RuleWords(site.phrases, site.portfolio, program: program, incentive: incentive)
    }

    private func tiers(_ incentive: Incentive) -> TemplateRecord {
        let rule = rules(incentive)
        let table = incentive.table
        let thousand = ExactFraction(program.currency.minorUnitsPerUnit * 1_000)
        var hasRates = false
        let rows = table.steps.indices.map { step -> TemplateRecord in
            // Between two bounds of an interpolated table no rate is that of a step.
            let rate = table.mode.isSloping ? nil : table.steps[step].rewards.plainRate
            let each = rate.flatMap { product(thousand, $0.fraction) }
            if each != nil { hasRates = true }
            return TemplateRecord(
                BlockView.tierShape,
                [
                    "range": .text(
                        table.isSingleReward
                            ? site.phrases.sentence(rule.measureOf) : rule.tierRange(step)
                    ),
                    "reward": .text(rule.rewards(of: step)),
                    "thousand": .text(each.map { format.amount($0, program.currency) } ?? ""),
                    "earned": .text(earned(upTo: step, rule)),
                ]
            )
        }
        let chart =
            TierChart(rule)?.draw(
                measure: nil,
                title: rule.measured,
                description: rule.rule
            ) ?? HTML()
        return record(
            .tiers,
            rule: rule.rule,
            measureHead: site.phrases.sentence(rule.measured),
            thousandHead: site.phrases(
                .programEachThousand,
                ["thousand": format.amount(thousand, program.currency)]
            ),
            tiers: rows,
            hasRates: hasRates,
            chart: chart,
            note: chart.isEmpty
                ? "" : site.phrases(.programNote, ["measure": site.phrases.sentence(rule.measured)])
        )
    }

    private func product(_ a: ExactFraction, _ b: ExactFraction) -> ExactFraction? {
        do throws(MoneyError) {
            return try a * b
        } catch {
            return nil
        }
    }

    /// What a marginal table of plain rates has paid at the end of a step.
    private func earned(upTo step: Int, _ rule: RuleWords) -> String {
        let table = rule.incentive.table
        guard table.mode == .marginal, !table.steps.contains(where: \.appliesFromZero),
            case .netSales = rule.incentive.measure
        else { return "" }
        guard table.end(of: step) != nil else {
            return rule.incentive.limits.period.cap.map {
                site.phrases(
                    .termCap,
                    ["limit": format.amount($0, program.currency), "incentive": ""]
                )
            } ?? ""
        }
        var sum = ExactFraction.zero
        do throws(MoneyError) {
            for index in 0...step {
                guard let rate = table.steps[index].rewards.plainRate,
                    let end = table.end(of: index)
                else { return "" }
                sum = try sum + (end - table.steps[index].from) * rate.fraction
            }
        } catch {
            return ""
        }
        return format.amount(sum, program.currency)
    }

    private var datesHelp: String { site.word("dates-help") }

    /// The settlement days of every statement period that the run touches, a dozen at most.
    private var dates: [TemplateRecord] {
        let terms = site.portfolio.terms
        let last = min(program.runs.last, program.runs.first.adding(months: 36))
        guard let span = DaySpan(first: program.runs.first, last: last) else { return [] }
        let periods = Period.all(
            overlapping: span,
            cycle: terms.statements.cycle,
            fiscalYearStarts: terms.fiscalYearStarts
        )
        return periods.prefix(12).map { period in
            TemplateRecord(
                BlockView.dateShape,
                [
                    "name": .text(period.name), "ends": .text(format.shortDay(period.span.last)),
                    "closes": .text(format.shortDay(terms.statements.closing(of: period))),
                    "paid": .text(format.shortDay(terms.statements.payment(of: period))),
                    "dispute": .text(format.shortDay(terms.statements.lastDispute(of: period))),
                ]
            )
        }
    }

    private var terms: [TemplateRecord] {
        var facts: [TemplateRecord] = []
        let named = program.incentives.count > 1
        for incentive in program.incentives {
            let rule = rules(incentive)
            let name =
                named ? "\(incentive.name(in: site.locale)): " : ""
            facts += rule.terms.map { fact in
                FactView.record(site.word(fact.word), name + site.phrases.sentence(fact.text))
            }
        }
        if let budget = program.incentives.first.flatMap({ rules($0).budget }) {
            facts.append(FactView.record(site.word("limit"), site.phrases.sentence(budget)))
        }
        if program.paidAs != .transfer {
            let means = site.phrases.sentence(site.means(program.paidAs))
            facts.append(FactView.record(site.word("paid"), means))
        }
        let own = site.portfolio.versions(of: program)
        let others = site.portfolio.programs.filter { !own.contains($0.id) }
            .map { $0.title.text(in: site.locale) }
        if !others.isEmpty {
            facts.append(
                FactView.record(
                    site.word("other-programs"),
                    site.phrases.sentence(
                        site.phrases(.termOther, ["programs": site.phrases.list(others)])
                    )
                )
            )
        }
        if let least = site.portfolio.terms.minimumPayouts[program.currency], least > 0 {
            facts.append(
                FactView.record(
                    site.word("minimum"),
                    site.phrases.sentence(
                        site.phrases(
                            .termMinimum,
                            [
                                "amount": format.money(
                                    Money(minorUnits: least, currency: program.currency)
                                )
                            ]
                        )
                    )
                )
            )
        }
        return facts
    }

    private func example(_ computed: ComputedExample) -> TemplateRecord {
        let words = ExampleWords(site: site, computed: computed)
        let steps = words.steps.map { step in
            TemplateRecord(
                BlockView.stepShape,
                [
                    "step": .text(step.step), "note": .text(step.note),
                    "formula": .text(step.formula), "amount": .text(step.amount),
                ]
            )
        }
        let pays = words.pays.map { name, amount in
            TemplateRecord(
                BlockView.stepShape,
                [
                    "step": .text(name), "note": .text(""), "formula": .text(""),
                    "amount": .text(amount),
                ]
            )
        }
        return record(
            .example,
            rule: words.story,
            note: site.word("tested"),
            steps: steps,
            pays: pays
        )
    }
}
