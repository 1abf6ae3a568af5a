import Incentives
import Markup
import Templates

/// A partner's statement of one period, from the headline down to every line.
struct StatementView {
    static let shape = RecordShape([
        "frame": .record(FrameView.shape), "t": .record(RecordShape([:])),
        "partner": .text, "period": .text, "stateWord": .text, "isOpen": .flag,
        "isClosed": .flag, "facts": .list(FactView.shape), "due": .text, "currency": .text,
        "dueLabel": .text,
        "when": .text, "story": .text, "notCountedNote": .text, "bridge": .list(bridgeShape),
        "incentives": .list(IncentiveView.shape), "linesNote": .text,
        "counted": .list(LineView.shape), "hasCounted": .flag, "countedHead": .text,
        "earlierNote": .text, "csv": .url, "countedUnits": .text, "countedAmount": .text,
        "notCounted": .list(LineView.shape), "hasNotCounted": .flag, "notCountedHead": .text,
        "notCountedUnits": .text, "notCountedAmount": .text, "noLines": .flag,
        "hasHistory": .flag, "historyTitle": .text, "historyChart": .html, "yearLabel": .text,
        "yearEarned": .text, "yearDue": .text, "payments": .list(EventViews.paymentShape),
        "hasPayments": .flag, "disputes": .list(EventViews.disputeShape), "hasDisputes": .flag,
        "terms": .list(FactView.shape),
        "sources": .list(sourceShape), "closing": .text, "index": .url,
    ])

    private static let bridgeShape = RecordShape([
        "label": .text, "url": .url, "isLinked": .flag, "note": .text, "amount": .text,
        "isTotal": .flag, "isZero": .flag,
    ])

    private static let sourceShape = RecordShape(["name": .text, "what": .text, "digest": .text])

    /// The most lines that a page shows of each kind; the CSV beside it has all.
    private static let lineLimit = 500

    let site: SiteWords
    let partner: Partner
    let statement: Statement
    /// The partner's statements up to this one, in order.
    let history: [StatementFigures]
    let lines: [StatementLine]
    let csvDigest: String
    /// The partner's prices of today; nil where no discount is in force.
    let prices: PriceList?
    /// The newest closing, which draws a line under what others were told; nil where none is.
    let newest: ClosingMark?

    private var path: String { site.statementPath(partner, statement.period) }
    private var format: LocaleFormat { site.format }
    private var words: StatementWords {
        StatementWords(site: site, statement: statement, partner: partner)
    }

    func record(t: TemplateRecord) -> TemplateRecord {
        let counted = lines.filter(\.counts)
        let others = lines.filter { !$0.counts }
        let (shownCounted, shownOthers) = StatementView.shown(lines)
        let earlier = counted.count - shownCounted.count
        // What counts in its closed period is corrected here, so it is not left out.
        let left = others.filter { !$0.isCorrected }
        return TemplateRecord(
            StatementView.shape,
            [
                "frame": .record(frame.record), "t": .record(t),
                "partner": .text(partner.name(site)), "period": .text(words.heading),
                "stateWord": .text(site.state(statement.state)),
                "isOpen": .flag(statement.state == .open),
                "isClosed": .flag(statement.state == .closed), "facts": .list(facts),
                "due": .text(format.amount(statement.due)),
                "currency": .text(statement.currency.code), "dueLabel": .text(words.dueLabel),
                "when": .text(words.when), "story": .text(words.story),
                "notCountedNote": .text(
                    left.isEmpty ? "" : words.notCounted(left.count, of: lines.count)
                ),
                "bridge": .list(bridge),
                "incentives": .list(
                    incentiveViews.map(\.record)
                ), "linesNote": .text(words.linesNote(lines)),
                "counted": .list(shownCounted.map(lineRecord)),
                "hasCounted": .flag(!counted.isEmpty),
                "countedHead": .text(words.countedHead(counted.count)),
                "earlierNote": .text(earlier > 0 ? words.earlierLines(earlier) : ""),
                "csv": .url(
                    site.link(
                        to: site.statementPath(partner, statement.period, ending: "csv"),
                        from: path
                    )
                ),
                "countedUnits": .text(units(of: counted)),
                "countedAmount": .text(amount(of: counted)),
                "notCounted": .list(shownOthers.map(lineRecord)),
                "hasNotCounted": .flag(!others.isEmpty),
                "notCountedHead": .text(words.notCountedHead(others.count)),
                "notCountedUnits": .text(units(of: others)),
                "notCountedAmount": .text(amount(of: others)), "noLines": .flag(lines.isEmpty),
                "hasHistory": .flag(history.count > 1),
                "historyTitle": .text(words.historyTitle(min(8, history.count))),
                "historyChart": .html(
                    HistoryChart(history, format).draw(
                        title: words.historyTitle(min(8, history.count))
                    )
                ),
                "yearLabel": .text(year.label), "yearEarned": .text(format.amount(year.earned)),
                "yearDue": .text(format.amount(year.due)),
                "payments": .list(events.records(statement.payments)),
                "hasPayments": .flag(!statement.payments.isEmpty),
                "disputes": .list(events.records(statement.disputes)),
                "hasDisputes": .flag(!statement.disputes.isEmpty), "terms": .list(terms),
                "sources": .list(sources), "closing": .text(newest.map(site.closing) ?? ""),
                "index": .url(site.link(to: site.indexPath(partner), from: path)),
            ]
        )
    }

