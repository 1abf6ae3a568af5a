/// An XML document that is written element by element, each on its line.
struct XMLText {
    private(set) var bytes = Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".utf8)
    private var names: [String] = []

    /// Begins an element; its attributes are written as they are.
    mutating func open(_ name: String, _ attributes: String = "") {
        line("<\(name)\(attributes.isEmpty ? "" : " ")\(attributes)>")
        names.append(name)
    }

    /// Ends the element that was begun last.
    mutating func close() {
        let name = names.removeLast()
        line("</\(name)>")
    }

    /// An element that holds a text.
    mutating func leaf(_ name: String, _ text: String, _ attributes: String = "") {
        let tag = attributes.isEmpty ? name : "\(name) \(attributes)"
        line("<\(tag)>\(XMLText.escaped(text))</\(name)>")
    }

    private mutating func line(_ text: String) {
        bytes += String(repeating: "  ", count: names.count).utf8
        bytes += text.utf8
        bytes.append(0x0A)
    }

    private static func escaped(_ text: String) -> String {
        text.reduce(into: "") { escaped, character in
            switch character {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case _: escaped.append(character)
            }
        }
    }
}
