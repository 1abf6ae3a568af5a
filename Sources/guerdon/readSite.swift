import Books
import ContentReader
import Diagnostics
import Incentives
import Sealing

/// A site whose content has no errors, with the warnings that it has.
struct ReadSite: Sendable {
    let loaded: LoadedSite
    let content: Content
    /// What is closed, proved.
    let closings: ClosingChain
    /// The keys by which it is proved; nil without any.
    let keyring: Keyring?
    let warnings: [Diagnostic]

    /// In their order.
    var closed: [Closing] { closings.closings.map(\.closing) }

    /// The partners with closed statements that the content does not know any more, in their order.
    var partnersGone: [PartnerID] {
        Set(closed.flatMap(\.statements).map(\.figures.partner))
            .subtracting(content.portfolio.partners.map(\.id)).sorted()
    }
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
    let proven = try proveClosings(loaded, options.place)
    let today = readToday()
    let (content, diagnostics) = readContent(
        loaded.content,
        ReadOrder(asOf: options.asOf, today: today, withDrafts: withDrafts)
    )
    let strange = proven.chain?.strangePages ?? []
    let all = loaded.refused + proven.faults + strange + diagnostics
    guard let content, let closings = proven.chain, proven.faults.isEmpty, strange.isEmpty,
        loaded.refused.isEmpty
    else {
        let looks = drawsPages ? compileLooks(loaded, locales: loaded.ownLocales).faults : []
        throw try report.stop(all + looks, loaded)
    }
    report.sayDay(content.portfolio.terms.asOf, isToday: content.portfolio.terms.asOf == today)
    if closings.proof == .none, !closings.closings.isEmpty {
        report.terminal.note("there is no keyring, so nobody can tell who signed the closings")
    }
    let site = ReadSite(
        loaded: loaded,
        content: content,
        closings: closings,
        keyring: proven.keyring,
        warnings: all
    )
    return try await site.goingOn(report)
}
