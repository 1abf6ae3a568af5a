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
    let privacy = try SitePrivacy(site, checked, report)
    try report.show(checked.warnings, site.loaded)

    let staging = try publishing { () throws(PublishFailure) in
        try Staging(output: order.output, of: lock, home: homeFolder())
    }
    let writer = staging.pages
    let renderer = checked.renderer
    let closed = ClosedPages(site.closings)
    var written = try write(
        renderer.publicPages() + checked.copies + closed.programPages(by: renderer),
        by: writer
    )
    if order.only == nil {
        for id in site.partnersGone {
            guard let own = privacy.ofPartnerGone(id) else {
                report.terminal.note(
                    "\(id) is no partner any more, so its closed statements are not published"
                )
                continue
            }
            let pages = closed.pages(of: id, by: renderer, at: own.addresses)
            written += try write(pages.flatMap(own.publish), by: writer)
        }
    }
    do {
        let shared = try shareFigures(site.content, filters: filters)
        written += try await mapInParallel(partners.count, jobs: order.jobs, chunk: 16) { index in
            let partner = partners[index]
            guard let own = privacy.of(site.content.portfolio.partners[partner]) else {
                return [StagedFile]()
            }
            let drawn = try statements(of: partner, site.content, filters: filters, shared: shared)
            let pages = renderer.pages(of: partner, drawn, closed, filters, at: own.addresses)
            return try write(pages.flatMap(own.publish), by: writer)
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

extension SiteRenderer {
    /// All pages of a partner: its closed statements, those drawn up behind them, the price list of
    /// the day and the index.
    fileprivate func pages(
        of partner: PartnerIndex,
        _ drawn: [Statement],
        _ closed: ClosedPages,
        _ filters: CompiledFilters,
        at addresses: PrivateAddresses?
    ) -> [PrivatePage] {
        let id = portfolio.partners[partner].id
        let prices = drawUpPriceList(for: partner, drawn, in: portfolio, filters: filters)
        return closed.pages(of: id, by: self, at: addresses)
            + pages(
                of: partner,
                drawn,
                behind: closed.figures(of: id),
                prices: prices,
                newest: closed.newest,
                at: addresses
            )
    }
}
