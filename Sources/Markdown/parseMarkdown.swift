public import Diagnostics
import Markup

/// The most bytes a document's text may have.
private let sizeLimit = 1 << 20
/// The most columns of a table.
private let columnLimit = 64
/// The longest line that holds a table's bars, in bytes.
private let tableLineLimit = 64 << 10

/// Reads a document's markdown as blocks.
///
/// Headings go down so that the first stands below the page's own. Raw HTML is left out with a
/// warning; an address that a page may not link to is an error.
///
/// - `firstLine`: the line of the file on which `bytes` begin.
/// - `drawn`: the words of the fenced blocks that the caller draws.
/// - Throws: what keeps the text from being read at all.
public func parseMarkdown(
    file: String,
    bytes: [UInt8],
    firstLine: Int,
    drawn: Set<String>
) throws(Diagnostic) -> (document: MarkdownDocument, faults: [Diagnostic]) {
    try checkSize(file: file, bytes: bytes, firstLine: firstLine)
    let outputLimit = 16 * bytes.count + (64 << 10)
    let read = CMarkTree.withTree(of: bytes) {
        tree -> (blocks: [CMarkTree.Block], findings: [CMarkTree.Finding])? in
        if tree.leastOutputCount() > outputLimit { return nil }
        return (tree.blocks(), tree.findings())
    }
    guard let read else {
        throw .markdownTooMuchOutput(at: SourceRange(file: file, line: firstLine, column: 1))
    }
    let faults = read.findings.compactMap { finding -> Diagnostic? in
        let place = SourceRange(file: file, line: finding.line + firstLine - 1, column: 1)
        switch finding.kind {
        case .address(let address):
            return SafeURL(address) == nil ? .markdownUnsafeLink(address, at: place) : nil
        case .rawHTML(let markup): return .markdownRawHTML(markup, at: place)
        }
    }
    let top =
        read.blocks.compactMap { block -> Int? in
            if case .heading(let level, _) = block.kind { return level }
            return nil
        }.min() ?? 1
    var anchors = Anchors()
    var blocks: [MarkdownDocument.Block] = []
    for block in read.blocks {
        switch block.kind {
        case .heading(let level, let text) where level == top:
            blocks.append(.heading(text: text, anchor: anchors.anchor(for: text)))
        case .heading(let level, let text):
            let rank = min(6, level - top + 2)
            let anchor = anchors.anchor(for: text)
            blocks.append(.html("<h\(rank) id=\"\(anchor)\">\(text)</h\(rank)>\n"))
        case .fenced(let info, let content):
            let (word, argument) = splitInfo(info)
            if drawn.contains(word) {
                blocks.append(
                    .fenced(
                        MarkdownDocument.Fenced(
                            word: word,
                            argument: argument,
                            content: content,
                            place: SourceRange(
                                file: file,
                                line: block.line + firstLine - 1,
                                column: block.byteColumn,
                                width: 3 + info.unicodeScalars.count
                            )
                        )
                    )
                )
            } else {
                blocks.append(.html(HTML(trustedBytes: block.html)))
            }
        case .other: blocks.append(.html(HTML(trustedBytes: block.html)))
        }
    }
    return (MarkdownDocument(blocks: blocks), faults)
}

private func splitInfo(_ info: String) -> (String, String) {
    let word = info.prefix { $0 != " " }
    return (String(word), String(info.dropFirst(word.count).drop { $0 == " " }))
}

/// What cmark takes quadratic time for is refused before it.
private func checkSize(
    file: String,
    bytes: [UInt8],
    firstLine: Int
) throws(Diagnostic) {
    if bytes.count > sizeLimit {
        throw .markdownTooLarge(at: SourceRange(file: file, line: firstLine, column: 1))
    }
    var line = firstLine
    var bars = 0
    var length = 0
    for (index, byte) in bytes.enumerated() {
        let isEnd = byte == 0x0A || byte == 0x0D
        if isEnd {
            if byte == 0x0A || bytes.dropFirst(index + 1).first != 0x0A { line += 1 }
            bars = 0
            length = 0
            continue
        }
        length += 1
        if byte == 0x7C { bars += 1 }
        if bars > columnLimit + 1 || (bars > 0 && length > tableLineLimit) {
            throw .markdownTooManyColumns(at: SourceRange(file: file, line: line, column: 1))
        }
    }
}

/// Anchors of headings: words and hyphens, each one once.
private struct Anchors {
    private var counts: [String: Int] = [:]

    mutating func anchor(for text: String) -> String {
        var anchor = ""
        for scalar in text.lowercased().unicodeScalars {
            if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
                anchor.unicodeScalars.append(scalar)
            } else if !anchor.hasSuffix("-"), !anchor.isEmpty {
                anchor += "-"
            }
        }
        while anchor.hasSuffix("-") { anchor.removeLast() }
        if anchor.isEmpty { anchor = "section" }
        let count = (counts[anchor] ?? 0) + 1
        counts[anchor] = count
        return count == 1 ? anchor : "\(anchor)-\(count)"
    }
}

extension Diagnostic {
    static func markdownTooLarge(at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .markdownTooLarge,
            at: place,
            "a document's text has at most 1 MiB",
            hint: "cut it into several documents"
        )
    }

    static func markdownTooManyColumns(at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .markdownTooManyColumns,
            at: place,
            "a table has at most \(columnLimit) columns",
            hint: "a page can't show more; publish the file below static/ instead"
        )
    }

    static func markdownTooMuchOutput(at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .markdownTooMuchOutput,
            at: place,
            "the text grows to over 16 times its size",
            hint: "does one reference stand in many places?"
        )
    }

    static func markdownUnsafeLink(_ address: String, at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .markdownUnsafeLink,
            at: place,
            "a link leads to https, http, mailto or a path of the site",
            found: address,
            hint: "write the whole address"
        )
    }

    static func markdownRawHTML(_ markup: String, at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .markdownRawHTML,
            .warning,
            at: place,
            "HTML in a document is left out",
            found: markup,
            hint: "write markdown"
        )
    }
}
