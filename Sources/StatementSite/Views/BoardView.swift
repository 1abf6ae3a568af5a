import Incentives
import Markdown
import Markup
import Templates

/// A board's places of one period: who may be named, in order, with ties.
struct BoardView {
    static let shape = RecordShape([
        "frame": .record(FrameView.shape), "t": .record(RecordShape([:])), "kicker": .text,
        "title": .text, "facts": .list(FactView.shape), "stateWord": .text, "stateNote": .text,
        "isProvisional": .flag, "citation": .html, "groups": .list(groupShape),
        "notShown": .list(noteShape), "boardNote": .text, "others": .list(linkShape),
        "hasOthers": .flag,
        "showsAmounts": .flag, "sinceHead": .text,
    ])

    private static let noteShape = RecordShape(["text": .text])

    private static let groupShape = RecordShape([
        "name": .text, "head": .text, "rows": .list(rowShape), "note": .text,
    ])

    static let rowShape = RecordShape([
        "rank": .text, "name": .text, "isNamed": .flag, "region": .text, "moved": .text,
        "isUp": .flag, "since": .text, "amount": .text,
    ])

    private static let linkShape = RecordShape(["url": .url, "title": .text])

    let site: SiteWords
    let leaderboard: Leaderboard
    /// The board's periods, newest first, for links.
    let periods: [Period]
    /// Whether the page is the board's index, which shows the newest period.
    let isIndex: Bool

    private var board: Board { site.portfolio.boards[leaderboard.board] }
    private var path: String {
        site.boardPath(board, isIndex ? nil : leaderboard.period)
    }
    private var format: LocaleFormat { site.format }

    func record(t: TemplateRecord) -> TemplateRecord {
        let closing = site.portfolio.terms.statements.closing(of: leaderboard.period)
        let isProvisional = !site.portfolio.terms.isPastClosing(of: leaderboard.period)
        return TemplateRecord(
            BoardView.shape,
            [
                "frame": .record(frame.record), "t": .record(t),
                "kicker": .text(site.word("nav-recognition")), "title": .text(title),
                "facts": .list(facts),
                "stateWord": .text(isProvisional ? site.word("provisional") : site.word("final")),
                "stateNote": .text(
                    isProvisional
                        ? site.phrases(.boardFinal, ["day": format.day(closing)]) : ""
                ),
                "isProvisional": .flag(isProvisional), "citation": .html(citation),
                "groups": .list(leaderboard.groups.filter(\.isShown).map(groupRecord)),
                "notShown": .list(notShown), "boardNote": .text(site.phrases(.boardNote)),
                "others": .list(others), "hasOthers": .flag(!others.isEmpty),
                "showsAmounts": .flag(board.showsAmounts),
                "sinceHead": .text(sinceHead),
            ]
        )
    }

    private var title: String {
        site.phrases(
            .boardTitle,
            [
                "title": board.title.text(in: site.locale),
                "period": format.period(leaderboard.period),
            ]
        )
    }

    private var frame: FrameView {
        FrameView(
            site: site,
            path: path,
            title: title,
            description: board.title.text(in: site.locale),
            section: .recognition,
            partner: nil,
            translations: site.translations {
                $0.boardPath(board, isIndex ? nil : leaderboard.period)
            }
        )
    }

    private var facts: [TemplateRecord] {
        let words = FilterWords(site.phrases, site.portfolio)
        let quantity = quantityName(board.measure, site.phrases)
        let measure =
            words.lines(board.counts).map {
                site.phrases(.measureOf, ["measure": quantity, "what": $0])
            } ?? quantity
        let ranked = leaderboard.groups.reduce(0) { $0 + $1.rows.count }
        return [
            FactView.record(site.word("ranked-by"), site.phrases.sentence(measure)),
            FactView.record(
                site.word("field"),
                site.phrases.counted(
                    .boardField,
                    ranked,
                    ["count": format.count(ranked)]
                )
            ),
            FactView.record(
                site.word("for"),
                site.phrases.sentence(words.partners(board.audience))
            ),
        ]
    }

