/// Where in a page a byte stands, as far as escaping depends on it.
enum HTMLPlace: Hashable, Sendable {
    case text
    case comment
    /// Inside `<script>` or `<style>`.
    case rawText(element: String)
    /// The name of an element that has begun.
    case tagName(String)
    /// Between the attributes of an element.
    case tag(element: String)
    /// The name of an attribute.
    case attributeName(element: String, name: String)
    /// Behind the `=` of an attribute, before its value.
    case attributeStart(element: String, name: String)
    /// Inside the quotes of an attribute; whether anything stands before this in it.
    case attribute(element: String, name: String, quote: UInt8, prefix: String)
    /// Inside an attribute without quotes.
    case bareAttribute(element: String)

    /// Moves over static bytes.
    func after(_ bytes: [UInt8]) -> HTMLPlace {
        var place = self
        var index = 0
        while index < bytes.count {
            place = place.next(bytes, &index)
            index += 1
        }
        return place
    }

    private func next(_ bytes: [UInt8], _ index: inout Int) -> HTMLPlace {
        let byte = bytes[index]
        switch self {
        case .text:
            guard byte == 0x3C else { return .text }
            if bytes[index...].starts(with: "<!--".utf8) {
                index += 3
                return .comment
            }
            // What a tag puts behind a last `<` would be the name of an element.
            guard index + 1 < bytes.count else { return .tagName("") }
            let next = bytes[index + 1]
            return isLetter(next) || next == 0x2F || next == 0x21 ? .tagName("") : .text
        case .comment:
            guard bytes[index...].starts(with: "-->".utf8) else { return .comment }
            index += 2
            return .text
        case .rawText(let element):
            return bytes[index...].starts(with: "</\(element)".utf8) ? .tagName("") : self
        case .tagName(let name):
            if isSpace(byte) { return .tag(element: name) }
            if byte == 0x3E { return HTMLPlace.behindTag(name) }
            return .tagName(name + lowercase(byte))
        case .tag(let element):
            if byte == 0x3E { return HTMLPlace.behindTag(element) }
            if isSpace(byte) || byte == 0x2F { return self }
            return .attributeName(element: element, name: lowercase(byte))
        case .attributeName(let element, let name):
            if byte == 0x3E { return HTMLPlace.behindTag(element) }
            if byte == 0x3D { return .attributeStart(element: element, name: name) }
            if isSpace(byte) { return .tag(element: element) }
            return .attributeName(element: element, name: name + lowercase(byte))
        case .attributeStart(let element, let name):
            if byte == 0x22 || byte == 0x27 {
                return .attribute(element: element, name: name, quote: byte, prefix: "")
            }
            return isSpace(byte) ? self : .bareAttribute(element: element)
        case .attribute(let element, let name, let quote, let prefix):
            if byte == quote { return .tag(element: element) }
            let longer = prefix + String(decoding: [byte], as: UTF8.self)
            return .attribute(
                element: element,
                name: name,
                quote: quote,
                prefix: String(longer.prefix(16))
            )
        case .bareAttribute(let element):
            if byte == 0x3E { return HTMLPlace.behindTag(element) }
            return isSpace(byte) ? .tag(element: element) : self
        }
    }

    private static func behindTag(_ element: String) -> HTMLPlace {
        element == "script" || element == "style" ? .rawText(element: element) : .text
    }

    /// The place behind a value, which matters inside an attribute.
    var behindValue: HTMLPlace {
        guard case .attribute(let element, let name, let quote, _) = self else { return self }
        return .attribute(element: element, name: name, quote: quote, prefix: "…")
    }

    /// Whether two places are the same for the markup behind them.
    func joins(_ other: HTMLPlace) -> Bool {
        switch (self, other) {
        case (.attribute(let a, let b, let c, _), .attribute(let d, let e, let f, _)):
            a == d && b == e && c == f
        case (_, _): self == other
        }
    }
}

private func isSpace(_ byte: UInt8) -> Bool { [0x20, 0x09, 0x0A, 0x0D].contains(byte) }

private func isLetter(_ byte: UInt8) -> Bool {
    (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
}

private func lowercase(_ byte: UInt8) -> String {
    String(decoding: [byte], as: UTF8.self).lowercased()
}
