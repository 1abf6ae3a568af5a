public import Diagnostics

/// Cuts a template into its tags.
///
/// A section's tags, a partial or a comment that stand alone on a line take the line with them.
///
/// - Throws: the first tag that is none of ours, or does not end.
/// - Source: mustache(5), without lambdas, raw tags and changed delimiters.
public func parseTemplate(file: String, bytes: [UInt8]) throws(Diagnostic) -> Template {
    if bytes.count > Template.sizeLimit {
        throw .templateTooLarge(at: SourceRange(file: file, line: 1, column: 1))
    }
    var parser = TemplateParser(file: file, bytes: bytes)
    return Template(file: file, nodes: try parser.parse())
}

private struct TemplateParser {
    let file: String
    let bytes: [UInt8]
    var index = 0
    var open: [(tag: Template.Tag, isInverted: Bool, nodes: [Template.Node])] = []
    var nodes: [Template.Node] = []
    var line = 1
    var lineStart = 0
    /// How far the characters of the line have been counted, and the column there.
    var counted = (end: 0, column: 1)

    mutating func parse() throws(Diagnostic) -> [Template.Node] {
        var textStart = 0
        while index < bytes.count {
            if bytes[index] == 0x0A {
                index += 1
                line += 1
                lineStart = index
            } else if bytes[index] == 0x7B, index + 1 < bytes.count, bytes[index + 1] == 0x7B {
                let tagStart = index
                let place = place(tagStart)
                let content = try readTag(place)
                let (kind, name) = split(content)
                var textEnd = tagStart
                if kind != .value, let blank = standalone(tagStart) {
                    textEnd = blank.start
                    if blank.end < bytes.count { line += 1 }
                    index = blank.end
                    lineStart = blank.end
                }
                if textEnd > textStart { nodes.append(.text(Array(bytes[textStart..<textEnd]))) }
                textStart = index
                try add(kind, Template.Tag(name: name, place: place))
            } else {
                index += 1
            }
        }
        if bytes.count > textStart { nodes.append(.text(Array(bytes[textStart...]))) }
        if let section = open.last {
            throw .templateOpenSection(section.tag.name, at: section.tag.place)
        }
        return nodes
    }

    private enum Kind { case value, section, inverted, end, partial, comment }

    private mutating func add(_ kind: Kind, _ tag: Template.Tag) throws(Diagnostic) {
        switch kind {
        case .comment: break
        case .value: nodes.append(.value(tag))
        case .partial: nodes.append(.partial(tag))
        case .section, .inverted:
            if open.count >= Template.depthLimit { throw .templateTooDeep(at: tag.place) }
            open.append((tag, kind == .inverted, nodes))
            nodes = []
        case .end:
            guard let section = open.popLast() else {
                throw .templateWrongEnd(tag.name, expected: nil, at: tag.place)
            }
            guard section.tag.name == tag.name else {
                throw .templateWrongEnd(tag.name, expected: section.tag, at: tag.place)
            }
            nodes =
                section.nodes + [
                    .section(section.tag, isInverted: section.isInverted, nodes)
                ]
        }
    }

    /// Moves behind a tag and gives what stands in it.
    private mutating func readTag(_ place: SourceRange) throws(Diagnostic) -> String {
        let start = index + 2
        if start < bytes.count, bytes[start] == 0x7B || bytes[start] == 0x26 {
            throw .templateRawTag(at: place)
        }
        if start < bytes.count, bytes[start] == 0x3D { throw .templateDelimiters(at: place) }
        var end = start
        while end + 1 < bytes.count, !(bytes[end] == 0x7D && bytes[end + 1] == 0x7D) {
            if bytes[end] == 0x0A { throw .templateOpenTag(at: place) }
            end += 1
        }
        guard end + 1 < bytes.count else { throw .templateOpenTag(at: place) }
        index = end + 2
        var text = String(decoding: bytes[start..<end], as: UTF8.self)[...]
        while text.first == " " { text.removeFirst() }
        while text.last == " " { text.removeLast() }
        return String(text)
    }

    private func split(_ content: String) -> (Kind, String) {
        let kind: Kind
        switch content.first {
        case "#"?: kind = .section
        case "^"?: kind = .inverted
        case "/"?: kind = .end
        case ">"?: kind = .partial
        case "!"?: kind = .comment
        case _: return (.value, content)
        }
        return (kind, String(content.dropFirst().drop { $0 == " " }))
    }

    /// The whole line of a tag that stands alone on it.
    private func standalone(_ tagStart: Int) -> (start: Int, end: Int)? {
        guard bytes[lineStart..<tagStart].allSatisfy({ $0 == 0x20 || $0 == 0x09 }) else {
            return nil
        }
        var end = index
        while end < bytes.count, bytes[end] == 0x20 || bytes[end] == 0x09 || bytes[end] == 0x0D {
            end += 1
        }
        guard end == bytes.count || bytes[end] == 0x0A else { return nil }
        return (lineStart, min(end + 1, bytes.count))
    }

    private mutating func place(_ start: Int) -> SourceRange {
        if counted.end < lineStart { counted = (lineStart, 1) }
        counted.column += bytes[counted.end..<start].count { $0 & 0xC0 != 0x80 }
        counted.end = start
        var end = start
        while end < bytes.count, bytes[end] != 0x7D, bytes[end] != 0x0A { end += 1 }
        let width = bytes[start..<end].count { $0 & 0xC0 != 0x80 } + 2
        return SourceRange(file: file, line: line, column: counted.column, width: width)
    }
}
