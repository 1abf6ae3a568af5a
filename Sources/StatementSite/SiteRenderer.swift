public import Incentives
import Markdown
import Markup
import Templates

/// Renders a site's pages, the shared ones at once and the private ones partner by partner.
public struct SiteRenderer: Sendable {
    let input: SiteInput
    let templates: SiteTemplates
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

    /// What the pages are of.
    public var portfolio: Portfolio { input.portfolio }

    /// The site's address.
    var baseURL: String { input.facts.baseURL }

    /// The public pages in every locale: home, programs, boards and free pages.
    public func publicPages() -> [Page] {
        var pages = sitePages().map { Page(path: $0.path, bytes: $0.render()) }
        pages.append(notFound())
        pages.append(robots())
        pages.append(sitemap(pages))
        return pages
    }

    /// The public pages that are listed, in every locale, not rendered yet.
    func sitePages() -> [PublicPage] {
        input.facts.locales.flatMap { locale -> [PublicPage] in
            let site = words(locale)
            let home = PublicPage(path: site.homePath, links: []) {
                templates.render(.home, HomeView(site: site).record(t: site.words))
            }
            let programs = input.portfolio.programs.indices.map { index in
                PublicPage(
                    path: site.programPath(input.portfolio.programs[index]),
                    links: links(input.programs[index].bodies, locale)
                ) {
                    let view = ProgramView(site: site, index: index, closed: nil)
                    return templates.render(.program, view.record(t: site.words))
                }
            }
            let free = input.pages.map { page in
                PublicPage(path: site.pagePath(page), links: links(page.bodies, locale)) {
                    let view = TextView(site: site, page: page)
                    return templates.render(.page, view.record(t: site.words))
                }
            }
            return [home] + programs + changePages(site) + boardPages(site) + free
        }
    }

    /// What changed from each version of a program to the next.
    private func changePages(_ site: SiteWords) -> [PublicPage] {
        input.portfolio.programs.indices.compactMap { index in
            guard let view = ChangesView(site: site, newer: index) else { return nil }
            return PublicPage(path: view.path, links: []) {
                templates.render(.changes, view.record(t: site.words))
            }
        }
    }

    /// Where a document's text leads, by the body that a locale shows.
    private func links(
        _ bodies: [String: MarkdownDocument],
        _ locale: String
    ) -> [MarkdownDocument.Link] {
        (bodies[locale] ?? bodies[input.facts.defaultLocale])?.links ?? []
    }

    private func boardPages(_ site: SiteWords) -> [PublicPage] {
        input.portfolio.boards.indices.flatMap { board -> [PublicPage] in
            let all = input.leaderboards.filter { $0.board == board && !$0.groups.isEmpty }
            let periods = all.reversed().map(\.period)
            return all.flatMap { leaderboard in
                let views = [false] + (leaderboard.period == periods.first ? [true] : [])
                return views.map { isIndex in
                    PublicPage(
                        path: site.boardPath(
                            input.portfolio.boards[board],
                            isIndex ? nil : leaderboard.period
                        ),
                        links: links(input.boards[board].bodies, site.locale)
                    ) {
                        let view = BoardView(
                            site: site,
                            leaderboard: leaderboard,
                            periods: periods,
                            isIndex: isIndex
                        )
                        return templates.render(.board, view.record(t: site.words))
                    }
                }
            }
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
            path: UnlistedFile.notFound.rawValue,
            bytes: templates.render(
                .notFound,
                TextView(site: site, page: page).record(t: site.words)
            )
        )
    }

