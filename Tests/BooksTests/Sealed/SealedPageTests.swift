import Sealing
import Testing

private let keys = Keyring.demo(head: .none)
private let partner = keys.partnerCode(of: "kuta-cycles", link: 1)
private let code = partner.periodCode(of: "2026-Q1")
private let name = partner.pageName(of: "2026-Q1")
private let texts = SealedTexts(
    html: Array("<h1>2026-Q1</h1>".utf8),
    csv: Array("sale_id,day\n".utf8),
    json: Array("{\"title\": \"2026-Q1\"}".utf8)
)
private let page = SealedPage.seal(texts, with: code, site: keys.site, name: name)

struct SizeCase: Sendable, CustomTestStringConvertible {
    let length: Int, size: Int
    var testDescription: String { "\(length) bytes" }
}

// Padmé by hand: from 2^14 on the exponent is 14, which takes four bits, so 14 − 4 = 10 low bits
// are nought: steps of 1,024. From 2^15 on 15 − 4 = 11: 2,048; from 2^16 on 16 − 5 = 11: 2,048;
// from 2^17 on 12: 4,096; from 2^23 on 18: 262,144. 48 bytes of each are commitment and tag.
@Test(arguments: [
    SizeCase(length: 12, size: 16_384),
    SizeCase(length: 16_335, size: 16_384),
    SizeCase(length: 16_336, size: 16_384),
    SizeCase(length: 16_337, size: 17_408),
    SizeCase(length: 17_360, size: 17_408),
    SizeCase(length: 17_361, size: 18_432),
    SizeCase(length: 31_696, size: 31_744),
    SizeCase(length: 31_697, size: 32_768),
    SizeCase(length: 32_720, size: 32_768),
    SizeCase(length: 32_721, size: 34_816),
    SizeCase(length: 65_488, size: 65_536),
    SizeCase(length: 65_489, size: 67_584),
    SizeCase(length: 131_024, size: 131_072),
    SizeCase(length: 131_025, size: 135_168),
    SizeCase(length: 8_388_560, size: 8_388_608),
    SizeCase(length: 8_388_561, size: 8_650_752),
])
func `a page has one of few sizes`(_ given: SizeCase) throws {
    #expect(SealedSize.ofPage(length: given.length) == given.size)
    #expect(SealedSize.isOne(given.size))
    #expect(!SealedSize.isOne(given.size - 1) && !SealedSize.isOne(given.size + 1))
    let texts = SealedTexts(html: Array(repeating: 65, count: given.length - 12), csv: [], json: [])
    #expect(texts.plain.count == given.size - 48)
}

@Test func `sizes below the floor, and negative ones, are no page's`() {
    for size in [0, 1, 47, 48, 8_192, 15_360, -1, Int.min] { #expect(!SealedSize.isOne(size)) }
}

@Test func `what was sealed is opened by the code, at its site and under its name`() throws {
    #expect(try page.open(with: code, site: keys.site, name: name) == texts)
    let read = try SealedPage(base64: page.base64)
    #expect(read == page && page.bytes.count == 16_384)
    let none = SealedTexts(html: [], csv: [], json: [])
    let empty = SealedPage.seal(none, with: code, site: keys.site, name: name)
    #expect(try empty.open(with: code, site: keys.site, name: name) == none)
}

@Test func `the same texts give the same bytes, and others give none of them`() {
    #expect(SealedPage.seal(texts, with: code, site: keys.site, name: name) == page)
    // One letter moves from a text to the next: another commitment, key and nonce.
    let moved = SealedTexts(html: texts.html.dropLast(), csv: [62] + texts.csv, json: texts.json)
    let other = SealedPage.seal(moved, with: code, site: keys.site, name: name)
    let alike = zip(page.bytes, other.bytes).reduce(0) { $0 + ($1.0 == $1.1 ? 1 : 0) }
    // One in 256 is alike by chance: 64 of 16,384, and hardly more than 120.
    #expect(alike < 120)
}

@Test func `another code, site or name keeps a page shut`() throws {
    let otherSite = try #require(SiteID(bytes: Array(repeating: 1, count: 16)))
    let tries = [
        (partner.periodCode(of: "2026-Q2"), keys.site, name),
        (keys.partnerCode(of: "kuta-cycles", link: 2).periodCode(of: "2026-Q1"), keys.site, name),
        (keys.partnerCode(of: "sanur", link: 1).periodCode(of: "2026-Q1"), keys.site, name),
        (code, otherSite, name),
        (code, keys.site, partner.pageName(of: "2026-Q2")),
    ]
    for (code, site, name) in tries {
        #expect(throws: SealedPage.Fault.closed) {
            try page.open(with: code, site: site, name: name)
        }
    }
}

/// All bits of the commitment, of the tag, of the lengths and of the first and last texts' bytes,
/// and then every 61st byte with one bit, whose place goes round: some 268 bytes of the rest.
@Test func `any flipped bit keeps a page shut`() throws {
    let size = page.bytes.count
    var flips: [(Int, UInt8)] = []
    for place in Array(0..<100) + Array(size - 32..<size) {
        for bit in 0..<8 { flips.append((place, 1 << UInt8(bit))) }
    }
    for place in stride(from: 100, to: size - 32, by: 61) {
        flips.append((place, 1 << UInt8(place % 8)))
    }
    #expect(flips.count > 1_300)
    for (place, bit) in flips {
        var bytes = page.bytes
        bytes[place] ^= bit
        let other = try SealedPage(bytes: bytes)
        #expect(throws: SealedPage.Fault.closed, "bit \(bit) of byte \(place)") {
            try other.open(with: code, site: keys.site, name: name)
        }
    }
}

@Test func `what is cut, extended or no base64 is no page`() {
    for count in [0, 1, 48, 8_192, 16_383] {
        #expect(throws: SealedPage.Fault.strangeSize) {
            try SealedPage(bytes: Array(page.bytes.prefix(count)))
        }
    }
    #expect(throws: SealedPage.Fault.strangeSize) { try SealedPage(bytes: page.bytes + [0]) }
    for text in [page.base64 + "\n", String(page.base64.dropLast()), " " + page.base64, "="] {
        #expect(throws: SealedPage.Fault.strangeText) { try SealedPage(base64: text) }
    }
    #expect(throws: SealedPage.Fault.strangeSize) { try SealedPage(base64: "") }
}