    private var citation: HTML {
        let bodies = site.input.boards[leaderboard.board].bodies
        var html = HTML()
        let body = bodies[site.locale] ?? bodies[site.input.facts.defaultLocale]
        for case .html(let block) in body?.blocks ?? [] { html += block }
        return html
    }

    private func groupRecord(_ group: Leaderboard.Group) -> TemplateRecord {
        let shown = group.rows.filter { $0.rank <= board.top }
        let hidden = shown.count {
            site.portfolio.partners[$0.partner].recognition != .named
        }
        let name = groupName(group.name)
        return TemplateRecord(
            BoardView.groupShape,
            [
                "name": .text(name),
                "head": .text(
                    name.isEmpty
                        ? site.phrases(.boardPlaces, ["n": format.count(board.top)]) : name
                ),
                "rows": .list(rows(of: group)),
                "note": .text(
                    hidden == 0
                        ? ""
                        : site.phrases.counted(
                            .boardNotNamedCount,
                            hidden,
                            ["n": format.count(hidden)]
                        )
                ),
            ]
        )
    }

    private func groupName(_ name: String) -> String {
        guard let field = board.group, !name.isEmpty else { return name }
        return site.phrases.sentence(
            FilterWords(site.phrases, site.portfolio).value(name, of: field)
        )
    }

    /// The rows up to the board's top; who wants no place shown keeps it and is left out.
    func rows(of group: Leaderboard.Group, upTo top: Int? = nil) -> [TemplateRecord] {
        group.rows.filter { $0.rank <= top ?? board.top }.compactMap { row in
            let partner = site.portfolio.partners[row.partner]
            if partner.recognition == .none { return nil }
            let isNamed = partner.recognition == .named
            let moved = movement(row)
            let showsAmount = board.showsAmounts && partner.showsAmounts && isNamed
            return TemplateRecord(
                BoardView.rowShape,
                [
                    "rank": .text("\(row.rank)"),
                    "name": .text(isNamed ? partner.name(site) : site.word("not-named")),
                    "isNamed": .flag(isNamed),
                    "region": .text(isNamed ? partner.region ?? "" : ""),
                    "moved": .text(moved.short), "isUp": .flag(moved.isUp),
                    "since": .text(moved.long),
                    "amount": .text(showsAmount ? amount(row.value) : ""),
                ]
            )
        }
    }

    private func amount(_ value: ExactFraction) -> String {
        format.figure(value, of: board.measure, site.portfolio.terms.currency)
    }

    private func movement(
        _ row: Leaderboard.Row
    ) -> (short: String, long: String, isUp: Bool) {
        guard let before = row.rankBefore else {
            return (site.word("new"), site.phrases(.boardNew), false)
        }
        if before > row.rank {
            return ("▲ \(before - row.rank)", site.phrases(.boardUp, ["rank": "\(before)"]), true)
        }
        if before < row.rank {
            return (
                "▼ \(row.rank - before)", site.phrases(.boardDown, ["rank": "\(before)"]), false
            )
        }
        return ("=", site.phrases(.boardSame), false)
    }

    private var sinceHead: String {
        let before = leaderboard.period.previous(
            fiscalYearStarts: site.portfolio.terms.fiscalYearStarts
        )
        return site.phrases(.boardSince, ["period": before.name])
    }

    private var notShown: [TemplateRecord] {
        leaderboard.groups.filter { !$0.isShown }.map { group in
            TemplateRecord(
                BoardView.noteShape,
                [
                    "text": .text(
                        site.phrases(
                            .boardNotShown,
                            [
                                "group": group.name.isEmpty
                                    ? board.title.text(in: site.locale) : groupName(group.name),
                                "n": format.count(board.minimumField),
                            ]
                        )
                    )
                ]
            )
        }
    }

    private var others: [TemplateRecord] {
        periods.filter { $0 != leaderboard.period }.prefix(12).map { period in
            TemplateRecord(
                BoardView.linkShape,
                [
                    "url": .url(site.link(to: site.boardPath(board, period), from: path)),
                    "title": .text(
                        site.phrases(
                            .boardTitle,
                            [
                                "title": board.title.text(in: site.locale),
                                "period": format.period(period),
                            ]
                        )
                    ),
                ]
            )
        }
    }
}
