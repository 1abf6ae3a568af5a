import ContentReader
import Incentives
import StatementSite

/// How the private pages of a site are published: sealed, or plain for whom the host lets in.
struct SitePrivacy: Sendable {
    private let asOf: Day
    /// Nil where pages are published as they are.
    private let sealer: PageSealer?
    private let access: SiteFacts.Access

    /// - Throws: `Stop` where pages are to be sealed and there are no keys.
    init(_ site: ReadSite, _ checked: CheckedSite, _ report: Report) throws {
        asOf = site.content.portfolio.terms.asOf
        let today = readToday()
        for partner in site.content.portfolio.partners {
            guard let until = partner.privacy.until, asOf <= until, until < today else { continue }
            report.terminal.complain(
                "guerdon: the pages of \(partner.id) were to be published until \(until), and it "
                    + "is \(today); they are published as of \(asOf)\n"
            )
        }
        sealer = try site.sealingKeys(report).map { PageSealer(keyring: $0, shell: checked.shell) }
        access = site.content.facts.access
    }

    /// For a partner; nil where its pages are not published any more.
    func of(_ partner: Partner) -> PartnerPrivacy? {
        guard partner.privacy.isOpen(on: asOf) else { return nil }
        return sealer.map { $0.privacy(of: partner) } ?? .plain
    }

    /// For a partner that the content does not know any more; nil where nobody has a link to it.
    func ofPartnerGone(_ partner: PartnerID) -> PartnerPrivacy? {
        access == .public ? .plain : nil
    }
}

/// How one partner's pages are published.
struct PartnerPrivacy: Sendable {
    /// Nil for their own places.
    let addresses: PrivateAddresses?
    /// The files that a page becomes.
    let publish: @Sendable (PrivatePage) -> [Page]

    /// As they are, with the CSV beside a statement.
    static let plain = PartnerPrivacy(addresses: nil) { page in
        let html = Page(path: page.place.path(), bytes: page.html)
        let lines = page.lines.map { Page(path: page.place.path(ending: "csv"), bytes: $0) }
        return [html] + (lines.map { [$0] } ?? [])
    }
}
