/// A value of JSON as it was read, with its place.
struct JSONNode: Hashable, Sendable {
    /// Bytes before it.
    let offset: Int
    let kind: Kind

    enum Kind: Hashable, Sendable {
        case text(String)
        case whole(Int)
        case flag(Bool)
        case list([JSONNode])
        case record([Member])
    }

    struct Member: Hashable, Sendable {
        let name: String
        let offset: Int
        let node: JSONNode
    }

    /// Reads a value in its canonical form.
    ///
    /// - Throws: the first fault.
    init(canonical bytes: [UInt8]) throws(JSONFault) {
        var scanner = try JSONScanner(bytes)
        self = try scanner.document()
        let canonical = value.canonicalBytes
        guard canonical != bytes else { return }
        let same = zip(canonical, bytes).prefix { $0 == $1 }.count
        throw JSONFault(.otherForm, at: same)
    }

    init(_ kind: Kind, at offset: Int) {
        self.kind = kind
        self.offset = offset
    }

    /// The value without its place.
    var value: JSONValue {
        switch kind {
        case .text(let text): .text(text)
        case .whole(let number): .whole(number)
        case .flag(let flag): .flag(flag)
        case .list(let items): .list(items.map(\.value))
        case .record(let members):
            .record(members.map { JSONValue.Member($0.name, $0.node.value) })
        }
    }
}
