import ContentReader
import Incentives
import Sealing

/// The login of one private folder on a host that asks for it.
struct HostLogin: Hashable, Sendable {
    /// The folder's name, and the user's.
    let partner: PartnerID
    let password: String
    /// Whether anybody was told the password; where not, nobody may read the folder any more.
    let isOpen: Bool
}

extension HostLogin {
    /// The logins of all partners that are, or were when something was closed, in order of them.
    static func all(of site: ReadSite, by keyring: Keyring) -> [HostLogin] {
        let portfolio = site.content.portfolio
        let known = portfolio.partners.map { partner in
            let isOpen = partner.privacy.isOpen(on: portfolio.terms.asOf)
            return HostLogin(partner.id, link: isOpen ? partner.privacy.link : nil, keyring)
        }
        let gone = ClosedPages(site.closings).partners(besides: portfolio.partners).map {
            HostLogin($0, link: nil, keyring)
        }
        return (known + gone).sorted { $0.partner < $1.partner }
    }

    /// The password is the partner's code by the number of its link.
    private init(_ partner: PartnerID, link: Int?, _ keyring: Keyring) {
        self.partner = partner
        // Links count from 1, so that nobody has the code of link 0.
        password = keyring.partnerCode(of: partner.text, link: link ?? 0).text
        isOpen = link != nil
    }
}
