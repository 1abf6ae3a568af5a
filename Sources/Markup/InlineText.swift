/// A stylesheet or a script that stands inside a page, in an element of its own.
///
/// A browser reads the text of these elements as it is, with no escaping, up to their end tag. So a
/// text that would end its element, or be read otherwise than it is written, is refused.
///
/// - Source: the HTML standard's "Restrictions on the contents of raw text elements" and of script
///   elements; its preprocessing of the input stream for line ends.
public struct InlineText: Hashable, Sendable {
    /// The whole element.
    public let element: HTML
    /// The text as a browser takes its digest for a Content-Security-Policy: lines end in LF.
    public let bytes: [UInt8]

    /// Which element the text stands in.
    public enum Kind: String, Sendable {
        case style
        case script
    }

    /// Takes a text.
    ///
    /// - Throws: what of it may not stand in the element.
    public init(_ kind: Kind, _ text: [UInt8]) throws(Refused) {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count)
        let start = text.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        for index in start..<text.count {
            let byte = text[index]
            if byte == 0 { throw Refused(found: "a zero byte", offset: index) }
            if byte == 0x3C { try InlineText.refuseMarkup(text[index...]) }
            if byte == 0x0A, index > 0, text[index - 1] == 0x0D { continue }
            bytes.append(byte == 0x0D ? 0x0A : byte)
        }
        guard String(validating: bytes, as: UTF8.self) != nil else {
            throw Refused(found: "bytes that are no UTF-8", offset: 0)
        }
        self.bytes = bytes
        var element = HTML(trusted: "<\(kind.rawValue)>")
        element += HTML(trustedBytes: bytes)
        element += HTML(trusted: "</\(kind.rawValue)>")
        self.element = element
    }

    /// What may not stand in a stylesheet or a script inside a page.
    public struct Refused: Error, Hashable, Sendable {
        /// The beginning of a tag or a comment as it is written, or what else is wrong.
        public let found: String
        /// Where it stands, in bytes.
        public let offset: Int
    }

    private static func refuseMarkup(_ bytes: ArraySlice<UInt8>) throws(Refused) {
        for refused in ["</script", "</style", "<script", "<!--"] {
            let found = String(decoding: bytes.prefix(refused.utf8.count), as: UTF8.self)
            if found.lowercased() == refused {
                throw Refused(found: found, offset: bytes.startIndex)
            }
        }
    }
}
