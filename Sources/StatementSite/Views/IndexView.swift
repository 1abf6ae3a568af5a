import Incentives
import Markup
import Templates

/// A partner's own page: its next payment, where it stands, and all its statements.
struct IndexView {
    static let shape = RecordShape([
        "frame": .record(FrameView.shape), "t": .record(RecordShape([:])), "partner": .text,
        "facts": .list(FactView.shape), "due": .text, "currency": .text, "when": .text,
        "statementURL": .url, "hasPayment": .flag, "draftNote": .text,
        "progress": .list(progressShape),
        "statements": .list(statementShape), "hasPrices": .flag, "pricesURL": .url,
        "pricesNote": .text, "programs": .list(ProgramLinkView.shape),
        "standing": .list(FactView.shape), "hasStanding": .flag, "resources": .list(linkShape),
        "hasResources": .flag,
    ])

    private static let progressShape = RecordShape([
        "title": .text, "period": .text, "head": .text, "body": .text, "bar": .html,
        "hasBar": .flag, "note": .text,
    ])

    private static let statementShape = RecordShape([
        "url": .url, "name": .text, "months": .text, "stateWord": .text, "isOpen": .flag,
        "when": .text, "amount": .text, "note": .text,
    ])

    private static let linkShape = RecordShape(["url": .url, "title": .text])

    let site: SiteWords
    let partner: Partner
    let partnerIndex: PartnerIndex
    /// Those that may still change, in order of their periods.
    let statements: [Statement]
    /// Those that do not, in the same order.
    let closed: [StatementFigures]
    /// Nil where no discount is in force.
    let prices: PriceList?

    private var path: String { site.indexPath(partner) }
    private var format: LocaleFormat { site.format }

    func record(t: TemplateRecord) -> TemplateRecord {
        let asOf = site.portfolio.terms.asOf
        let draft = statements.last {
            $0.state == .draft && $0.due.minorUnits > 0 && asOf <= $0.paysOn
        }
        let next =
            draft?.figures(in: site.portfolio)
            ?? closed.last { $0.due.minorUnits > 0 && asOf <= $0.paysOn }
        return TemplateRecord(
            IndexView.shape,
            [
                "frame": .record(frame.record), "t": .record(t),
                "partner": .text(partner.name(site)), "facts": .list(facts),
                "due": .text(next.map { format.amount($0.due) } ?? ""),
                "currency": .text(partner.currency.code),
                "when": .text(next.map(paymentWords) ?? noPayment),
                "statementURL": .url(
                    next.map { statementLink($0.period) } ?? site.link(to: path, from: path)
                ),
                "hasPayment": .flag(next != nil),
                "draftNote": .text(
                    draft.map(draftNote) ?? next.map(closedNote) ?? ""
                ),
                "progress": .list(progress),
                "statements": .list(
                    statements.reversed().map(statementRow) + closed.reversed().map(closedRow)
                ),
                "hasPrices": .flag(prices != nil),
                "pricesURL": .url(site.link(to: site.pricesPath(partner), from: path)),
                "pricesNote": .text(prices.map(pricesNote) ?? ""),
                "programs": .list(programs), "standing": .list(standing),
                "hasStanding": .flag(!standing.isEmpty), "resources": .list(resources),
                "hasResources": .flag(!resources.isEmpty),
            ]
        )
    }

    private var frame: FrameView {
        FrameView(
            site: site,
            path: path,
            title: partner.name(site),
            description: site.word("partner-page"),
            section: .none,
            partner: partner.name(site),
            translations: []
        )
    }

    private var facts: [TemplateRecord] {
        var facts: [TemplateRecord] = []
        if let statement = statements.last,
            let level = StatementWords(site: site, statement: statement, partner: partner).level
        {
            facts.append(FactView.record(site.word("level"), level))
        }
        if let parent = partner.parent {
            facts.append(
                FactView.record(
                    site.word("part-of"),
                    site.portfolio.partners[parent].name(site)
                )
            )
        }
        if let email = partner.email { facts.append(FactView.record(site.word("mail"), email)) }
        facts.append(FactView.record(site.word("as-of"), format.day(site.portfolio.terms.asOf)))
        return facts
    }

