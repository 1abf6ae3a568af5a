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
        tree -> (blocks: [CMarkTree.Block], findings: [CMarkTree.Finding], text: [String])? in
        if tree.leastOutputCount() > outputLimit { return nil }
        return (tree.blocks(), tree.findings(), tree.paragraphs(without: drawn))
    }
    guard let read else {
        throw .markdownTooMuchOutput(at: SourceRange(file: file, line: firstLine, column: 1))
    }
    let origin = TextOrigin(file: file, firstLine: firstLine)
    var faults = read.findings.compactMap { origin.fault(of: $0) }
    let lines = lineCount(bytes)
    var anchors = Anchors()
    var blocks: [MarkdownDocument.Block] = []
    let top = topLevel(of: read.blocks)
    for block in read.blocks {
        switch block.kind {
        case .heading(let level, let text):
            let anchor = anchors.anchor(for: text)
            let rank = min(6, level - top + 2)
            blocks.append(
                level == top
                    ? .heading(text: text, anchor: anchor)
                    : .html("<h\(rank) id=\"\(anchor)\">\(text)</h\(rank)>\n")
            )
        case .fenced(let info, let content):
            let fenced = origin.fenced(block, info: info, content: content)
            guard drawn.contains(fenced.word) else {
                if let near = suggestName(for: fenced.word, among: drawn.sorted(), within: 1) {
                    faults.append(.unknownFence(fenced.word, near: near, at: fenced.place))
                }
                blocks.append(.html(HTML(trustedBytes: block.html)))
                continue
            }
            let end = block.line + lineCount(Array(content.utf8)) + 1
            if end > lines { faults.append(.markdownOpenBlock(fenced.word, at: fenced.place)) }
            blocks.append(.fenced(fenced))
        case .other: blocks.append(.html(HTML(trustedBytes: block.html)))
        }
    }
    let links = read.findings.compactMap(origin.link)
    return (MarkdownDocument(blocks: blocks, links: links, paragraphs: read.text), faults)
}

/// The file that a text stands in, and the line it begins on.
private struct TextOrigin {
    let file: String
    let firstLine: Int

    func place(line: Int, column: Int = 1, width: Int = 1) -> SourceRange {
        SourceRange(file: file, line: line + firstLine - 1, column: column, width: width)
    }

    func fault(of finding: CMarkTree.Finding) -> Diagnostic? {
        switch finding.kind {
        case .address(let address):
            SafeURL(address) == nil
                ? .markdownUnsafeLink(address, at: place(line: finding.line)) : nil
        case .rawHTML(let markup): .markdownRawHTML(markup, at: place(line: finding.line))
        }
    }

    /// A link or an image that a page may lead to.
    func link(of finding: CMarkTree.Finding) -> MarkdownDocument.Link? {
        guard case .address(let address) = finding.kind, SafeURL(address) != nil else { return nil }
        return MarkdownDocument.Link(address: address, place: place(line: finding.line))
    }

    /// A fenced block; its info's first word says what it is.
    func fenced(
        _ block: CMarkTree.Block,
        info: String,
        content: String
    ) -> MarkdownDocument.Fenced {
        let word = info.prefix { $0 != " " }
        return MarkdownDocument.Fenced(
            word: String(word),
            argument: String(info.dropFirst(word.count).drop { $0 == " " }),
            content: content,
            place: place(
                line: block.line,
                column: block.byteColumn,
                width: 3 + info.unicodeScalars.count
            )
        )
    }
}

/// The level of the text's topmost headings.
private func topLevel(of blocks: [CMarkTree.Block]) -> Int {
    blocks.compactMap { block -> Int? in
        if case .heading(let level, _) = block.kind { return level }
        return nil
    }.min() ?? 1
}

/// Lines of a text, whichever way they end; the last one need not end.
private func lineCount(_ bytes: [UInt8]) -> Int {
    var count = bytes.isEmpty || bytes.last == 0x0A || bytes.last == 0x0D ? 0 : 1
    for (index, byte) in bytes.enumerated() {
        let isPair = byte == 0x0D && index + 1 < bytes.count && bytes[index + 1] == 0x0A
        if byte == 0x0A || (byte == 0x0D && !isPair) { count += 1 }
    }
    return count
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
            let isPair = byte == 0x0D && index + 1 < bytes.count && bytes[index + 1] == 0x0A
            if !isPair { line += 1 }
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

    static func unknownFence(_ word: String, near: String, at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .unknownBlock,
            at: place,
            "a fenced block is drawn from the rule only under its own word",
            found: word,
            hint: "did you mean `\(near)`?"
        )
    }

    static func markdownOpenBlock(_ word: String, at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .markdownOpenBlock,
            at: place,
            "a fenced block ends with a fence of its own",
            found: word,
            hint: "close it with ``` on a line of its own"
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
