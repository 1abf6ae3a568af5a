import Diagnostics
import Yams

/// A node of a YAML document with its place; scalars are texts, whatever they look like.
struct YAMLNode: Hashable, Sendable {
    let place: SourceRange
    let kind: Kind

    indirect enum Kind: Hashable, Sendable {
        /// `isPlain` says that it stands without quotes.
        case scalar(String, isPlain: Bool)
        case sequence([YAMLNode])
        case mapping([YAMLEntry])
    }
}

/// A key with its place, and its value.
struct YAMLEntry: Hashable, Sendable {
    let key: String
    let keyPlace: SourceRange
    let value: YAMLNode
}

extension YAMLNode {
    /// The most levels a document may have.
    static let depthLimit = 32
    /// The most bytes a document may have.
    static let sizeLimit = 1 << 20

    /// The text of a scalar.
    var scalar: String? {
        if case .scalar(let text, _) = kind { return text }
        return nil
    }

    /// The value of a key, where the node is a mapping that has it.
    subscript(key: String) -> YAMLNode? {
        guard case .mapping(let entries) = kind else { return nil }
        return entries.first { $0.key == key }?.value
    }

    /// Whether nothing is written: an empty plain scalar, or the word `null` or `~`.
    var isNull: Bool {
        if case .scalar(let text, isPlain: true) = kind { return ["", "~", "null"].contains(text) }
        return false
    }
}

/// Reads one YAML document; nil when it is empty.
///
/// Yams gives nodes with their marks; what it would accept and content may not hold is refused by
/// `scanYAML` before it sees the bytes.
///
/// - `firstLine`: the line of the file on which `bytes` begin.
/// - Throws: one diagnostic, the first fault that keeps the document from being read.
func parseYAML(
    file: String,
    bytes: [UInt8],
    firstLine: Int = 1,
    faults: inout Faults
) throws(Diagnostic) -> YAMLNode? {
    try scanYAML(file: file, bytes: bytes, firstLine: firstLine)
    var text = normalised(bytes)
    var renamed: [SourcePosition: Unicode.Scalar] = [:]
    while true {
        do {
            guard let node = try Yams.compose(yaml: text, Resolver.basic) else { return nil }
            var walk = YAMLWalk(file: file, firstLine: firstLine, renamed: renamed)
            let result = try walk.convert(node, depth: 1)
            faults.report(walk.duplicates)
            return result
        } catch let YamlError.duplicatedKeysInMapping(_, context) {
            // Yams stops at the first key that comes again. Its first scalar becomes another for
            // a moment, one that no key has yet, so that the whole document is read and every
            // such key is named.
            guard renamed.count < 1_000, renamed[position(context.mark)] == nil,
                let unused = Unicode.Scalar(0xE000 + UInt32(renamed.count)),
                let original = renameKey(at: context.mark, to: unused, in: &text)
            else { throw .yamlSyntax("a key stands twice", at: range(context.mark)) }
            renamed[position(context.mark)] = original
        } catch let fault as Diagnostic {
            throw fault
        } catch {
            throw yamlFault(error, file: file, firstLine: firstLine)
        }
    }

    func range(_ mark: Mark) -> SourceRange {
        SourceRange(file: file, line: mark.line + firstLine - 1, column: mark.column)
    }
}

private func position(_ mark: Mark) -> SourcePosition {
    SourcePosition(line: mark.line, column: mark.column)
}

/// Line ends as LF, which is what libyaml and our line numbers agree on.
private func normalised(_ bytes: [UInt8]) -> String {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    for (index, byte) in bytes.enumerated() {
        if byte == 0x0D {
            if index + 1 < bytes.count, bytes[index + 1] == 0x0A { continue }
            output.append(0x0A)
        } else {
            output.append(byte)
        }
    }
    return String(decoding: output, as: UTF8.self)
}