    private func paymentWords(_ statement: StatementFigures) -> String {
        site.phrases(
            .indexPayment,
            ["day": format.day(statement.paysOn), "period": format.period(statement.period)]
        )
    }

    private func draftNote(_ statement: Statement) -> String {
        site.portfolio.terms.isPastClosing(of: statement.period)
            ? site.phrases(.indexDraftLate)
            : site.phrases(.indexDraftUntil, ["day": format.day(statement.closesOn)])
    }

    private func closedNote(_ statement: StatementFigures) -> String {
        site.phrases(.indexClosed, ["day": format.day(statement.closesOn)])
    }

    private var noPayment: String {
        site.phrases(
            .indexNoPayment,
            ["day": format.day(site.portfolio.terms.asOf)]
        )
    }

    private func statementLink(_ period: Period) -> SafeURL {
        site.link(to: site.statementPath(partner, period), from: path)
    }

    private func statementRow(_ statement: Statement) -> TemplateRecord {
        let isOpen = statement.state == .open
        return TemplateRecord(
            IndexView.statementShape,
            [
                "url": .url(statementLink(statement.period)),
                "name": .text(statement.period.name),
                "months": .text(format.months(statement.period)),
                "stateWord": .text(site.state(statement.state)), "isOpen": .flag(isOpen),
                "when": .text(
                    isOpen
                        ? site.phrases(.indexCloses, ["day": format.day(statement.closesOn)])
                        : statement.due.minorUnits == 0
                            ? site.word("nothing-due")
                            : site.phrases(.indexDue, ["day": format.day(statement.paysOn)])
                ),
                "amount": .text(
                    format.amount(
                        isOpen ? openAmount(statement) : statement.due
                    )
                ),
                "note": .text(isOpen ? site.word("earned-so-far-note") : adjustedNote(statement)),
            ]
        )
    }

    private func closedRow(_ statement: StatementFigures) -> TemplateRecord {
        TemplateRecord(
            IndexView.statementShape,
            [
                "url": .url(statementLink(statement.period)),
                "name": .text(statement.period.name),
                "months": .text(format.months(statement.period)),
                "stateWord": .text(site.state(.closed)), "isOpen": .flag(false),
                "when": .text(
                    statement.due.minorUnits == 0
                        ? site.word("nothing-due")
                        : site.phrases(.indexDue, ["day": format.day(statement.paysOn)])
                ),
                "amount": .text(format.amount(statement.due)), "note": .text(""),
            ]
        )
    }

    /// What corrections and adjustments come to; empty where there are none.
    private func adjustedNote(_ statement: Statement) -> String {
        if !statement.isAdjusted { return "" }
        return site.phrases(.indexAdjusted, ["amount": format.amount(statement.adjusted)])
    }

    private func pricesNote(_ prices: PriceList) -> String {
        let count = prices.groups.reduce(0) { $0 + $1.prices.count }
        return site.phrases(
            .pricesAsOf,
            [
                "products": site.phrases.counted(
                    .priceCount,
                    count,
                    ["n": format.count(count)]
                ), "day": format.day(site.portfolio.terms.asOf),
            ]
        )
    }

    /// What an open statement's incentives would pay if the period ended today.
    private func openAmount(_ statement: Statement) -> Money {
        let sum = statement.settlements.reduce(Int64(0)) {
            $0.addingReportingOverflow($1.entitled.minorUnits).partialValue
        }
        return Money(minorUnits: sum, currency: statement.currency)
    }

