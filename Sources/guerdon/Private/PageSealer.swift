import Books
import Incentives
import Markup
import Sealing
import StatementSite

/// Seals private pages: each becomes one file, whose name tells nothing and which only the link of
/// its partner opens.
///
/// - Source: SEALING, "Construction".
struct PageSealer: Sendable {
    let keyring: Keyring
    let shell: SealedShell

    /// Where sealed pages stand below the site.
    static let folder = "s"

    func privacy(of partner: Partner) -> PartnerPrivacy {
        let code = keyring.partnerCode(of: partner)
        return PartnerPrivacy(
            addresses: PrivateAddresses(of: partner.id, in: PageSealer.folder, logo: shell.logo) {
                code.pageName(of: $0).text
            },
            publish: { [self.seal($0, by: code)] }
        )
    }

    private func seal(_ page: PrivatePage, by code: PartnerCode) -> Page {
        let period = page.place.name
        let name = code.pageName(of: period)
        var facts: [UInt8] = []
        page.facts.write(into: &facts)
        facts.append(0x0A)
        let sealed = SealedPage.seal(
            SealedTexts(html: page.body, csv: page.lines ?? [], json: facts),
            with: code.periodCode(of: period),
            site: keyring.site,
            name: name
        )
        return Page(
            path: sealedPath(name),
            bytes: shell.page(
                payload: sealed.base64,
                site: keyring.site.text,
                name: name.text,
                period: period
            )
        )
    }
}

extension PrivatePage {
    /// What stands in the page's body; its head is the shell's.
    fileprivate var body: [UInt8] {
        guard let start = html.place(of: "<body", from: 0),
            let open = html[start...].firstIndex(of: UInt8(ascii: ">")),
            let close = html.place(of: "</body>", from: open)
        else { return html }
        return Array(html[(open + 1)..<close])
    }

    /// What the page says of itself beside its texts: its title, its language, what stands at the
    /// foot of printed sheets, and what the file of its lines is called.
    fileprivate var facts: JSONValue {
        let file = lines.map { _ in "\(place.partner)-\(place.name).csv" }
        let named =
            [("title", title), ("lang", locale), ("sheet", sheet)]
            + (file.map { [("file", $0)] } ?? [])
        return .record(named.map { JSONValue.Member($0.0, .text($0.1)) })
    }
}

extension Keyring {
    /// What opens all of a partner's private pages.
    func partnerCode(of partner: Partner) -> PartnerCode {
        partnerCode(of: partner.id.text, link: partner.privacy.link)
    }
}

extension [UInt8] {
    /// The first place of a tag from a place on, in large letters or small.
    fileprivate func place(of tag: String, from start: Int) -> Int? {
        let tag = Array(tag.utf8)
        var place = start
        while let next = self[place...].firstIndex(of: UInt8(ascii: "<")) {
            let isSame = { (one: UInt8, other: UInt8) in one == other || one | 0x20 == other }
            if self[next...].starts(with: tag, by: isSame) { return next }
            place = next + 1
        }
        return nil
    }
}
