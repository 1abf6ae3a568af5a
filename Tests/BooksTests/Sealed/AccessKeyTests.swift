import Sealing
import Testing

private let keys = Keyring.demo(head: .none)
private let code = keys.partnerCode(of: "kuta-cycles", link: 1)

/// The bytes of hexadecimal digits.
private func bytes(_ digits: String) -> [UInt8] {
    let digits = Array(digits)
    return stride(from: 0, to: digits.count, by: 2).compactMap {
        UInt8(String(digits[$0...$0 + 1]), radix: 16)
    }
}

@Test func `base32 is that of RFC 4648 in small letters, and one text for the same bytes`() {
    let pairs = [
        ("", ""), ("f", "my"), ("fo", "mzxq"), ("foo", "mzxw6"), ("foob", "mzxw6yq"),
        ("fooba", "mzxw6ytb"), ("foobar", "mzxw6ytboi"),
    ]
    for (plain, text) in pairs {
        #expect(base32Text(Array(plain.utf8)) == text)
        #expect(base32Bytes(text) == Array(plain.utf8))
    }
    // Capitals, padding, other digits, a letter too many, and bits behind the last byte.
    for text in ["MY", "my======", "m0", "m1", "m8", "m9", "m", "mya", "myaaaa", "mz", "m y"] {
        #expect(base32Bytes(text) == nil, "\(text)")
    }
}

@Test func `bytes are derived as in the test cases of RFC 5869`() {
    let first = deriveBytes(
        from: Array(repeating: 0x0B, count: 22),
        salt: Array(0x00...0x0C),
        info: Array(0xF0...0xF9),
        count: 42
    )
    #expect(
        first
            == bytes(
                "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf"
                    + "34007208d5b887185865"
            )
    )
    let long = deriveBytes(
        from: Array(0x00...0x4F),
        salt: Array(0x60...0xAF),
        info: Array(0xB0...0xFF),
        count: 82
    )
    #expect(
        long
            == bytes(
                "b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c"
                    + "59045a99cac7827271cb41c65e590e09da3275600c2f09b8367793a9aca3db71"
                    + "cc30c58179ec3e87c14c01d5c1f3434f1d87"
            )
    )
    let bare = deriveBytes(from: Array(repeating: 0x0B, count: 22), salt: [], info: [], count: 42)
    #expect(
        bare
            == bytes(
                "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d"
                    + "9d201395faa4b61a96c8"
            )
    )
}

@Test func `a code is read in any form in which somebody types it`() {
    let text = "abcdefghijklmnopqrstuvwxyz234567"
    for typed in [
        text, text.uppercased(), "abcd efgh ijkl mnop qrst uvwx yz23 4567",
        "ABCD-EFGH-IJK1-MN0P-QRST-UVWX-YZ23-4567", " a8cdefghijklmnopqrstuvwxyz234567\n",
        "abcd\u{2013}efgh\u{A0}ijklmnop\u{2014}qrstuvwxyz234567",
    ] {
        #expect(PartnerCode(typed: typed)?.text == text, "\(typed)")
        #expect(PeriodCode(typed: typed)?.text == text, "\(typed)")
    }
    // One too few and too many, a digit that is none, another alphabet's K, a point.
    for typed in [
        "", String(text.dropLast()), text + "a", text.replacing("7", with: "9"),
        text.replacing("k", with: "\u{212A}"), text.replacing("a", with: "."), "p." + text,
        text + "=", text.replacing("a", with: "ä"),
    ] {
        #expect(PartnerCode(typed: typed) == nil, "\(typed)")
        #expect(PeriodCode(typed: typed) == nil, "\(typed)")
    }
}

@Test func `a code stands on paper in eight groups of four`() {
    let groups = code.groups.split(separator: " ")
    #expect(groups.map(\.count) == Array(repeating: 4, count: 8))
    #expect(groups.joined() == code.text)
    #expect(PartnerCode(typed: code.groups) == code)
}

@Test func `a link says what its code opens`() throws {
    let period = code.periodCode(of: "2026-Q1")
    let partner = try #require(AccessKey(fragment: "#p." + code.text))
    #expect(partner == .partner(code) && partner.fragment == "p." + code.text)
    #expect(AccessKey(fragment: "k." + period.text) == .period(period))
    #expect(partner.periodCode(of: "2026-Q1") == period)
    #expect(AccessKey.period(period).periodCode(of: "2026-Q2") == period)
    for text in ["", "#", code.text, "p", "p.", "P." + code.text, "x." + code.text, "k." + "a"] {
        #expect(AccessKey(fragment: text) == nil, "\(text)")
    }
}

@Test func `every partner, link, period and purpose has a code of its own`() {
    let codes = [
        code, keys.partnerCode(of: "kuta-cycles", link: 2),
        keys.partnerCode(of: "kuta-cycle", link: 1), keys.deskCode(link: 1), keys.deskCode(link: 2),
    ]
    var texts = codes.map(\.text)
    for code in codes {
        for period in ["2026-Q1", "2026-Q2", "index", "prices"] {
            texts += [code.periodCode(of: period).text, code.pageName(of: period).text]
        }
    }
    #expect(Set(texts).count == 45 && texts.allSatisfy { $0.utf8.count == 32 })
}

@Test func `no code is printed by chance`() {
    let period = code.periodCode(of: "2026-Q1")
    let secrets = [code.text, period.text]
    let printed = """
        \(code) \(period) \([code]) \([period])
        \(AccessKey.partner(code)) \(AccessKey.period(period))
        \(String(reflecting: code)) \(String(reflecting: period)) \([AccessKey.partner(code)])
        \(String(reflecting: AccessKey.period(period))) \([code.text.count: Optional(code)])
        """
    for secret in secrets { #expect(!printed.contains(secret.prefix(8))) }
    // Nor are its bytes.
    #expect(!printed.contains("bytes") && printed.contains("a partner's code"))
}

@Test func `a page's name is 32 letters and digits of base32`() {
    let name = code.pageName(of: "2026-Q1")
    #expect(PageName(name.text) == name)
    for text in [
        "", name.text.uppercased(), name.text + "a", String(name.text.dropLast()), "index",
    ] {
        #expect(PageName(text) == nil, "\(text)")
    }
}
