import Sealing
import Testing

private typealias Refused = SealedVectors.Refused

/// The pages that must stay shut, each for one reason.
func refusedPages(
    _ pages: [SealedVectors.Page],
    _ site: SiteID
) throws -> [SealedVectors.Refused] {
    try changedPages(pages) + forgedPages(pages[0], site)
}

private func changed(
    _ because: String,
    _ fault: SealedPage.Fault,
    of page: Int = 0,
    keep: Int? = nil,
    xor: [(Int, String)] = [],
    append: String? = nil,
    text: (Int, String)? = nil
) -> Refused {
    Refused(
        because: because,
        fault: fault.rawValue,
        of: page,
        keep: keep,
        xor: xor.isEmpty ? nil : xor.map { .init(offset: $0, bytes: $1) },
        append: append,
        text: text.map { .init(drop: $0, append: $1) }
    )
}

/// What anybody can do to a page without its code, and codes that are another page's.
private func changedPages(_ pages: [SealedVectors.Page]) throws -> [Refused] {
    let size = pages[0].size
    let base64 = try #require(pages[0].sealed)
    let plus = try #require(base64.lastIndex(of: "+"))
    let tail = base64[base64.index(after: plus)...]
    let digit = base64.dropLast(2).suffix(1)
    func with(_ because: String, code: Int = 0, name: Int = 0, site: String? = nil) -> Refused {
        var refused = changed(because, .closed)
        if code != 0 { refused.code = pages[code].code }
        if name != 0 { refused.name = pages[name].name }
        refused.site = site
        return refused
    }
    return [
        changed("the first bit of s is flipped", .closed, xor: [(0, "80")]),
        changed("the last bit of s is flipped", .closed, xor: [(31, "01")]),
        changed("the first bit of what is encrypted is flipped", .closed, xor: [(32, "80")]),
        changed("a bit in the middle is flipped", .closed, xor: [(8_000, "10")]),
        changed("the last bit before the tag is flipped", .closed, xor: [(size - 17, "01")]),
        changed("the first bit of the tag is flipped", .closed, xor: [(size - 16, "80")]),
        changed("the last bit of the tag is flipped", .closed, xor: [(size - 1, "01")]),
        changed("it is empty", .strangeSize, keep: 0),
        changed("only s and a tag are left", .strangeSize, keep: 48),
        changed("the last byte is cut", .strangeSize, keep: size - 1),
        changed("a byte is appended", .strangeSize, append: "00"),
        changed(
            "it is cut to the size of another page",
            .closed,
            of: 1,
            keep: 16_384
        ),
        changed(
            "it is extended to the size of another page",
            .closed,
            append: String(repeating: "00", count: 1_024)
        ),
        with("the code is another period's", code: 1),
        with("the code is another partner's", code: 2),
        with("the name is another period's", name: 1),
        with("the name is another partner's", name: 2),
        with("code and name are another page's", code: 1, name: 1),
        with("the site is another one", site: "100102030405060708090a0b0c0d0e0f"),
        changed("base64: a line feed at the end", .strangeText, text: (0, "\n")),
        changed("base64: the padding is gone", .strangeText, text: (2, "")),
        changed("base64: the last digit is gone", .strangeText, text: (1, "")),
        changed(
            "base64: bits behind the last byte are set",
            .strangeText,
            text: (3, (digit == "A" ? "B" : digit == "Q" ? "R" : digit == "g" ? "h" : "x") + "==")
        ),
        changed(
            "base64: the alphabet for addresses",
            .strangeText,
            text: (tail.count + 1, "-" + tail)
        ),
    ]
}

/// What only somebody with the page's code can make, and what a reader refuses all the same.
private func forgedPages(_ page: SealedVectors.Page, _ site: SiteID) throws -> [Refused] {
    let code = try #require(PeriodCode(typed: page.code))
    let name = try #require(PageName(page.name))
    let cipher = PageCipher(code, site: site, name: name)
    let whole = try #require(page.sealed)
    let sealed = try #require(base64Bytes(whole))
    let plain = SealedTexts(
        html: Array(page.html.utf8),
        csv: Array(page.csv.utf8),
        json: Array(page.json.utf8)
    ).plain
    let end = 12 + page.html.utf8.count + page.csv.utf8.count + page.json.utf8.count

    /// Another text under the key of the page: the tag is right, and s is not of this text.
    func uncommitted(_ because: String, _ place: Int, _ bit: UInt8) -> Refused {
        var other = plain
        other[place] ^= bit
        let forged = cipher.seal(other, as: Array(sealed.prefix(32)))
        let tag = zip(forged.suffix(16), sealed.suffix(16)).map { $0 ^ $1 }
        return changed(
            because,
            .uncommitted,
            xor: [(32 + place, hexadecimal([bit])), (sealed.count - 16, hexadecimal(tag))]
        )
    }
    func forged(
        _ because: String,
        _ fault: SealedPage.Fault,
        _ change: (inout [UInt8]) -> Void
    ) -> Refused {
        var other = plain
        change(&other)
        var refused = changed(because, fault)
        refused.sealed = base64Text(cipher.seal(other, as: cipher.commitment(to: other)))
        return refused
    }
    // What gets through where only the tag is looked at.
    var foreign = changed("the tag is right, and s is made up", .uncommitted)
    foreign.sealed = base64Text(cipher.seal(plain, as: Array(repeating: 0x5A, count: 32)))
    return [
        uncommitted("another letter under the page's own key and nonce", 10, 0x20),
        uncommitted("another byte of padding under the page's own key and nonce", 16_000, 1),
        foreign,
        forged("the first text is longer than the page", .strangeLengths) { $0[2] = 0x40 },
        forged("the lengths come to more than 32 bits", .strangeLengths) {
            $0.replaceSubrange(0..<4, with: [0xFF, 0xFF, 0xFF, 0xFF])
        },
        forged("the first byte of padding is not nought", .strangePadding) { $0[end] = 1 },
        forged("the last byte of padding is not nought", .strangePadding) {
            $0[$0.count - 1] = 0x80
        },
        forged("a smaller page would have held it", .paddedTooFar) {
            $0 += Array(repeating: 0, count: 1_024)
        },
    ]
}
