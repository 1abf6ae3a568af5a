import Books
import TestSupport
import Testing

@Test func `what is written is read again, from the same bytes to the same bytes`() throws {
    var dice = ClosingDice(seed: 1)
    for _ in 0..<400 {
        let value = dice.json()
        let bytes = value.canonicalBytes
        let read = try JSONValue(canonical: bytes)
        #expect(read == value)
        #expect(read.canonicalBytes == bytes)
    }
}

@Test func `lists stand with an item a line, and plain records on one`() {
    let value = JSONValue.record([
        .init("a", .whole(-1)), .init("b", .list([])),
        .init(
            "c",
            .list([.text("x"), .record([.init("d", .flag(true)), .init("e", .list([]))])])
        ),
    ])
    let text = """
        {
         "a": -1,
         "b": [],
         "c": [
          "x",
          {"d": true, "e": []}
         ]
        }

        """
    #expect(String(decoding: value.canonicalBytes, as: UTF8.self) == text)
}

struct FaultCase: Sendable, CustomTestStringConvertible {
    let text: String, cause: JSONFault.Cause, offset: Int
    var testDescription: String { text }
}

@Test(arguments: [
    FaultCase(text: "", cause: .endsTooEarly, offset: 0),
    FaultCase(text: "{\"a\": 1", cause: .endsTooEarly, offset: 7),
    FaultCase(text: "\"a", cause: .endsTooEarly, offset: 2),
    FaultCase(text: "\"\\u00", cause: .endsTooEarly, offset: 5),
    FaultCase(text: "-", cause: .endsTooEarly, offset: 1),
    FaultCase(text: "tru", cause: .endsTooEarly, offset: 3),
    FaultCase(text: "null\n", cause: .strangeByte, offset: 0),
    FaultCase(text: "[1 2]\n", cause: .strangeByte, offset: 3),
    FaultCase(text: "[1,]\n", cause: .strangeByte, offset: 3),
    FaultCase(text: "{a: 1}\n", cause: .strangeByte, offset: 1),
    FaultCase(text: "{\"a\" 1}\n", cause: .strangeByte, offset: 5),
    FaultCase(text: "trux\n", cause: .strangeByte, offset: 3),
    FaultCase(text: "[1.5]\n", cause: .notWhole, offset: 1),
    FaultCase(text: "[1e5]\n", cause: .notWhole, offset: 1),
    FaultCase(text: "[01]\n", cause: .notWhole, offset: 1),
    FaultCase(text: "[-0]\n", cause: .notWhole, offset: 1),
    FaultCase(text: "[-x]\n", cause: .notWhole, offset: 1),
    FaultCase(text: "9223372036854775808\n", cause: .outOfRange, offset: 0),
    FaultCase(text: "\"a\nb\"\n", cause: .controlCharacter, offset: 2),
    FaultCase(text: "\"\\u0041\"\n", cause: .strangeEscape, offset: 1),
    FaultCase(text: "\"\\/\"\n", cause: .strangeEscape, offset: 1),
    FaultCase(text: "\"\\ud800\"\n", cause: .strangeEscape, offset: 1),
    FaultCase(text: "{\"a\": 1, \"a\": 2}\n", cause: .nameTwice, offset: 9),
    FaultCase(text: "1\n1\n", cause: .goesOn, offset: 2),
    FaultCase(text: "1", cause: .otherForm, offset: 1),
    FaultCase(text: "1\n\n", cause: .otherForm, offset: 2),
    FaultCase(text: "{\"a\":1}\n", cause: .otherForm, offset: 5),
    FaultCase(text: "[1]\n", cause: .otherForm, offset: 1),
    FaultCase(text: "\"\\u001F\"\n", cause: .otherForm, offset: 6),
    FaultCase(text: "{\n \"a\": 1\n}\n", cause: .otherForm, offset: 1),
])
func `every other form is refused at its first byte`(_ given: FaultCase) throws {
    let fault = #expect(throws: JSONFault.self) {
        try JSONValue(canonical: Array(given.text.utf8))
    }
    #expect(fault?.cause == given.cause)
    #expect(fault?.offset == given.offset)
}

@Test func `bytes that are no UTF-8 are named by the first of them`() {
    for (bytes, offset) in [([0x22, 0x61, 0xFF, 0x22], 2), ([0x22, 0xC3, 0xA9, 0xC3, 0x22], 3)] {
        let fault = #expect(throws: JSONFault.self) {
            try JSONValue(canonical: bytes.map { UInt8($0) } + [0x0A])
        }
        #expect(fault?.cause == .notUTF8)
        #expect(fault?.offset == offset)
    }
}

@Test func `64 lists within one another are read and 65 are not`() throws {
    var value = JSONValue.whole(1)
    for _ in 0..<64 { value = .list([value]) }
    #expect(try JSONValue(canonical: value.canonicalBytes) == value)
    let deeper = Array(repeating: UInt8(ascii: "["), count: 100_000) + Array("1".utf8)
    let fault = #expect(throws: JSONFault.self) { try JSONValue(canonical: deeper) }
    #expect(fault?.cause == .endsTooEarly || fault?.cause == .tooDeep)
    let closed =
        Array(repeating: UInt8(ascii: "["), count: 65) + Array("1".utf8)
        + Array(repeating: UInt8(ascii: "]"), count: 65)
    let deep = #expect(throws: JSONFault.self) { try JSONValue(canonical: closed) }
    #expect(deep?.cause == .tooDeep)
    #expect(deep?.offset == 64)
}

@Test func `no change of a byte of a canonical text is read as the same value`() throws {
    var dice = ClosingDice(seed: 2)
    for _ in 0..<40 {
        let value = dice.json()
        let bytes = value.canonicalBytes
        for index in bytes.indices {
            var other = bytes
            other[index] ^= 1 << UInt8(index % 8)
            do throws(JSONFault) {
                #expect(try JSONValue(canonical: other).canonicalBytes == other)
            } catch {
                #expect(error.offset <= other.count)
            }
        }
    }
}
