/// Reads a value of JSON from bytes; what is whole, text, flag, list or record, and nothing else.
///
/// - Source: RFC 8259, without decimals, exponents, `null` and escapes that are not needed.
struct JSONScanner {
    private let bytes: [UInt8]
    private var index = 0

    /// - Throws: `notUTF8` at the first byte that belongs to no character.
    init(_ bytes: [UInt8]) throws(JSONFault) {
        if String(validating: bytes, as: UTF8.self) == nil {
            throw JSONFault(.notUTF8, at: firstStrangeByte(bytes))
        }
        self.bytes = bytes
    }

    /// The one value that the bytes hold.
    mutating func document() throws(JSONFault) -> JSONNode {
        let node = try value(depth: 1)
        skipSpace()
        if index < bytes.count { throw JSONFault(.goesOn, at: index) }
        return node
    }

    private mutating func value(depth: Int) throws(JSONFault) -> JSONNode {
        skipSpace()
        let start = index
        switch try current() {
        case 0x22: return JSONNode(.text(try text()), at: start)
        case 0x5B: return JSONNode(.list(try items(depth)), at: start)
        case 0x7B: return JSONNode(.record(try members(depth)), at: start)
        case 0x2D, 0x30...0x39: return JSONNode(.whole(try number()), at: start)
        case 0x74: return JSONNode(.flag(try word("true", true)), at: start)
        case 0x66: return JSONNode(.flag(try word("false", false)), at: start)
        case _: throw JSONFault(.strangeByte, at: start)
        }
    }

    private mutating func items(_ depth: Int) throws(JSONFault) -> [JSONNode] {
        let start = index
        index += 1
        var items: [JSONNode] = []
        if try closes(0x5D) { return items }
        if depth > JSONValue.depthLimit { throw JSONFault(.tooDeep, at: start) }
        while true {
            items.append(try value(depth: depth + 1))
            if try ends(0x5D) { return items }
        }
    }

    private mutating func members(_ depth: Int) throws(JSONFault) -> [JSONNode.Member] {
        let opening = index
        index += 1
        var members: [JSONNode.Member] = []
        var names: Set<[UInt8]> = []
        if try closes(0x7D) { return members }
        if depth > JSONValue.depthLimit { throw JSONFault(.tooDeep, at: opening) }
        while true {
            skipSpace()
            let start = index
            guard try current() == 0x22 else { throw JSONFault(.strangeByte, at: index) }
            let name = try text()
            // By their bytes, since texts that only look the same are two names.
            guard names.insert(Array(name.utf8)).inserted else {
                throw JSONFault(.nameTwice, at: start)
            }
            skipSpace()
            guard try current() == 0x3A else { throw JSONFault(.strangeByte, at: index) }
            index += 1
            let node = try value(depth: depth + 1)
            members.append(JSONNode.Member(name: name, offset: start, node: node))
            if try ends(0x7D) { return members }
        }
    }

    /// Whether an empty list or record ends here.
    private mutating func closes(_ end: UInt8) throws(JSONFault) -> Bool {
        skipSpace()
        guard try current() == end else { return false }
        index += 1
        return true
    }

    /// Whether the list or record ends behind an item; else a comma stands there.
    private mutating func ends(_ end: UInt8) throws(JSONFault) -> Bool {
        if try closes(end) { return true }
        guard try current() == 0x2C else { throw JSONFault(.strangeByte, at: index) }
        index += 1
        return false
    }

    private mutating func text() throws(JSONFault) -> String {
        index += 1
        var text: [UInt8] = []
        while true {
            let byte = try current()
            switch byte {
            case 0x22:
                index += 1
                return String(decoding: text, as: UTF8.self)
            case 0x5C: text.append(try escape())
            case 0x00..<0x20: throw JSONFault(.controlCharacter, at: index)
            case _:
                text.append(byte)
                index += 1
            }
        }
    }

    /// Those that the writer uses, and no other.
    private mutating func escape() throws(JSONFault) -> UInt8 {
        let start = index
        index += 1
        let letter = try current()
        index += 1
        switch letter {
        case 0x22, 0x5C: return letter
        case 0x6E: return 0x0A
        case 0x72: return 0x0D
        case 0x74: return 0x09
        case 0x75:
            guard index + 4 <= bytes.count else { throw JSONFault(.endsTooEarly, at: bytes.count) }
            let digits = String(decoding: bytes[index..<index + 4], as: UTF8.self)
            guard digits.hasPrefix("00"), let value = UInt8(digits, radix: 16), value < 0x20 else {
                throw JSONFault(.strangeEscape, at: start)
            }
            index += 4
            return value
        case _: throw JSONFault(.strangeEscape, at: start)
        }
    }

    private mutating func number() throws(JSONFault) -> Int {
        let start = index
        if bytes[index] == 0x2D { index += 1 }
        let first = index
        while index < bytes.count, (0x30...0x39).contains(bytes[index]) { index += 1 }
        if index == bytes.count, index == first { throw JSONFault(.endsTooEarly, at: index) }
        let digits = bytes[first..<index]
        let isNought = digits.elementsEqual([0x30])
        if digits.isEmpty || digits.first == 0x30 && !(isNought && first == start) {
            throw JSONFault(.notWhole, at: start)
        }
        if index < bytes.count, [0x2E, 0x45, 0x65].contains(bytes[index]) {
            throw JSONFault(.notWhole, at: start)
        }
        guard let number = Int(String(decoding: bytes[start..<index], as: UTF8.self)) else {
            throw JSONFault(.outOfRange, at: start)
        }
        return number
    }

    private mutating func word(_ word: String, _ value: Bool) throws(JSONFault) -> Bool {
        for byte in word.utf8 {
            guard try current() == byte else { throw JSONFault(.strangeByte, at: index) }
            index += 1
        }
        return value
    }

    private func current() throws(JSONFault) -> UInt8 {
        guard index < bytes.count else { throw JSONFault(.endsTooEarly, at: bytes.count) }
        return bytes[index]
    }

    private mutating func skipSpace() {
        while index < bytes.count, [0x20, 0x0A, 0x0D, 0x09].contains(bytes[index]) { index += 1 }
    }
}

/// The place of the first byte that belongs to no character of UTF-8.
private func firstStrangeByte(_ bytes: [UInt8]) -> Int {
    var parser = Unicode.UTF8.ForwardParser()
    var rest = bytes.makeIterator()
    var offset = 0
    while true {
        switch parser.parseScalar(from: &rest) {
        case .valid(let encoded): offset += encoded.count
        case .error, .emptyInput: return offset
        }
    }
}
