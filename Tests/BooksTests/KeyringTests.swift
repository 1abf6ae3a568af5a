import Diagnostics
import Sealing
import Testing

private func text(_ keyring: Keyring) -> String { String(decoding: keyring.bytes, as: UTF8.self) }

private let demo = Keyring.demo(head: ChainHead(number: 2, digest: Digest(of: [1])))

@Test func `a keyring is read as it was written`() throws {
    #expect(try Keyring(demo.bytes) == demo)
    #expect(
        text(demo).split(separator: "\n").map { $0.prefix { $0 != " " } } == [
            "guerdon", "site", "root", "seed", "head",
        ]
    )
}

@Test func `the keys of samples are those of their public words`() {
    // sha256sum of guerdon/1/demo/site, …/root and …/seed, without a newline.
    #expect(
        text(.demo(head: .none)) == """
            guerdon keyring 1
            site aeb85b80c9d03900ba23db75dff1844f
            root 2db61594905a84ae4e3c77e932d15d8c96292c52238971ab2aa055188d234409
            seed b97869f1b57bd2a378238477fafaa05085aa9d110093fbef2682e24e609d247f
            head 0 \(String(repeating: "0", count: 64))

            """
    )
}

@Test func `any change of a line is named by the line, and by nothing of it`() {
    let lines = text(demo).split(separator: "\n", omittingEmptySubsequences: false)
    for line in 0..<5 {
        for change in [{ $0 + "0" }, { $0.dropLast() + "G" }, { _ in "" }, { $0 + "\r" }]
            as [(String) -> String]
        {
            var other = lines.map(String.init)
            other[line] = change(other[line])
            let fault = #expect(throws: Keyring.Fault.self) {
                try Keyring(Array(other.joined(separator: "\n").utf8))
            }
            #expect(fault == (line == 0 ? .unknownVersion : .strangeLine(line + 1)))
        }
    }
    #expect(throws: Keyring.Fault.strangeLine(6)) { try Keyring(demo.bytes + [0x0A]) }
    #expect(throws: Keyring.Fault.strangeLine(6)) { try Keyring(demo.bytes.dropLast()) }
}

@Test func `a keyring never prints its root or its seed`() {
    let secrets = text(demo).split(separator: "\n")[2...3].map { String($0.dropFirst(5)) }
    let printed = "\(demo) \(String(reflecting: demo)) \(demo.key) \([demo])"
    for secret in secrets { #expect(!printed.contains(secret.prefix(8))) }
    #expect(printed.contains(demo.site.text))
}

struct AddressCase: Sendable, CustomTestStringConvertible {
    let address: String, isAllowed: Bool
    var testDescription: String { address }
}

@Test(arguments: [
    AddressCase(address: "https://example.com/", isAllowed: true),
    AddressCase(address: "http://localhost:8000/a/", isAllowed: true),
    AddressCase(address: "https://partners.example.com/", isAllowed: true),
    AddressCase(address: "https://Partners.Nusantara.EXAMPLE/", isAllowed: true),
    AddressCase(address: "https://a.test/", isAllowed: true),
    AddressCase(address: "https://a.invalid:443/x", isAllowed: true),
    AddressCase(address: "https://notexample.com/", isAllowed: false),
    AddressCase(address: "https://example.com.evil.org/", isAllowed: false),
    AddressCase(address: "https://partners.nusantara.co.id/", isAllowed: false),
    AddressCase(address: "https://real.com/.example", isAllowed: false),
    AddressCase(address: "https://real.com?.example", isAllowed: false),
    AddressCase(address: "https://real.com#.example", isAllowed: false),
    AddressCase(address: "https://real.com\\@a.example/", isAllowed: false),
    AddressCase(address: "https://a.example@real.com/", isAllowed: false),
    AddressCase(address: "https://a.example:b@real.com/", isAllowed: false),
    AddressCase(address: "https://.example/", isAllowed: false),
    AddressCase(address: "https://xlocalhost/", isAllowed: false),
    AddressCase(address: "localhost", isAllowed: false),
])
func `the keys of samples are for names that nobody can own`(_ given: AddressCase) {
    #expect(Keyring.allowsDemo(at: given.address) == given.isAllowed)
}

@Test func `a signature is proved by its key, its message and no other`() throws {
    let key = signingKey(1)
    let message = lengthPrefixed(["guerdon/1/closing", "a", "bc"])
    let signature = key.sign(message)
    #expect(key.publicKey.hasSigned(message, as: signature))
    #expect(!signingKey(2).publicKey.hasSigned(message, as: signature))
    #expect(
        !key.publicKey.hasSigned(lengthPrefixed(["guerdon/1/closing", "ab", "c"]), as: signature)
    )
    for index in signature.bytes.indices {
        var bytes = signature.bytes
        bytes[index] ^= 1
        let other = try #require(Signature(bytes: bytes))
        #expect(!key.publicKey.hasSigned(message, as: other))
    }
    // No point of the curve.
    let none = try #require(PublicKey(bytes: Array(repeating: 0xFF, count: 32)))
    #expect(!none.hasSigned(message, as: signature))
}

