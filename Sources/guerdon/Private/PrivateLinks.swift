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

    /// To a partner's index, from which it reads all of its pages.
    func link(to partner: Partner) -> PrivateLink {
        link(to: partner, PrivatePlace.index) { .partner($0) }
    }

    /// To one statement, from which the partner reads all of its pages.
    func ownLink(to partner: Partner, at period: Period) -> PrivateLink {
        link(to: partner, period.name) { .partner($0) }
    }

    /// To one statement, and to nothing else where pages are sealed.
    func link(to partner: Partner, at period: Period) -> PrivateLink {
        link(to: partner, period.name) { .period($0.periodCode(of: period.name)) }
    }

    private func link(
        to partner: Partner,
        _ page: String,
        by key: (PartnerCode) -> AccessKey
    ) -> PrivateLink {
        guard let keyring else {
            let folder = PartnerFolder(partner: partner.id, link: partner.privacy.link)
            return PrivateLink(
                text: baseURL + PrivatePlace(partner: partner.id, name: page).path(),
                typed: nil,
                login: loginKeys.map { HostLogin(of: folder, by: $0) }
            )
        }
        let code = keyring.partnerCode(of: partner)
        let key = key(code)
        return PrivateLink(
            text: baseURL + sealedPath(code.pageName(of: page)) + "#" + key.fragment,
            typed: key.groups,
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
