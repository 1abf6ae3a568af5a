import Incentives
import Markup
import Templates

/// One incentive on a statement: the rule, how it was computed, and what the next tier is worth.
struct IncentiveView {
    static let shape = RecordShape([
        "anchor": .text, "title": .text, "document": .url, "documentNote": .text,
        "hasPrices": .flag,
        "prices": .url, "rule": .text,
        "chart": .html, "chartNote": .text, "parts": .list(partShape), "hasParts": .flag,
        "sliceHead": .text, "nothing": .text, "currency": .text, "steps": .list(stepShape),
        "earned": .text,
        "earnedLabel": .text, "isConverted": .flag, "conversion": .text, "converted": .text,
        "isCut": .flag, "cutLabel": .text, "cut": .text, "paid": .text,
        "limit": .text, "hasNext": .flag, "nextHead": .text,
        "nextText": .text, "parameters": .list(FactView.shape), "notes": .list(noteShape),
        "gateNote": .text, "conditions": .list(conditionShape),
        "isQuiet": .flag, "excludedHead": .text, "hasExcluded": .flag,
        "excluded": .list(ExcludedLines.shape),
    ])

    private static let partShape = RecordShape([
        "slice": .text, "note": .text, "tier": .text, "rate": .text, "pays": .text,
    ])

    /// The most parts that a page shows; a rule may run for each of many customers.
    private static let partLimit = 200

    private static let noteShape = RecordShape(["text": .text])

    private static let conditionShape = RecordShape(["text": .text])

    private static let stepShape = RecordShape(["label": .text, "amount": .text])

    let site: SiteWords
    let statement: Statement
    let settlement: Settlement
    let lines: [StatementLine]
    let path: String
    /// The partner's price list, where this discount is on it.
    let pricesPath: String?

    private var program: Program { site.portfolio.programs[settlement.program] }
    private var incentive: Incentive { program.incentives[settlement.incentive] }
    private var rule: RuleWords {
        RuleWords(site.phrases, site.portfolio, program: program, incentive: incentive)
    }
    private var accrual: Accrual { settlement.accrual }

    /// The text that the figures were computed from: a closed statement's own.
    private var documentPath: String {
        statement.state == .closed
            ? site.closedProgramPath(program.id, statement.period) : site.programPath(program)
    }

    /// The incentive's address on the page.
    var anchor: String {
        "\(program.id)-\(incentive.id)" + (needsPeriod ? "-\(accrual.period.name)" : "")
    }

    /// The program's title, with the incentive's and the period where several stand on one page.
    var title: String {
        let title = incentiveName(program, settlement.incentive, locale: site.locale)
        return needsPeriod ? "\(title), \(site.format.period(accrual.period))" : title
    }

    private var needsPeriod: Bool { accrual.period != statement.period }

    /// Under the title in the bridge: 40 lines, 60,000.00.
    var bridgeNote: String {
        if let passedOn = rule.passedOn(settlement) { return passedOn }
        if incentive.support != nil {
            let count = accrual.parts.count
            return site.phrases.counted(.claimCount, count, ["n": site.format.count(count)])
        }
        let count = accrual.lines.count
        let lines = site.phrases.counted(.lineCount, count, ["n": site.format.count(count)])
        guard let measure = accrual.measure else { return lines }
        if incentive.measure.isOfPayouts { return rule.measure(measure) }
        if accrual.lines.isEmpty { return lines }
        return "\(lines), \(rule.measure(measure))"
    }

