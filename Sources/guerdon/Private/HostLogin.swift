import Incentives
import Sealing

/// The login of one private folder on a host that asks for it.
struct HostLogin: Hashable, Sendable {
    /// The folder's name, and the user's.
    let partner: PartnerID
    /// The partner's code by the number of its link.
    let password: String
    /// Whether anybody was told the password.
    let isOpen: Bool

    init(of folder: PartnerFolder, by keyring: Keyring) {
        partner = folder.partner
        // Links count from 1, so that nobody has the code of link 0.
        password = keyring.partnerCode(of: partner.text, link: folder.link ?? 0).text
        isOpen = folder.link != nil
    }
}

extension ReadSite {
    /// The keys of which passwords are made.
    ///
    /// - Throws: `Stop` with status 64 where there are none.
    func loginKeys() throws -> Keyring {
        guard let keyring else {
            throw Stop(
                status: 64,
                "passwords are made of the site's keyring: --keyring FILE, or GUERDON_KEYRING"
            )
        }
        return keyring
    }
}
