import Foundation
import Sealing
import Testing

/// What Tests/Vectors/sealed.json holds; Tests/Vectors/README.md says what each field means.
struct SealedVectors: Codable {
    var root: String
    var site: String
    var partners: [Partner]
    var desk: Partner
    var typed: [Typed]
    var sizes: [Size]
    var pages: [Page]
    var refused: [Refused]

    struct Partner: Codable {
        var id: String?
        var link: Int
        var code: String
    }

    struct Typed: Codable {
        var typed: String
        var code: String?
    }

    struct Size: Codable {
        var length: Int
        var size: Int
    }

    struct Page: Codable {
        var partner: String
        var period: String
        var code: String
        var name: String
        var aad: String
        var mac_key: String
        var html: String
        var csv: String
        var json: String
        var s: String
        var key: String
        var nonce: String
        var tag: String
        var size: Int
        var sha256: String
        var sealed: String?
    }

    /// A page that must stay shut: what is changed in one that opens, or a whole one.
    struct Refused: Codable {
        var because: String
        var fault: String
        var of: Int
        var sealed: String?
        var keep: Int?
        var xor: [Xor]?
        var append: String?
        var text: Text?
        var code: String?
        var site: String?
        var name: String?
    }

    struct Xor: Codable {
        var offset: Int
        var bytes: String
    }

    /// The last letters of the base64, and what stands in their place.
    struct Text: Codable {
        var drop: Int
        var append: String
    }
}

/// Bytes as small hexadecimal digits.
func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
}

/// The bytes of hexadecimal digits.
func bytes(hexadecimal text: String) -> [UInt8] {
    let digits = Array(text)
    return stride(from: 0, to: digits.count, by: 2).compactMap {
        UInt8(String(digits[$0...$0 + 1]), radix: 16)
    }
}

extension SealedVectors.Refused {
    /// The base64, the code, the site and the name with which somebody tries to open it.
    func attempt(
        on vectors: SealedVectors
    ) throws -> (text: String, code: PeriodCode, site: SiteID, name: PageName) {
        let page = vectors.pages[of]
        let whole = try #require(sealed ?? page.sealed)
        var sealed = try #require(base64Bytes(whole))
        if let keep { sealed = Array(sealed.prefix(keep)) }
        for change in xor ?? [] {
            for (index, byte) in bytes(hexadecimal: change.bytes).enumerated() {
                sealed[change.offset + index] ^= byte
            }
        }
        sealed += bytes(hexadecimal: append ?? "")
        var base64 = base64Text(sealed)
        if let text { base64 = base64.dropLast(text.drop) + text.append }
        return (
            base64,
            try #require(PeriodCode(typed: code ?? page.code)),
            try #require(SiteID(site ?? vectors.site)),
            try #require(PageName(name ?? page.name))
        )
    }
}
