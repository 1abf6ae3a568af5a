import ContentReader
import Diagnostics
import Incentives
import Sealing
import StatementSite

/// The addresses by which partners read their private pages.
struct PrivateLinks: Sendable {
    let asOf: Day
    private let baseURL: String
    /// Nil where pages are published as they are.
    private let keyring: Keyring?
    /// Nil where the host asks for no login.
    private let loginKeys: Keyring?

    /// An address, and what opens the page.
    struct PrivateLink: Sendable {
        let text: String
        /// The code in groups, as people type it; nil where the address is enough.
        let typed: String?
        /// What the host asks for; nil where it asks for nothing.
        let login: HostLogin?
    }

    /// - Throws: `Stop` where pages are sealed or kept by the host and there are no keys.
    init(_ site: ReadSite, _ report: Report) throws {
        asOf = site.content.portfolio.terms.asOf
        baseURL = site.content.facts.baseURL
        keyring = try site.sealingKeys(report)
        loginKeys = site.content.facts.access == .host ? try site.loginKeys() : nil
    }

    /// To a page that is published as it is.
    private func plainLink(to partner: Partner, _ place: PrivatePlace) -> PrivateLink {
        let folder = PartnerFolder(partner: partner.id, link: partner.privacy.link)
        return PrivateLink(
            text: baseURL + place.path(),
            typed: nil,
            login: loginKeys.map { HostLogin(of: folder, by: $0) }
        )
    }

    /// To a partner's index, from which it reads all of its pages.
    func link(to partner: Partner) -> PrivateLink {
        let index = PrivatePlace(partner: partner.id, name: PrivatePlace.index)
        guard let keyring else { return plainLink(to: partner, index) }
        let code = keyring.partnerCode(of: partner)
        return PrivateLink(
            text: baseURL + sealedPath(code.pageName(of: index.name)) + "#"
                + AccessKey.partner(code).fragment,
            typed: code.groups,
            login: nil
        )
    }

    /// To one statement, from which the partner reads all of its pages.
    func ownLink(to partner: Partner, at period: Period) -> String {
        let place = PrivatePlace(partner: partner.id, name: period.name)
        guard let keyring else { return baseURL + place.path() }
        let code = keyring.partnerCode(of: partner)
        return baseURL + sealedPath(code.pageName(of: place.name)) + "#"
            + AccessKey.partner(code).fragment
    }

    /// To one statement, and to nothing else where pages are sealed.
    func link(to partner: Partner, at period: Period) -> PrivateLink {
        let place = PrivatePlace(partner: partner.id, name: period.name)
        guard let keyring else { return plainLink(to: partner, place) }
        let code = keyring.partnerCode(of: partner)
        let own = code.periodCode(of: place.name)
        return PrivateLink(
            text: baseURL + sealedPath(code.pageName(of: place.name)) + "#"
                + AccessKey.period(own).fragment,
            typed: own.groups,
            login: nil
        )
    }
}

/// Where a sealed page stands below the site.
func sealedPath(_ name: PageName) -> String { "\(PageSealer.folder)/\(name.text).html" }

extension ReadSite {
    /// The keys by which private pages are sealed; nil where they are published as they are.
    ///
    /// - Throws: `Stop` where pages are sealed and there are no keys.
    func sealingKeys(_ report: Report) throws -> Keyring? {
        switch content.facts.access {
        case .public, .host: return nil
        case .sealed:
            guard let keyring else {
                throw try report.stop(
                    warnings + [.sealedWithoutKeyring(at: content.places.terms.access)],
                    loaded
                )
            }
            return keyring
        }
    }
}

extension Diagnostic {
    static func sealedWithoutKeyring(at place: SourceRange?) -> Diagnostic {
        Diagnostic(
            .sealedWithoutKeyring,
            at: place,
            "private pages are sealed, and there is no keyring to seal them by",
            hint: "guerdon keys new --keyring FILE makes one, and --keyring FILE or "
                + "GUERDON_KEYRING names it; or write `access: public` where everybody may read "
                + "every statement"
        )
    }
}