    var record: TemplateRecord {
        let worth = NextTierWords(
            rule: rule,
            settlement: settlement,
            statement: statement,
            site: site
        )
        let excluded = ExcludedLines(
            site: site,
            statement: statement,
            settlement: settlement,
            lines: lines
        )
        return TemplateRecord(
            IncentiveView.shape,
            [
                "anchor": .text(anchor), "title": .text(title),
                "document": .url(site.link(to: documentPath, from: path)),
                "documentNote": .text(documentNote), "hasPrices": .flag(pricesPath != nil),
                "prices": .url(site.link(to: pricesPath ?? path, from: path)),
                "rule": .text(rule.rule),
                "chart": .html(chart), "chartNote": .text(chart.isEmpty ? "" : chartNote),
                "parts": .list(parts), "hasParts": .flag(!accrual.parts.isEmpty),
                "sliceHead": .text(
                    incentive.support != nil
                        ? site.word("claims")
                        : site.phrases(.sliceHead, ["measure": rule.measured])
                ),
                "nothing": .text(nothing), "currency": .text(program.currency.code),
                "steps": .list(steps),
                "earned": .text(site.format.amount(settlement.entitled)),
                "earnedLabel": .text(
                    settlement.isFinal ? site.word("earned") : site.word("earned-so-far")
                ),
                "isConverted": .flag(settlement.isFinal && settlement.conversion != nil),
                "conversion": .text(
                    settlement.conversion.map {
                        FormulaWords(rule).conversion($0, from: program.currency)
                    } ?? ""
                ), "converted": .text(site.phrases.money(settlement.payout, site.format)),
                "isCut": .flag(settlement.isCutByBudget),
                "cutLabel": .text(site.phrases.sentence(FormulaWords(rule).budgetCut(settlement))),
                "cut": .text(
                    site.format.amount(
                        settlement.paid.minorUnits - settlement.entitled.minorUnits,
                        program.currency
                    )
                ), "paid": .text(site.format.amount(settlement.paid)),
                "limit": .text(limit), "hasNext": .flag(worth.text != nil),
                "nextHead": .text(worth.text?.head ?? ""),
                "nextText": .text(worth.text?.body ?? ""),
                "parameters": .list(parameters),
                "notes": .list(
                    FormulaWords(rule).notes(on: settlement).map {
                        TemplateRecord(IncentiveView.noteShape, ["text": .text($0)])
                    }
                ),
                "gateNote": .text(accrual.gate.map(gate.head) ?? ""),
                "conditions": .list(
                    (accrual.gate.map(gate.findings) ?? []).map {
                        TemplateRecord(IncentiveView.conditionShape, ["text": .text($0)])
                    }
                ),
                "isQuiet": .flag(accrual.parts.isEmpty && settlement.steps.isEmpty),
                "excludedHead": .text(excluded.head),
                "hasExcluded": .flag(!excluded.isEmpty), "excluded": .list(excluded.records),
            ]
        )
    }

    private var gate: GateWords { GateWords(rule) }

    private var documentNote: String {
        var notes: [String] = []
        if let version = program.version {
            notes.append(site.phrases(.sourceVersion, ["version": version]))
        }
        notes.append(
            site.phrases(.inForceSince, ["day": site.format.day(program.runs.first)])
        )
        if let next = program.succession.next {
            notes.append(site.phrases(.sourceSuperseded, ["day": site.format.day(next.from)]))
        }
        return notes.joined(separator: ", ")
    }

    private var chart: HTML {
        TierChart(rule)?.draw(
            measure: incentive.each == nil ? accrual.measure : nil,
            title: title,
            description: ([rule.rule] + accrual.parts.map(FormulaWords(rule).formula))
                .joined(separator: "; ")
        ) ?? HTML()
    }

    private var chartNote: String {
        let note: Phrase =
            switch incentive.table.mode {
            case .marginal: .chartNoteMarginal
            case .retroactive: .chartNoteWhole
            case .additiveCapped, .additiveFull, .interpolated: .chartNoteOther
            }
        return site.phrases(note, ["measure": site.phrases.sentence(rule.measured)])
    }

