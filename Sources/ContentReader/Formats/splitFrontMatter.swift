import Diagnostics

/// A markdown file cut into its front matter and its body, each with the line it begins on.
struct FrontMatter: Sendable {
    let yaml: [UInt8]
    let yamlFirstLine: Int
    let body: [UInt8]
    let bodyFirstLine: Int
}

/// Cuts the front matter off a markdown file: from a first line `---` to the next.
///
/// - Throws: a diagnostic when the file does not begin with one, or when it never ends.
func splitFrontMatter(file: String, bytes: [UInt8]) throws(Diagnostic) -> FrontMatter {
    var lines = LineEnds(bytes: bytes)
    guard let first = lines.next(), isFence(bytes[first]) else {
        throw .noFrontMatter(at: SourceRange(file: file, line: 1, column: 1))
    }
    let start = lines.position
    var number = 1
    while let line = lines.next() {
        number += 1
        if isFence(bytes[line]) {
            return FrontMatter(
                yaml: Array(bytes[start..<line.lowerBound]),
                yamlFirstLine: 2,
                body: Array(bytes[lines.position...]),
                bodyFirstLine: number + 1
            )
        }
    }
    throw .openFrontMatter(at: SourceRange(file: file, line: 1, column: 1, width: 3))
}

private func isFence(_ line: ArraySlice<UInt8>) -> Bool {
    var end = line.endIndex
    while end > line.startIndex, line[end - 1] == 0x20 || line[end - 1] == 0x09 { end -= 1 }
    return line[line.startIndex..<end].elementsEqual([0x2D, 0x2D, 0x2D])
}

/// The lines of a text, without what ends them: LF, CRLF or a bare CR.
private struct LineEnds {
    let bytes: [UInt8]
    private(set) var position = 0

    init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    mutating func next() -> Range<Int>? {
        guard position < bytes.count else { return nil }
        let start = position
        while position < bytes.count, bytes[position] != 0x0A, bytes[position] != 0x0D {
            position += 1
        }
        let end = position
        if position < bytes.count {
            let isPair =
                bytes[position] == 0x0D && position + 1 < bytes.count
                && bytes[position + 1] == 0x0A
            position += isPair ? 2 : 1
        }
        return start..<end
    }
}
