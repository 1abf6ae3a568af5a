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
        "hasResources": .flag, "payments": .list(EventViews.paymentShape), "hasPayments": .flag,
        "disputes": .list(EventViews.disputeShape), "hasDisputes": .flag,
    ])

    private static let progressShape = RecordShape([
        "title": .text, "period": .text, "head": .text, "body": .text, "bar": .html,
        "hasBar": .flag, "note": .text,
    ])

    private static let statementShape = RecordShape([
        "url": .url, "name": .text, "months": .text, "stateWord": .text, "isOpen": .flag,
        "isSettled": .flag, "when": .text, "amount": .text, "note": .text,
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
        let summaries =
            closed.map { StatementSummary(closed: $0, of: partnerIndex) }
            + statements.map(StatementSummary.init)
        let next = summaries.last { statement in
            statement.state != .open && rest(of: statement).minorUnits > 0
                && site.portfolio.terms.asOf <= statement.paysOn
        }
        let payments = site.portfolio.payments.of(partnerIndex)
        let disputes = site.portfolio.disputes.of(partnerIndex)
        return TemplateRecord(
            IndexView.shape,
            [
                "frame": .record(frame.record), "t": .record(t),
                "partner": .text(partner.name(site)), "facts": .list(facts),
                "due": .text(next.map { format.amount(rest(of: $0)) } ?? ""),
                "currency": .text(partner.currency.code),
                "when": .text(next.map(paymentWords) ?? noPayment),
                "statementURL": .url(
                    next.map { statementLink($0.period) } ?? site.link(to: path, from: path)
                ),
                "hasPayment": .flag(next != nil),
                "draftNote": .text(next.map(stateNote) ?? ""),
                "progress": .list(progress),
                "statements": .list(summaries.reversed().map(statementRow)),
                "hasPrices": .flag(prices != nil),
                "pricesURL": .url(site.link(to: site.pricesPath(partner), from: path)),
                "pricesNote": .text(prices.map(pricesNote) ?? ""),
                "programs": .list(programs), "standing": .list(standing),
                "hasStanding": .flag(!standing.isEmpty), "resources": .list(resources),
                "hasResources": .flag(!resources.isEmpty),
                "payments": .list(events.records(payments.reversed())),
                "hasPayments": .flag(!payments.isEmpty),
                "disputes": .list(events.records(disputes.reversed())),
                "hasDisputes": .flag(!disputes.isEmpty),
            ]
        )
    }

    private var events: EventViews {
        EventViews(
            site: site,
            partner: partner,
            periods: Set(closed.map(\.period) + statements.map(\.period)),
            path: path
        )
    }

    /// What of a statement's due is not paid yet.
    private func rest(of statement: StatementSummary) -> Money {
        let paid = site.portfolio.paymentStanding(of: statement).paid
        let rest = statement.due.minorUnits.subtractingReportingOverflow(paid.minorUnits)
        return Money(
            minorUnits: rest.overflow ? 0 : max(0, rest.partialValue),
            currency: statement.due.currency
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
        if let email = partner.email {
            facts.append(FactView.record(site.word("mail"), email.text))
        }
        facts.append(FactView.record(site.word("as-of"), format.day(site.portfolio.terms.asOf)))
        return facts
    }

    private func paymentWords(_ statement: StatementSummary) -> String {
        let paid = site.portfolio.paymentStanding(of: statement).paid
        if paid.minorUnits > 0 {
            return site.phrases(
                .indexPaymentRest,
                [
                    "day": format.day(statement.paysOn),
                    "period": format.period(statement.period), "amount": format.amount(paid),
                ]
            )
        }
        return site.phrases(
            .indexPayment,
            ["day": format.day(statement.paysOn), "period": format.period(statement.period)]
        )
    }

    /// Whether what is due may still change.
    private func stateNote(_ statement: StatementSummary) -> String {
        if statement.state == .closed {
            return site.phrases(.indexClosed, ["day": format.day(statement.closesOn)])
        }
        return site.portfolio.terms.isPastClosing(of: statement.period)
            ? site.phrases(.indexDraftLate)
            : site.phrases(.indexDraftUntil, ["day": format.day(statement.closesOn)])
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

    private func statementRow(_ statement: StatementSummary) -> TemplateRecord {
        let isOpen = statement.state == .open
        let words = EventWords(site: site)
        return TemplateRecord(
            IndexView.statementShape,
            [
                "url": .url(statementLink(statement.period)),
                "name": .text(statement.period.name),
                "months": .text(format.months(statement.period)),
                "stateWord": .text(words.state(of: statement)),
                "isOpen": .flag(isOpen && !words.isDisputed(statement)),
                "isSettled": .flag(words.isSettled(statement)),
                "when": .text(
                    words.paid(statement) ?? whenDue(statement)
                ),
                "amount": .text(
                    format.amount(
                        isOpen ? openAmount(of: statement.period) : statement.due
                    )
                ),
                "note": .text(isOpen ? site.word("earned-so-far-note") : adjustedNote(statement)),
            ]
        )
    }

    private func whenDue(_ statement: StatementSummary) -> String {
        if statement.state == .open {
            return site.phrases(.indexCloses, ["day": format.day(statement.closesOn)])
        }
        if statement.due.minorUnits == 0 { return site.word("nothing-due") }
        return site.phrases(.indexDue, ["day": format.day(statement.paysOn)])
    }

    /// What corrections and adjustments come to; empty where there are none.
    private func adjustedNote(_ statement: StatementSummary) -> String {
        guard let adjusted = statement.adjusted else { return "" }
        return site.phrases(.indexAdjusted, ["amount": format.amount(adjusted)])
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
    private func openAmount(of period: Period) -> Money {
        let settlements = statements.first { $0.period == period }?.settlements ?? []
        let sum = settlements.reduce(Int64(0)) {
            $0.addingReportingOverflow($1.entitled.minorUnits).partialValue
        }
        return Money(minorUnits: sum, currency: partner.currency)
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