    /// The lines that the page shows, the newest first: those that count and the others.
    static func shown(
        _ lines: [StatementLine]
    ) -> (counted: [StatementLine], others: [StatementLine]) {
        (
            Array(lines.filter(\.counts).reversed().prefix(lineLimit)),
            Array(lines.filter { !$0.counts }.reversed().prefix(lineLimit))
        )
    }

    private var events: EventViews {
        EventViews(
            site: site,
            partner: partner,
            periods: Set(history.map(\.period)),
            path: path
        )
    }

    private var frame: FrameView {
        FrameView(
            site: site,
            path: path,
            title: "\(partner.name(site)), \(statement.period.name)",
            description: words.heading,
            section: .none,
            partner: partner.name(site),
            translations: [],
            sheet: words.sheetFoot
        )
    }

    private var facts: [TemplateRecord] {
        var facts: [TemplateRecord] = []
        if let level = words.level { facts.append(FactView.record(site.word("level"), level)) }
        facts.append(
            FactView.record(site.word("as-of"), format.day(site.portfolio.terms.asOf))
        )
        facts.append(FactView.record(closingWord, format.day(statement.closesOn)))
        facts.append(
            FactView.record(site.word("number"), "\(partner.id)/\(statement.period.name)")
        )
        return facts
    }

    private var closingWord: String {
        site.word(statement.state == .closed ? "state-closed" : "closes")
    }

    private var incentiveViews: [IncentiveView] {
        statement.settlements.map { settlement in
            IncentiveView(
                site: site,
                statement: statement,
                settlement: settlement,
                lines: lines,
                path: path,
                pricesPath: prices.flatMap { list in
                    list.discounts.contains { $0.place == settlement.place }
                        ? site.pricesPath(partner) : nil
                }
            )
        }
    }

    private var bridge: [TemplateRecord] {
        var rows: [TemplateRecord] = [
            row(
                site.word("opening-carry"),
                statement.openingCarry,
                isTotal: false,
                note: words.openingOrigin
            )
        ]
        for view in incentiveViews where view.settlement.isFinal {
            rows.append(
                TemplateRecord(
                    StatementView.bridgeShape,
                    [
                        "label": .text(view.title), "url": .url(SafeURL(path: "#\(view.anchor)")),
                        "isLinked": .flag(true), "note": .text(view.bridgeNote),
                        "amount": .text(format.amount(view.settlement.payout)),
                        "isTotal": .flag(false),
                        "isZero": .flag(view.settlement.paid.minorUnits == 0),
                    ]
                )
            )
        }
        rows += statement.memberPayouts.map { payout in
            row(
                words.name(of: payout),
                payout.payout,
                isTotal: false,
                note: words.note(on: payout)
            )
        }
        rows += adjustedRows
        rows += statement.levied.map { item in
            row(words.levy(item), item.added, isTotal: false, note: words.levyNote(item))
        }
        rows.append(row(words.dueLine, statement.due, isTotal: true, note: words.meansNote))
        rows.append(
            row(
                site.word("closing-carry"),
                statement.closingCarry,
                isTotal: false,
                note: words.carryNote
            )
        )
        return rows
    }

