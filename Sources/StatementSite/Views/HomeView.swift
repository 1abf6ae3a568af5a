import Incentives
import Markup
import Templates

/// The public front page: where statements are, the programs in force, and who is recognised.
struct HomeView {
    static let shape = RecordShape([
        "frame": .record(FrameView.shape), "t": .record(RecordShape([:])), "title": .text,
        "lede": .text, "draft": .text, "hasMail": .flag, "programs": .list(ProgramLinkView.shape),
        "hasPrograms": .flag, "replaced": .list(ProgramLinkView.shape), "hasReplaced": .flag,
        "boards": .list(boardShape), "hasBoards": .flag,
        "dates": .list(FactView.shape), "hasDates": .flag, "pages": .list(linkShape),
        "hasPages": .flag,
    ])

    private static let boardShape = RecordShape([
        "title": .text, "note": .text, "rows": .list(BoardView.rowShape), "url": .url,
    ])

    private static let linkShape = RecordShape(["url": .url, "title": .text])

    let site: SiteWords

    private var path: String { site.homePath }
    private var format: LocaleFormat { site.format }
    private var terms: SiteTerms { site.portfolio.terms }

    func record(t: TemplateRecord) -> TemplateRecord {
        let programs = links(to: site.portfolio.programs.filter(isGoingOn))
        let replaced = links(to: site.portfolio.programs.filter(isSuperseded))
        let boards = boardRecords
        let dates = dateRecords
        return TemplateRecord(
            HomeView.shape,
            [
                "frame": .record(frame.record), "t": .record(t),
                "title": .text(site.input.facts.title.text(in: site.locale)),
                "lede": .text(site.word("home-lede")), "draft": .text(draft),
                "hasMail": .flag(site.input.facts.vendor.email != nil),
                "programs": .list(programs), "hasPrograms": .flag(!programs.isEmpty),
                "replaced": .list(replaced), "hasReplaced": .flag(!replaced.isEmpty),
                "boards": .list(boards),
                "hasBoards": .flag(!boards.isEmpty), "dates": .list(dates),
                "hasDates": .flag(!dates.isEmpty), "pages": .list(pages),
                "hasPages": .flag(!pages.isEmpty),
            ]
        )
    }

    private func links(to programs: [Program]) -> [TemplateRecord] {
        programs.map { ProgramLinkView(site: site, program: $0, path: path).record }
    }

    /// Whether sales may still count for it.
    private func isGoingOn(_ program: Program) -> Bool {
        terms.asOf <= program.earningDays.last && !program.incentives.isEmpty
    }

    /// Whether it is over and the version behind it goes on.
    private func isSuperseded(_ program: Program) -> Bool {
        guard !isGoingOn(program), let next = program.succession.next else { return false }
        return site.portfolio.program(next.program).map(isGoingOn) ?? false
    }

    private var frame: FrameView {
        FrameView(
            site: site,
            path: path,
            title: site.input.facts.title.text(in: site.locale),
            description: site.word("home-lede"),
            section: .home,
            partner: nil,
            translations: site.translations { $0.homePath }
        )
    }

    /// The newest period that is over.
    private var lastPeriod: Period? {
        let current = Period.containing(
            terms.asOf,
            cycle: terms.statements.cycle,
            fiscalYearStarts: terms.fiscalYearStarts
        )
        return current.previous(fiscalYearStarts: terms.fiscalYearStarts)
    }

    private var draft: String {
        guard let period = lastPeriod,
            site.portfolio.programs.contains(where: { $0.runs.overlaps(period.span) })
        else { return "" }
        let closing = terms.statements.closing(of: period)
        let months = format.period(period)
        let pays = format.day(terms.statements.payment(of: period))
        if terms.isPastClosing(of: period) {
            return site.phrases(.homeDraftLate, ["period": months, "pays": pays])
        }
        return site.phrases(
            .homeDraft,
            ["period": months, "closes": format.day(closing), "pays": pays]
        )
    }

    private var boardRecords: [TemplateRecord] {
        var newest: [Int: Leaderboard] = [:]
        for leaderboard in site.input.leaderboards
        where leaderboard.period.span.last < terms.asOf
            && leaderboard.groups.contains(where: \.isShown)
        {
            newest[leaderboard.board] = leaderboard
        }
        return newest.keys.sorted().compactMap { index in
            guard let leaderboard = newest[index],
                let group = leaderboard.groups.first(where: \.isShown)
            else { return nil }
            let board = site.portfolio.boards[index]
            let view = BoardView(
                site: site,
                leaderboard: leaderboard,
                periods: [],
                isIndex: false
            )
            let closing = terms.statements.closing(of: leaderboard.period)
            let state =
                terms.isPastClosing(of: leaderboard.period)
                ? site.word("final")
                : site.phrases(.boardProvisional, ["day": format.day(closing)])
            return TemplateRecord(
                HomeView.boardShape,
                [
                    "title": .text(board.title.text(in: site.locale)),
                    "note": .text(
                        "\(format.period(leaderboard.period)). \(site.phrases.sentence(state))"
                    ),
                    "rows": .list(view.rows(of: group, upTo: 3)),
                    "url": .url(
                        site.link(to: site.boardPath(board, leaderboard.period), from: path)
                    ),
                ]
            )
        }
    }

    private var dateRecords: [TemplateRecord] {
        var dates: [(day: Day, words: String)] = []
        if let period = lastPeriod {
            let months = format.period(period)
            dates += [
                (
                    terms.statements.closing(of: period),
                    site.phrases(.dateCloses, ["period": months])
                ),
                (terms.statements.payment(of: period), site.phrases(.datePaid, ["period": months])),
                (
                    terms.statements.lastDispute(of: period),
                    site.phrases(.dateDispute, ["period": months])
                ),
            ]
        }
        for program in site.portfolio.programs where program.earningDays.last != .last {
            dates.append(
                (
                    program.earningDays.last,
                    site.phrases(
                        .dateProgramEnds,
                        ["program": program.title.text(in: site.locale)]
                    )
                )
            )
        }
        return dates.filter { $0.day >= terms.asOf }.sorted {
            ($0.day, $0.words) < ($1.day, $1.words)
        }
        .prefix(6).map { FactView.record(format.day($0.day), $0.words) }
    }

    private var pages: [TemplateRecord] {
        site.input.pages.filter { $0.audience == nil }.map { page in
            TemplateRecord(
                HomeView.linkShape,
                [
                    "url": .url(site.link(to: site.pagePath(page), from: path)),
                    "title": .text(page.title.text(in: site.locale)),
                ]
            )
        }
    }
}