@Test func `the key of a seed is that of RFC 8032, test 1`() throws {
    let seed: [UInt8] = [
        0x9D, 0x61, 0xB1, 0x9D, 0xEF, 0xFD, 0x5A, 0x60, 0xBA, 0x84, 0x4A, 0xF4, 0x92, 0xEC, 0x2C,
        0xC4, 0x44, 0x49, 0xC5, 0x69, 0x7B, 0x32, 0x69, 0x19, 0x70, 0x3B, 0xAC, 0x03, 0x1C, 0xAE,
        0x7F, 0x60,
    ]
    let key = SigningKey(seed: try #require(Secret(bytes: seed)))
    #expect(base64Text(key.publicKey.bytes) == "11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=")
    let signature = base64Text(key.sign([]).bytes)
    #expect(signature.hasPrefix("5VZDAMNgrHKQhuLMgG6CioSHfx64"))
}

@Test func `parts behind their lengths are told apart`() {
    #expect(lengthPrefixed(["ab", "", "é"]) == [0, 2, 0x61, 0x62, 0, 0, 0, 2, 0xC3, 0xA9])
    #expect(lengthPrefixed([String(repeating: "a", count: 258)]).prefix(3) == [1, 2, 0x61])
}

@Test func `base64 is that of RFC 4648, and one text for the same bytes`() {
    let pairs = [
        ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
        ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"),
    ]
    for (plain, text) in pairs {
        #expect(base64Text(Array(plain.utf8)) == text)
        #expect(base64Bytes(text) == Array(plain.utf8))
    }
    #expect(base64Text([0xFB, 0xFF, 0xBF]) == "+/+/")
    for text in ["Z", "Zg", "Zg=", "Zh==", "Zm9=", "====", "Z===", "Zg==Zg==", "Zm-v", " Zm9v"] {
        #expect(base64Bytes(text) == nil, "\(text)")
    }
}

@Test func `a head is a number and a digest`() {
    let digest = Digest(of: [])
    #expect(ChainHead("3 \(digest.hexadecimal)") == ChainHead(number: 3, digest: digest))
    let none = String(repeating: "0", count: 64)
    #expect(ChainHead("0 \(none)") == ChainHead.none)
    for text in [
        "", "3", "03 \(digest.hexadecimal)", "-1 \(none)", "0 \(digest.hexadecimal)",
        "1 \(none)", "3 \(digest.hexadecimal) ", "+3 \(digest.hexadecimal)", "3 ABC",
    ] {
        #expect(ChainHead(text) == nil, "\(text)")
    }
}

@Test func `every code has its sentence in the manual`() {
    for code in DiagnosticCode.allCases { #expect(!code.manual.isEmpty, "\(code.rawValue)") }
}