/// Puts a private-use scalar for the first of a key, which keeps every column, and gives the old.
private func renameKey(
    at mark: Mark,
    to unused: Unicode.Scalar,
    in text: inout String
) -> Unicode.Scalar? {
    var scalars = Array(text.unicodeScalars)
    var line = 1
    var index = 0
    while line < mark.line, index < scalars.count {
        if scalars[index] == "\n" { line += 1 }
        index += 1
    }
    index += mark.column - 1
    if index < scalars.count, scalars[index] == "\"" || scalars[index] == "'" { index += 1 }
    guard index < scalars.count, scalars[index] != "\n" else { return nil }
    let original = scalars[index]
    scalars[index] = unused
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    text = String(view)
    return original
}

/// Turns Yams' nodes into ours, with the keys that were renamed put back.
private struct YAMLWalk {
    let file: String
    let firstLine: Int
    let renamed: [SourcePosition: Unicode.Scalar]
    var duplicates: [Diagnostic] = []

    mutating func convert(_ node: Node, depth: Int) throws -> YAMLNode {
        let place = range(node.mark, text: "")
        guard depth <= YAMLNode.depthLimit else { throw Diagnostic.yamlTooDeep(at: place) }
        switch node {
        case .scalar(let scalar):
            return YAMLNode(
                place: range(node.mark, text: scalar.string),
                kind: .scalar(scalar.string, isPlain: scalar.style == .plain)
            )
        case .sequence(let sequence):
            var items: [YAMLNode] = []
            for item in sequence { items.append(try convert(item, depth: depth + 1)) }
            return YAMLNode(place: place, kind: .sequence(items))
        case .mapping(let mapping):
            return YAMLNode(place: place, kind: .mapping(try entries(of: mapping, depth)))
        case .alias:
            throw Diagnostic.yamlAnchor(at: place)
        }
    }

    private mutating func entries(
        of mapping: Node.Mapping,
        _ depth: Int
    ) throws -> [YAMLEntry] {
        var entries: [YAMLEntry] = []
        var seen: [String: SourceRange] = [:]
        for (keyNode, valueNode) in mapping {
            guard case .scalar(let scalar) = keyNode else {
                throw Diagnostic.yamlKeyNotText(at: range(keyNode.mark, text: ""))
            }
            var key = scalar.string
            if let mark = keyNode.mark, let original = renamed[position(mark)] {
                key = String(original) + String(key.unicodeScalars.dropFirst())
            }
            let place = range(keyNode.mark, text: key)
            if let fault = keyFault(key, at: place) { throw fault }
            if let first = seen[key] {
                duplicates.append(.duplicateKey(key, first: first, at: place))
            } else {
                seen[key] = place
            }
            entries.append(
                YAMLEntry(
                    key: key,
                    keyPlace: place,
                    value: try convert(valueNode, depth: depth + 1)
                )
            )
        }
        return entries
    }

    private func keyFault(_ key: String, at place: SourceRange) -> Diagnostic? {
        for scalar in key.unicodeScalars {
            if scalar.properties.generalCategory == .format {
                return .invisibleInKey(scalar, at: place)
            }
        }
        return nil
    }

    private func range(_ mark: Mark?, text: String) -> SourceRange {
        let width = text.contains("\n") ? 1 : text.unicodeScalars.count
        return SourceRange(
            file: file,
            line: (mark?.line ?? 1) + firstLine - 1,
            column: mark?.column ?? 1,
            width: width
        )
    }
}

private func yamlFault(_ error: any Error, file: String, firstLine: Int) -> Diagnostic {
    let place = { (mark: Mark) in
        SourceRange(file: file, line: mark.line + firstLine - 1, column: max(1, mark.column))
    }
    guard let fault = error as? YamlError else {
        return .yamlSyntax("it does not parse", at: SourceRange(file: file, line: 1, column: 1))
    }
    switch fault {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _):
        return .yamlSyntax(problem, at: place(mark))
    case .composer(_, let problem, let mark, _):
        return problem.contains("another document")
            ? .yamlSecondDocument(at: place(mark)) : .yamlSyntax(problem, at: place(mark))
    case .no, .memory, .reader, .writer, .emitter, .representer, .dataCouldNotBeDecoded,
        .duplicatedKeysInMapping:
        return .yamlSyntax("it does not parse", at: SourceRange(file: file, line: 1, column: 1))
    }
}