    private var parts: [TemplateRecord] {
        let formulas = FormulaWords(rule)
        let all = Array(zip(accrual.parts, settlement.partMinorUnits))
        let rest = all.dropFirst(IncentiveView.partLimit)
        let rows = all.prefix(IncentiveView.partLimit).map { part, pays in
            let words = formulas.computation(of: part)
            return TemplateRecord(
                IncentiveView.partShape,
                [
                    "slice": .text(formulas.slice(of: part)), "note": .text(words.note),
                    "tier": .text(incentive.table.isSingleReward ? "" : rule.tierRange(part.step)),
                    "rate": .text(words.formula),
                    "pays": .text(site.format.amount(pays, program.currency)),
                ]
            )
        }
        if rest.isEmpty { return rows }
        let sum = rest.reduce(Int128(0)) { $0 + Int128($1.1) }
        let more = TemplateRecord(
            IncentiveView.partShape,
            [
                "slice": .text(
                    site.phrases.counted(
                        .eachMore,
                        rest.count,
                        ["n": site.format.count(rest.count)]
                    )
                ),
                "note": .text(""), "tier": .text(""), "rate": .text(""),
                "pays": .text(site.format.amount(ExactFraction(sum), program.currency)),
            ]
        )
        return rows + [more]
    }

    private var steps: [TemplateRecord] {
        let formulas = FormulaWords(rule)
        return settlement.steps.map { step in
            TemplateRecord(
                IncentiveView.stepShape,
                [
                    "label": .text(site.phrases.sentence(formulas.step(step))),
                    "amount": .text(site.format.amount(step.minorUnits, program.currency)),
                ]
            )
        }
    }

    /// Why nothing was earned, where there are no parts.
    private var nothing: String {
        guard accrual.parts.isEmpty, settlement.entitled.minorUnits == 0 else { return "" }
        if incentive.measure.isOfPayouts, accrual.usedPayouts.isEmpty {
            return site.phrases(.nothingPayouts)
        }
        if incentive.support != nil { return site.phrases(.nothingClaimed) }
        if accrual.lines.isEmpty, accrual.usedPayouts.isEmpty {
            return site.word("nothing-counts")
        }
        if let gate = accrual.gate, !gate.isOpen { return site.word("nothing-gate") }
        if incentive.measure.contest != nil { return site.phrases(.nothingRank) }
        guard let measure = accrual.measure else { return site.word("nothing-compared") }
        if incentive.each != nil { return site.phrases(.nothingEach) }
        // A tier is reached, and its reward differs by a column of which no line has a value.
        if accrual.tier > 0 { return site.word("nothing-of-these") }
        return site.phrases(
            .nothingReached,
            [
                "measure": rule.measure(measure),
                "from": rule.bound(incentive.table.steps[0].from),
            ]
        )
    }

    private var limit: String {
        let isBound = settlement.steps.contains { step in
            switch step {
            case .eachCap, .cap, .floor, .runCap: true
            case .late, .statedBefore, .carriedIn, .beaten, .takenBack, .payoutUnit: false
            }
        }
        guard let cap = rule.cap, !isBound else { return "" }
        return site.phrases.sentence(site.phrases(.limitNotBound, ["limit": cap]))
    }

    private var parameters: [TemplateRecord] {
        var facts = [
            FactView.record(site.word("counts"), site.phrases.sentence(rule.counts)),
            FactView.record(site.word("eligible"), site.phrases.sentence(rule.eligible)),
        ]
        if incentive.support == nil {
            facts.append(
                FactView.record(
                    site.word("measures"),
                    site.phrases.sentence("\(rule.quantity), \(rule.measureNote)")
                )
            )
        }
        if !incentive.table.isSingleReward, incentive.measure.contest == nil {
            facts.append(FactView.record(site.word("tiers"), site.phrases.sentence(tiersFact)))
        }
        if !incentive.measure.isOfPayouts {
            facts.append(
                FactView.record(site.word("returns"), site.phrases.sentence(rule.returns))
            )
        }
        facts += rule.furtherFacts.map { fact in
            FactView.record(site.word(fact.word), site.phrases.sentence(fact.text))
        }
        for limit in rule.limits + [rule.budget].compactMap(\.self) {
            facts.append(FactView.record(site.word("limit"), site.phrases.sentence(limit)))
        }
        return facts
    }

    private var tiersFact: String {
        let count = incentive.table.steps.count
        guard accrual.tier > 0 else {
            return site.phrases(.tierNone, ["count": "\(count)"])
        }
        return site.phrases(.tierReached, ["tier": "\(accrual.tier)", "count": "\(count)"])
    }
}