    private var progress: [TemplateRecord] {
        guard let open = statements.last, open.state == .open else { return [] }
        return open.settlements.filter { !$0.accrual.isOver }.compactMap { settlement in
            let program = site.portfolio.programs[settlement.program]
            let rule = RuleWords(
                site.phrases,
                site.portfolio,
                program: program,
                incentive: program.incentives[settlement.incentive]
            )
            let words = NextTierWords(
                rule: rule,
                settlement: settlement,
                statement: open,
                site: site
            )
            guard let text = words.text, let measure = settlement.accrual.measure,
                let next = settlement.accrual.nextTier
            else { return nil }
            let bar = bar(rule, settlement, measure: measure, next: next)
            return TemplateRecord(
                IndexView.progressShape,
                [
                    "title": .text(program.title.text(in: site.locale)),
                    "period": .text(
                        site.phrases(
                            .indexProgressTitle,
                            [
                                "period": format.months(settlement.accrual.period),
                                "day": format.dayInYear(site.portfolio.terms.asOf),
                            ]
                        )
                    ), "head": .text(text.head),
                    "body": .text(text.body), "bar": .html(bar), "hasBar": .flag(!bar.isEmpty),
                    "note": .text(
                        site.phrases(
                            .indexProgress,
                            [
                                "measure": words.current(measure), "what": rule.measureOf,
                                "amount": format.amount(settlement.entitled),
                            ]
                        )
                    ),
                ]
            )
        }
    }

    private func bar(
        _ rule: RuleWords,
        _ settlement: Settlement,
        measure: ExactFraction,
        next: NextTier
    ) -> HTML {
        guard next.from.isPositive else { return HTML() }
        let reward = { (step: Int) in
            rule.phrases.list(rule.incentive.table.steps[step].rewards.map(rule.reward))
        }
        let tier = settlement.accrual.tier
        let start =
            tier > 0
            ? rule.phrases(
                .stepFrom,
                [
                    "reward": reward(tier - 1),
                    "from": rule.bound(rule.incentive.table.steps[tier - 1].from),
                ]
            ) : rule.bound(.zero)
        return ProgressBar(from: .zero, measure: measure, to: next.from).draw(
            title: rule.rule,
            here: rule.mark(measure),
            start: start,
            goal: rule.phrases(
                .stepFrom,
                ["reward": reward(next.tier - 1), "from": rule.bound(next.from)]
            )
        )
    }

    private var programs: [TemplateRecord] {
        site.portfolio.programs.filter { program in
            program.earningDays.contains(site.portfolio.terms.asOf)
                && program.audience.allSatisfy {
                    partner.mayMeet($0, at: partnerIndex)
                }
        }.map { ProgramLinkView(site: site, program: $0, path: path).record }
    }

    /// The partner's own places on the newest boards, which name nobody else.
    private var standing: [TemplateRecord] {
        var newest: [Int: Leaderboard] = [:]
        for leaderboard in site.input.leaderboards
        where leaderboard.period.span.last < site.portfolio.terms.asOf {
            newest[leaderboard.board] = leaderboard
        }
        return newest.keys.sorted().compactMap { board in
            guard let leaderboard = newest[board],
                let group = leaderboard.groups.first(where: { group in
                    group.rows.contains { $0.partner == partnerIndex }
                }),
                let row = group.rows.first(where: { $0.partner == partnerIndex })
            else { return nil }
            return FactView.record(
                site.portfolio.boards[board].title.text(in: site.locale),
                site.phrases(
                    .indexRank,
                    [
                        "rank": "\(row.rank)", "count": "\(group.rows.count)",
                        "board": format.period(leaderboard.period),
                    ]
                )
            )
        }
    }

    private var resources: [TemplateRecord] {
        site.input.pages.filter { page in
            page.audience?.allSatisfy { partner.mayMeet($0, at: partnerIndex) } ?? false
        }.map { page in
            TemplateRecord(
                IndexView.linkShape,
                [
                    "url": .url(site.link(to: site.pagePath(page), from: path)),
                    "title": .text(page.title.text(in: site.locale)),
                ]
            )
        }
    }
}
