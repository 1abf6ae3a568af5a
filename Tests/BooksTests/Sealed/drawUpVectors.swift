import Sealing
import Testing

/// The root of the vectors: bytes 0 to 31, which nobody takes for a secret.
private let root = Array(UInt8(0)...31)
private let siteText = "000102030405060708090a0b0c0d0e0f"

/// Draws up all vectors anew.
func drawUpVectors() throws -> SealedVectors {
    let secret = try #require(Secret(bytes: root))
    let site = try #require(SiteID(siteText))
    let keys = Keyring(site: site, root: secret, key: SigningKey(seed: secret), head: .none)
    let links = [("kuta-cycles", 1), ("sanur-sport", 2), ("A-one", 10)]
    var pages: [SealedVectors.Page] = []
    for (id, link) in links {
        for period in ["2026-Q1", "2026-Q2"] {
            pages.append(try page(of: id, period, keys.partnerCode(of: id, link: link), keys.site))
        }
    }
    return SealedVectors(
        root: hexadecimal(root),
        site: siteText,
        partners: links.map {
            .init(id: $0, link: $1, code: keys.partnerCode(of: $0, link: $1).text)
        },
        desk: .init(id: nil, link: 1, code: keys.deskCode(link: 1).text),
        typed: typedCodes(keys.deskCode(link: 1)),
        sizes: [
            12, 16_336, 16_337, 17_360, 17_361, 32_720, 32_721, 65_488, 65_489, 8_388_560,
            8_388_561,
        ].map { .init(length: $0, size: SealedSize.ofPage(length: $0)) },
        pages: pages,
        refused: try refusedPages(pages, keys.site)
    )
}

private func typedCodes(_ code: PartnerCode) -> [SealedVectors.Typed] {
    let text = code.text
    let alike = text.replacing("o", with: "0").replacing("l", with: "1").replacing("b", with: "8")
    return [
        .init(typed: text, code: text),
        .init(typed: code.groups, code: text),
        .init(typed: code.groups.uppercased().replacing(" ", with: "-"), code: text),
        .init(typed: "\n" + code.groups.replacing(" ", with: "\u{A0}\u{2013}"), code: text),
        .init(typed: alike, code: text),
        .init(typed: "", code: nil),
        .init(typed: String(text.dropLast()), code: nil),
        .init(typed: text + "a", code: nil),
        .init(typed: text.dropLast() + "9", code: nil),
        .init(typed: text.dropLast() + "\u{212A}", code: nil),
        .init(typed: "p." + text, code: nil),
    ]
}

/// A page; the second of each partner has so many lines that it leaves the floor.
private func page(
    of id: String,
    _ period: String,
    _ partner: PartnerCode,
    _ site: SiteID
) throws -> SealedVectors.Page {
    let count = period == "2026-Q2" ? 450 : 3
    let csv = (1...count).map { "S-\($0),2026-04-01,road-1,1,\($0 * 10).00,USD\n" }.joined()
    let html = "<h1>\(id), \(period)</h1>\n<p>Bahnhofstraße 1 – “é”</p>\n"
    let json = "{\"title\": \"\(period)\", \"lang\": \"en\", \"file\": \"\(id)-\(period).csv\"}"
    let texts = SealedTexts(html: Array(html.utf8), csv: Array(csv.utf8), json: Array(json.utf8))
    let code = partner.periodCode(of: period)
    let name = partner.pageName(of: period)
    let sealed = SealedPage.seal(texts, with: code, site: site, name: name)
    let cipher = PageCipher(code, site: site, name: name)
    let content = cipher.contentKey(Array(sealed.bytes.prefix(32)))
    return SealedVectors.Page(
        partner: id,
        period: period,
        code: code.text,
        name: name.text,
        aad: hexadecimal(cipher.bound),
        mac_key: hexadecimal(cipher.macKey),
        html: html,
        csv: csv,
        json: json,
        s: hexadecimal(sealed.bytes.prefix(32)),
        key: hexadecimal(content[..<32]),
        nonce: hexadecimal(content[32...]),
        tag: hexadecimal(sealed.bytes.suffix(16)),
        size: sealed.bytes.count,
        sha256: Digest(of: sealed.bytes).hexadecimal,
        sealed: id == "kuta-cycles" ? sealed.base64 : nil
    )
}