    /// Nothing is forbidden, so that the pages' own noindex is seen.
    private func robots() -> Page {
        Page(
            path: UnlistedFile.robots.rawValue,
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
        return Page(path: UnlistedFile.sitemap.rawValue, bytes: text.bytes)
    }

    /// A partner's pages: a statement with its CSV for each period, the price list where a discount
    /// is in force, and the index.
    ///
    /// - Parameters:
    ///   - closed: what was closed before the statements.
    ///   - newest: the newest closing of the site.
    ///   - addresses: where they are published; nil for their own places.
    public func pages(
        of partner: PartnerIndex,
        _ statements: [Statement],
        behind closed: [StatementFigures],
        prices: PriceList?,
        newest: ClosingMark?,
        at addresses: PrivateAddresses?
    ) -> [PrivatePage] {
        let who = input.portfolio.partners[partner]
        let site = words(who.locale)
        let figures = closed + statements.map { $0.figures(in: input.portfolio) }
        var pages: [PrivatePage] = []
        for (index, statement) in statements.enumerated() {
            let (page, csv) = unrendered(
                statement,
                history: Array(figures[...(closed.count + index)]),
                prices: prices,
                newest: newest
            )
            let place = site.statementPlace(who, statement.period)
            pages.append(
                render(
                    .statement,
                    page.record.replacing(["t": .record(site.words)], in: StatementView.shape),
                    place,
                    site,
                    lines: csv.bytes,
                    at: addresses
                )
            )
        }
        let view = IndexView(
            site: site,
            partner: who,
            partnerIndex: partner,
            statements: statements,
            closed: closed,
            prices: prices
        )
        let place = PrivatePlace(partner: who.id, name: PrivatePlace.index)
        pages.append(render(.index, view.record(t: site.words), place, site, at: addresses))
        if let prices {
            pages.append(pricesPage(prices, of: who, statements, site, at: addresses))
        }
        return pages
    }

    /// Shows a private page, with the addresses that hold where it is published.
    func render(
        _ kind: SiteTemplates.PageKind,
        _ record: TemplateRecord,
        _ place: PrivatePlace,
        _ site: SiteWords,
        lines: [UInt8]? = nil,
        locale: String? = nil,
        at addresses: PrivateAddresses?
    ) -> PrivatePage {
        let html =
            if let addresses {
                templates.render(kind, record) { addresses.address($0, on: place) }
            } else {
                templates.render(kind, record)
            }
        let frame = record.frame(["title", "siteTitle", "sheet"], of: kind.shape)
        return PrivatePage(
            place: place,
            title: "\(frame[0]) · \(frame[1])",
            sheet: frame[2],
            locale: locale ?? site.locale,
            html: html,
            lines: lines
        )
    }

    /// A statement's page before it is rendered, and the CSV of its lines beside it.
    ///
    /// - Parameter history: the figures of the partner's statements up to this one.
    public func unrendered(
        _ statement: Statement,
        history: [StatementFigures],
        prices: PriceList?,
        newest: ClosingMark?
    ) -> (page: UnrenderedPage, csv: Page) {
        let who = input.portfolio.partners[statement.partner]
        let site = words(who.locale)
        let lines = statement.lines(of: input.portfolio.sales)
        let csv = renderLinesCSV(statement, lines: lines, site: site)
        let view = StatementView(
            site: site,
            partner: who,
            statement: statement,
            history: history,
            lines: lines,
            csvDigest: digest(csv),
            prices: prices,
            newest: newest
        )
        let page = UnrenderedPage(
            path: site.statementPath(who, statement.period),
            locale: site.locale,
            template: SiteTemplates.PageKind.statement.rawValue,
            record: view.record(t: TemplateRecord(texts: []))
        )
        let path = site.statementPath(who, statement.period, ending: "csv")
        return (page, Page(path: path, bytes: csv))
    }

    /// The texts of some programs in every locale, as a closing of a period keeps them.
    public func unrenderedPrograms(_ programs: [Int], of period: Period) -> [UnrenderedPage] {
        input.facts.locales.flatMap { locale in
            let site = words(locale)
            return programs.map { index in
                UnrenderedPage(
                    path: site.closedProgramPath(input.portfolio.programs[index].id, period),
                    locale: locale,
                    template: SiteTemplates.PageKind.program.rawValue,
                    record: ProgramView(site: site, index: index, closed: period)
                        .record(t: TemplateRecord(texts: []))
                )
            }
        }
    }

    private func pricesPage(
        _ prices: PriceList,
        of partner: Partner,
        _ statements: [Statement],
        _ site: SiteWords,
        at addresses: PrivateAddresses?
    ) -> PrivatePage {
        let asOf = input.portfolio.terms.asOf
        let view = PriceListView(
            site: site,
            partner: partner,
            prices: prices,
            statement: statements.last { $0.period.span.contains(asOf) }
        )
        let place = PrivatePlace(partner: partner.id, name: PrivatePlace.prices)
        return render(.prices, view.record(t: site.words), place, site, at: addresses)
    }
}

extension TemplateRecord {
    /// Texts of a page's frame.
    fileprivate func frame(_ names: [String], of shape: RecordShape) -> [String] {
        var texts: [String: String] = [:]
        for field in fields(of: shape) where field.name == "frame" {
            guard case .record(let frame) = field.value else { continue }
            for field in frame.fields(of: FrameView.shape) {
                if case .text(let text) = field.value { texts[field.name] = text }
            }
        }
        return names.map { texts[$0] ?? "" }
    }
}
