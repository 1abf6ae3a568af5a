import Diagnostics

/// An `example` block of a document: its title and its YAML, with places.
struct ExampleBlock: Sendable {
    let title: String
    let content: [UInt8]
    let firstLine: Int
    let place: SourceRange
}

/// Finds the `example` blocks of a document by its fences.
///
/// A fence is three or more backticks or tildes, at most three spaces in; it ends at one that is as
/// long, or at the document's end.
///
/// - Source: CommonMark 0.31, "Fenced code blocks".
func findExamples(_ document: MarkdownFile) -> [ExampleBlock] {
    var blocks: [ExampleBlock] = []
    var open: Fence?
    var info = ""
    var content: [UInt8] = []
    var start = 0
    for (index, line) in splitLines(document.body).enumerated() {
        let number = document.bodyFirstLine + index
        if let fence = open {
            guard fence.isClosed(by: line) else {
                content += line
                content.append(0x0A)
                continue
            }
            if info == "example" || info.hasPrefix("example ") {
                blocks.append(
                    ExampleBlock(
                        title: String(info.dropFirst("example".utf8.count).drop { $0 == " " }),
                        content: content,
                        firstLine: start + 1,
                        place: SourceRange(
                            file: document.path,
                            line: start,
                            column: 1,
                            width: fence.length + info.unicodeScalars.count
                        )
                    )
                )
            }
            open = nil
        } else if let (fence, text) = Fence.opening(line) {
            open = fence
            info = text
            content = []
            start = number
        }
    }
    return blocks
}

private struct Fence {
    let byte: UInt8
    let length: Int

    static func opening(_ line: ArraySlice<UInt8>) -> (Fence, String)? {
        let indented = line.prefix { $0 == 0x20 }
        let rest = line.dropFirst(indented.count)
        guard indented.count <= 3, let byte = rest.first, byte == 0x60 || byte == 0x7E else {
            return nil
        }
        let length = rest.prefix { $0 == byte }.count
        let info = String(decoding: rest.dropFirst(length), as: UTF8.self)
        guard length >= 3, byte == 0x7E || !info.contains("`") else { return nil }
        var text = info[...]
        while text.first == " " { text.removeFirst() }
        while text.last == " " { text.removeLast() }
        return (Fence(byte: byte, length: length), String(text))
    }

    func isClosed(by line: ArraySlice<UInt8>) -> Bool {
        let rest = line.drop { $0 == 0x20 }
        let count = rest.prefix { $0 == byte }.count
        return count >= length && rest.dropFirst(count).allSatisfy { $0 == 0x20 || $0 == 0x09 }
    }
}

private func splitLines(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var start = 0
    var index = 0
    while index < bytes.count {
        if bytes[index] == 0x0A || bytes[index] == 0x0D {
            lines.append(bytes[start..<index])
            if bytes[index] == 0x0D, index + 1 < bytes.count, bytes[index + 1] == 0x0A {
                index += 1
            }
            start = index + 1
        }
        index += 1
    }
    if start < bytes.count { lines.append(bytes[start...]) }
    return lines
}