    private var adjustedRows: [TemplateRecord] {
        let adjusted = site.adjustedWords
        return statement.corrections.map { correction in
            row(
                adjusted.name(of: correction),
                correction.payout.payout,
                isTotal: false,
                note: adjusted.note(on: correction)
            )
        }
            + statement.adjustments.map { adjustment in
                row(
                    adjustment.reason,
                    adjustment.amount,
                    isTotal: false,
                    note: adjusted.note(on: adjustment)
                )
            }
    }

    private func row(
        _ label: String,
        _ amount: Money,
        isTotal: Bool,
        note: String = ""
    ) -> TemplateRecord {
        TemplateRecord(
            StatementView.bridgeShape,
            [
                "label": .text(label), "url": .url(SafeURL(path: "#")), "isLinked": .flag(false),
                "note": .text(note), "amount": .text(format.amount(amount)),
                "isTotal": .flag(isTotal), "isZero": .flag(amount.minorUnits == 0 && !isTotal),
            ]
        )
    }

    private func lineRecord(_ line: StatementLine) -> TemplateRecord {
        LineView(site: site, statement: statement, line: line).record
    }

    /// What lines add up to; empty where they are in several currencies.
    private func amount(of lines: [StatementLine]) -> String {
        let sales = site.portfolio.sales
        let currencies = Set(lines.map { sales.currency(of: $0.line) })
        guard currencies.count < 2 else { return "" }
        let currency = currencies.first ?? statement.currency
        let sum = lines.reduce(Int128(0)) { $0 + Int128(sales.netAmounts[$1.line]) }
        let unit = Int128(1_000_000)
        let exact = ExactFraction(
            reducing: sum * Int128(currency.minorUnitsPerUnit),
            over: unit
        )
        return format.amount(exact, currency)
    }

    private func units(of lines: [StatementLine]) -> String {
        format.units(
            lines.reduce(Int128(0)) { $0 + Int128(site.portfolio.sales.quantities[$1.line]) }
        )
    }

    private var year: (label: String, earned: Money, due: Money) {
        let start = site.portfolio.terms.fiscalYearStarts
        let year = Period.containing(
            statement.period.span.first,
            cycle: .year,
            fiscalYearStarts: start
        )
        var (earned, due) = (Int64(0), Int64(0))
        for past in history where year.span.contains(past.period.span.first) {
            earned = earned.addingReportingOverflow(past.earned.minorUnits).partialValue
            due = due.addingReportingOverflow(past.due.minorUnits).partialValue
        }
        let currency = statement.currency
        return (
            year.name, Money(minorUnits: earned, currency: currency),
            Money(minorUnits: due, currency: currency)
        )
    }

    private var terms: [TemplateRecord] {
        [
            FactView.record(closingWord, words.closesTerm),
            FactView.record(site.word("paid"), words.paysTerm),
            FactView.record(site.word("dispute"), words.disputeTerm),
            FactView.record(site.word("after-closing"), site.word("after-closing-text")),
        ]
    }

    private var sources: [TemplateRecord] {
        var seen: Set<Int> = []
        var rows = [
            source(
                "\(statement.period.name).csv",
                site.phrases.counted(.sourceLines, lines.count, ["n": format.count(lines.count)]),
                csvDigest
            )
        ]
        for settlement in statement.settlements where seen.insert(settlement.program).inserted {
            let document = site.input.programs[settlement.program]
            let version = site.portfolio.programs[settlement.program].version
            rows.append(
                source(
                    document.path,
                    version.map { site.phrases(.sourceVersion, ["version": $0]) } ?? "",
                    document.digest
                )
            )
        }
        rows.append(source("content/site.yaml", "", site.input.siteDigest))
        return rows
    }

    private func source(_ name: String, _ what: String, _ digest: String) -> TemplateRecord {
        TemplateRecord(
            StatementView.sourceShape,
            ["name": .text(name), "what": .text(what), "digest": .text(site.grouped(digest))]
        )
    }
}
