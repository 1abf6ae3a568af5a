import Books
import ContentReader
import Diagnostics
import Incentives

/// A site whose content has no errors, with the warnings that it has.
struct ReadSite: Sendable {
    let loaded: LoadedSite
    let content: Content
    let warnings: [Diagnostic]
    /// In their order; verified.
    let closings: [ClosingFile]
}

/// Reads a site and checks its content; every error is printed before it stops, those of the
/// templates too where the command draws pages.
///
/// - Throws: `Stop` with status 1 when the content has errors.
func readSite(
    _ options: SiteOptions,
    withDrafts: Bool,
    drawsPages: Bool,
    _ report: Report
) async throws -> ReadSite {
    let loaded = try loadSite(options.site)
    let today = readToday()
    let (content, diagnostics) = readContent(
        loaded.content,
        ReadOrder(asOf: options.asOf, today: today, withDrafts: withDrafts)
    )
    let all = loaded.refused + diagnostics
    guard let content, loaded.refused.isEmpty else {
        let looks = drawsPages ? compileLooks(loaded, locales: loaded.ownLocales).faults : []
        throw try report.stop(all + looks, loaded)
    }
    report.sayDay(content.portfolio.terms.asOf, isToday: content.portfolio.terms.asOf == today)
    let site = ReadSite(loaded: loaded, content: content, warnings: all, closings: [])
    return try await site.goingOn(report)
}
