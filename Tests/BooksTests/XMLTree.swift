/// An element of an XML document, read without leniency: no entities but the three that texts
/// need, no comments, no text beside elements.
struct XMLTree {
    let name: String
    let attributes: [String: String]
    var children: [XMLTree] = []
    var text = ""

    struct Fault: Error {
        let sentence: String
    }

    /// Reads a document of one element behind the declaration of UTF-8.
    static func read(_ bytes: [UInt8]) throws -> XMLTree {
        guard let whole = String(validating: bytes, as: UTF8.self) else {
            throw Fault(sentence: "the document is no UTF-8")
        }
        let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        guard whole.hasPrefix(declaration) else { throw Fault(sentence: "no declaration") }
        var rest = whole.dropFirst(declaration.count)
        let root = try element(&rest)
        guard rest == "\n" else { throw Fault(sentence: "something stands behind the document") }
        return root
    }

    private static func element(_ rest: inout Substring) throws -> XMLTree {
        guard rest.popFirst() == "<", let end = rest.firstIndex(of: ">") else {
            throw Fault(sentence: "an element begins with <")
        }
        let words = rest[..<end].split(separator: " ", maxSplits: 1).map(String.init)
        rest = rest[rest.index(after: end)...]
        var tree = XMLTree(name: words[0], attributes: words.count > 1 ? try pairs(words[1]) : [:])
        while true {
            let text = rest.prefix { $0 != "<" }
            rest = rest[text.endIndex...]
            tree.text += try plain(text)
            if rest.hasPrefix("</") {
                guard rest.hasPrefix("</\(tree.name)>") else {
                    throw Fault(sentence: "\(tree.name) is not closed")
                }
                rest = rest.dropFirst(tree.name.count + 3)
                break
            }
            tree.children.append(try element(&rest))
        }
        if !tree.children.isEmpty {
            guard tree.text.allSatisfy(\.isWhitespace) else {
                throw Fault(sentence: "text beside the elements of \(tree.name)")
            }
            tree.text = ""
        }
        return tree
    }

    private static func pairs(_ text: String) throws -> [String: String] {
        guard let match = text.wholeMatch(of: /([A-Za-z]+)="([^"<&]*)"/) else {
            throw Fault(sentence: "no attribute: \(text)")
        }
        return [String(match.1): String(match.2)]
    }

    private static func plain(_ text: Substring) throws -> String {
        let parts = text.split(separator: "&", omittingEmptySubsequences: false)
        return try parts.dropFirst().reduce(String(parts.first ?? "")) { plain, part in
            for (name, sign) in [("amp;", "&"), ("lt;", "<"), ("gt;", ">")]
            where part.hasPrefix(name) {
                return plain + sign + part.dropFirst(name.count)
            }
            throw Fault(sentence: "an entity that is none: \(part)")
        }
    }
}
