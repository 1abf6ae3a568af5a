/// A path below a folder: parts joined by `/`, none of which leads up or means something else.
struct PagePath: Hashable, Sendable {
    let text: String
    let parts: [String]

    /// Takes a path apart.
    ///
    /// - Throws: `unsafePath` for an empty or absolute path, a part that is empty, `.`, `..` or
    ///   longer than 255 bytes, a backslash, and control characters.
    init(_ text: String) throws(PublishFailure) {
        let parts = text.utf8.split(separator: slash, omittingEmptySubsequences: false)
        let isSafe = parts.allSatisfy { part in
            !part.isEmpty && part.count <= 255
                && !part.elementsEqual(".".utf8) && !part.elementsEqual("..".utf8)
                && part.allSatisfy { $0 >= 0x20 && $0 != 0x7F && $0 != backslash }
        }
        guard isSafe else { throw .unsafePath(text) }
        self.text = text
        self.parts = parts.map { String(Substring($0)) }
    }

    /// The last part.
    var name: String { parts[parts.count - 1] }
}

private let slash = UInt8(ascii: "/")
private let backslash = UInt8(ascii: "\\")
