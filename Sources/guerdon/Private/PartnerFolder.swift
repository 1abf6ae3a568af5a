import ContentReader
import Incentives

/// A folder of private pages below `p/`, as a host knows it.
struct PartnerFolder: Hashable, Sendable {
    /// Its name.
    let partner: PartnerID
    /// The number of the partner's link; nil where nobody may read the folder any more, so that it
    /// is not published.
    let link: Int?
}

extension PartnerFolder {
    /// Those of all partners that are, or were when something was closed, in order of them.
    static func all(of site: ReadSite) -> [PartnerFolder] {
        let portfolio = site.content.portfolio
        let known = portfolio.partners.map { partner in
            let isOpen = partner.privacy.isOpen(on: portfolio.terms.asOf)
            return PartnerFolder(partner: partner.id, link: isOpen ? partner.privacy.link : nil)
        }
        let gone = site.partnersGone.map { PartnerFolder(partner: $0, link: nil) }
        return (known + gone).sorted { $0.partner < $1.partner }
    }
}
