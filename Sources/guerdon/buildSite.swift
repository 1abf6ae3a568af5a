import ContentReader
import Diagnostics
import Incentives
import Publisher
import Sealing
import StatementSite

/// What a build was asked for.
struct BuildOrder: Sendable {
    let site: SiteOptions
    let output: String
    let withDrafts: Bool
    let only: String?
    let jobs: Int
}

/// Builds a site: files → content → boards and examples → statements → pages → `public/`.
///
/// Nothing is published unless every step went well; the old site stands until the new one is
/// whole.
///
/// - Throws: `Stop` with the status that the command ends with.
func buildSite(_ order: BuildOrder, _ report: Report) async throws -> Publication {
    let lock = try publishing { () throws(PublishFailure) in try SiteLock(site: order.site.site) }
    let site = try await readSite(
        order.site,
        withDrafts: order.withDrafts,
        drawsPages: true,
        report
    )
    let partners =
        try order.only.map { [try findPartner($0, in: site.content.portfolio.partners)] }
        ?? Array(site.content.portfolio.partners.indices)
    let filters = CompiledFilters(site.content.portfolio)
    let checked = try checkSite(site, filters: filters, report)
    try report.show(checked.warnings, site.loaded)

    let staging = try publishing { () throws(PublishFailure) in
        try Staging(output: order.output, of: lock, home: homeFolder())
    }
    let writer = staging.pages
    let renderer = checked.renderer
    let closed = ClosedPages(site.closings)
    var pages = renderer.publicPages() + checked.copies + closed.programPages(by: renderer)
    if order.only == nil {
        pages += closed.pages(besides: site.content.portfolio.partners, by: renderer)
    }
    var written = try write(pages, by: writer)
    do {
        let shared = try shareFigures(site.content, filters: filters)
        written += try await mapInParallel(partners.count, jobs: order.jobs, chunk: 16) { index in
            let partner = partners[index]
            let id = site.content.portfolio.partners[partner].id
            let drawn = try statements(of: partner, site.content, filters: filters, shared: shared)
            let prices = drawUpPriceList(
                for: partner,
                drawn,
                in: site.content.portfolio,
                filters: filters
            )
            let own = renderer.pages(
                of: partner,
                drawn,
                behind: closed.figures(of: id),
                prices: prices,
                newest: closed.newest
            )
            return try write(closed.pages(of: id, by: renderer) + own, by: writer)
        } progress: {
            report.terminal.progress($0, of: partners.count)
        }.flatMap { $0 }
    } catch let fault as Diagnostic {
        throw try report.stop([fault], site.loaded)
    }
    do throws(PublishFailure) {
        return try publishPages(written, from: staging)
    } catch {
        throw Stop(error)
    }
}

/// Writes pages beside the published site.
private func write(_ pages: [Page], by writer: PageWriter) throws -> [StagedFile] {
    try pages.map { page in
        try publishing { () throws(PublishFailure) in
            try writer.write(
                page.bytes,
                to: page.path,
                digest: Digest(of: page.bytes).manifestText
            )
        }
    }
}
