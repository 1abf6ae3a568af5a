extension JSONValue {
    /// Lists and records within one another in what is kept.
    public static let depthLimit = 64

    /// The one form in which a value is kept, with a line for all that a difference should show.
    ///
    /// A list stands with an item a line; a record too where it holds anything but plain values,
    /// else on one line. What is deeper stands a space further in, and a newline ends the text.
    public var canonicalBytes: [UInt8] {
        var bytes: [UInt8] = []
        writeLines(into: &bytes, depth: 0)
        bytes.append(0x0A)
        return bytes
    }

    /// Reads a value in its canonical form.
    ///
    /// - Throws: the first fault; any other form of the same value is one.
    public init(canonical bytes: [UInt8]) throws(JSONFault) {
        self = try JSONNode(canonical: bytes).value
    }

    private func writeLines(into bytes: inout [UInt8], depth: Int) {
        precondition(depth < JSONValue.depthLimit || isPlain, "What is kept is not so deep.")
        switch self {
        case .text, .whole, .flag: write(into: &bytes)
        case .list(let items):
            bytes.append(0x5B)
            for (index, item) in items.enumerated() {
                startLine(isFirst: index == 0, depth + 1, &bytes)
                item.writeLines(into: &bytes, depth: depth + 1)
            }
            if !items.isEmpty { endLines(depth, &bytes) }
            bytes.append(0x5D)
        case .record(let members):
            if members.allSatisfy(\.value.isPlain) { return write(into: &bytes) }
            bytes.append(0x7B)
            for (index, member) in members.enumerated() {
                startLine(isFirst: index == 0, depth + 1, &bytes)
                JSONValue.text(member.name).write(into: &bytes)
                bytes += ": ".utf8
                member.value.writeLines(into: &bytes, depth: depth + 1)
            }
            endLines(depth, &bytes)
            bytes.append(0x7D)
        }
    }

    private func startLine(isFirst: Bool, _ depth: Int, _ bytes: inout [UInt8]) {
        if !isFirst { bytes.append(0x2C) }
        endLines(depth, &bytes)
    }

    private func endLines(_ depth: Int, _ bytes: inout [UInt8]) {
        bytes.append(0x0A)
        bytes += repeatElement(0x20, count: depth)
    }

    /// Whether it holds no other value.
    private var isPlain: Bool {
        switch self {
        case .text, .whole, .flag: true
        case .list(let items): items.isEmpty
        case .record(let members): members.isEmpty
        }
    }
}
