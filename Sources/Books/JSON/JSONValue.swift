/// A value of JSON whose members keep the order in which they are given.
public indirect enum JSONValue: Hashable, Sendable {
    case text(String)
    case whole(Int)
    case flag(Bool)
    case list([JSONValue])
    case record([Member])

    /// A name and its value.
    public struct Member: Hashable, Sendable {
        public let name: String
        public let value: JSONValue

        public init(_ name: String, _ value: JSONValue) {
            self.name = name
            self.value = value
        }
    }

    /// Writes the value on one line.
    ///
    /// - Source: RFC 8259; strings escape only what they must.
    public func write(into bytes: inout [UInt8]) {
        switch self {
        case .text(let text): JSONValue.write(text, into: &bytes)
        case .whole(let number): bytes += String(number).utf8
        case .flag(let flag): bytes += (flag ? "true" : "false").utf8
        case .list(let items):
            bytes.append(0x5B)
            for (index, item) in items.enumerated() {
                if index > 0 { bytes += ", ".utf8 }
                item.write(into: &bytes)
            }
            bytes.append(0x5D)
        case .record(let members):
            bytes.append(0x7B)
            for (index, member) in members.enumerated() {
                if index > 0 { bytes += ", ".utf8 }
                JSONValue.write(member.name, into: &bytes)
                bytes += ": ".utf8
                member.value.write(into: &bytes)
            }
            bytes.append(0x7D)
        }
    }

    private static func write(_ text: String, into bytes: inout [UInt8]) {
        bytes.append(0x22)
        for byte in text.utf8 {
            switch byte {
            case 0x22: bytes += #"\""#.utf8
            case 0x5C: bytes += #"\\"#.utf8
            case 0x0A: bytes += #"\n"#.utf8
            case 0x0D: bytes += #"\r"#.utf8
            case 0x09: bytes += #"\t"#.utf8
            case 0x00..<0x20:
                let digits = String(byte, radix: 16)
                bytes += (#"\u00"# + (digits.utf8.count == 1 ? "0" : "") + digits).utf8
            default: bytes.append(byte)
            }
        }
        bytes.append(0x22)
    }
}
