public import Incentives
import Markup
import Templates

/// Renders a site's pages, the shared ones at once and the private ones partner by partner.
public struct SiteRenderer: Sendable {
    let input: SiteInput
    private let templates: SiteTemplates
    private let byLocale: [String: SiteWords]
    private let digest: @Sendable ([UInt8]) -> String

    /// `digest` gives the hexadecimal digest of some bytes; `stylePath` is where the stylesheet is
    /// published.
    public init(
        _ input: SiteInput,
        templates: SiteTemplates,
        stylePath: String,
        digest: @escaping @Sendable ([UInt8]) -> String
    ) {
        self.input = input
        self.templates = templates
        self.digest = digest
        byLocale = Dictionary(
            uniqueKeysWithValues: input.facts.locales.map {
                ($0, templates.words(input, locale: $0, stylePath: stylePath))
            }
        )
    }

    func words(_ locale: String) -> SiteWords {
        guard let words = byLocale[locale] ?? byLocale[input.facts.defaultLocale] else {
            preconditionFailure("A site has the words of its default locale.")
        }
        return words
    }

    /// The site's address.
    var baseURL: String { input.facts.baseURL }

    /// The home page of every locale, and the files that no document makes.
    func homes() -> [String] {
        input.facts.locales.map { words($0).homePath } + ["404.html", "robots.txt", "sitemap.xml"]
    }

    /// The public pages in every locale: home, programs, boards and free pages.
    public func publicPages() -> [Page] {
        var pages: [Page] = []
        for locale in input.facts.locales {
            let site = words(locale)
            pages.append(
                Page(
                    path: site.homePath,
                    bytes: templates.render(.home, HomeView(site: site).record(t: site.words))
                )
            )
            for index in input.portfolio.programs.indices {
                let view = ProgramView(site: site, index: index)
                pages.append(
                    Page(
                        path: site.programPath(input.portfolio.programs[index]),
                        bytes: templates.render(.program, view.record(t: site.words))
                    )
                )
            }
            pages += boardPages(site)
            for page in input.pages {
                pages.append(
                    Page(
                        path: site.pagePath(page),
                        bytes: templates.render(
                            .page,
                            TextView(site: site, page: page).record(t: site.words)
                        )
                    )
                )
            }
        }
        pages.append(notFound())
        pages.append(robots())
        pages.append(sitemap(pages))
        return pages
    }

    private func boardPages(_ site: SiteWords) -> [Page] {
        input.portfolio.boards.indices.flatMap { board -> [Page] in
            let all = input.leaderboards.filter { $0.board == board && !$0.groups.isEmpty }
            let periods = all.reversed().map(\.period)
            var pages: [Page] = []
            for leaderboard in all {
                let views = [false] + (leaderboard.period == periods.first ? [true] : [])
                for isIndex in views {
                    let view = BoardView(
                        site: site,
                        leaderboard: leaderboard,
                        periods: periods,
                        isIndex: isIndex
                    )
                    pages.append(
                        Page(
                            path: site.boardPath(
                                input.portfolio.boards[board],
                                isIndex ? nil : leaderboard.period
                            ),
                            bytes: templates.render(.board, view.record(t: site.words))
                        )
                    )
                }
            }
            return pages
        }
    }

    private func notFound() -> Page {
        let site = words(input.facts.defaultLocale)
        let page = PageInput(
            name: "404",
            title: LocalText(site.word("not-found")),
            audience: nil,
            bodies: [:]
        )
        return Page(
            path: "404.html",
            bytes: templates.render(
                .notFound,
                TextView(site: site, page: page).record(t: site.words)
            )
        )
    }

    /// Nothing is forbidden, so that the pages' own noindex is seen.
    private func robots() -> Page {
        Page(
            path: "robots.txt",
            bytes: Array(
                "User-agent: *\nAllow: /\nSitemap: \(input.facts.baseURL)sitemap.xml\n".utf8
            )
        )
    }

    /// The public pages; private ones stand in no list.
    private func sitemap(_ pages: [Page]) -> Page {
        var text: HTML = """
            <?xml version="1.0" encoding="UTF-8"?>
            <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">

            """
        let paths = pages.map(\.path).filter { $0.hasSuffix(".html") && $0 != "404.html" }
        for path in paths.sorted() {
            text += "<url><loc>\(input.facts.baseURL + path)</loc></url>\n"
        }
        text += "</urlset>\n"
        return Page(path: "sitemap.xml", bytes: text.bytes)
    }

    /// A partner's pages: a statement and its CSV for each period, and the index.
    public func pages(of partner: PartnerIndex, _ statements: [Statement]) -> [Page] {
        let who = input.portfolio.partners[partner]
        let site = words(who.locale)
        var pages: [Page] = []
        for (index, statement) in statements.enumerated() {
            let lines = statement.lines(of: input.portfolio.sales)
            let csv = renderLinesCSV(statement, lines: lines, site: site)
            let view = StatementView(
                site: site,
                partner: who,
                statement: statement,
                history: Array(statements[...index]),
                lines: lines,
                csvDigest: digest(csv)
            )
            pages.append(
                Page(
                    path: site.statementPath(who, statement.period),
                    bytes: templates.render(.statement, view.record(t: site.words))
                )
            )
            pages.append(
                Page(
                    path: site.statementPath(who, statement.period, ending: "csv"),
                    bytes: csv
                )
            )
        }
        let view = IndexView(
            site: site,
            partner: who,
            partnerIndex: partner,
            statements: statements
        )
        pages.append(
            Page(
                path: site.indexPath(who),
                bytes: templates.render(.index, view.record(t: site.words))
            )
        )
        return pages
    }
}
