public import Incentives
public import Sealing

/// All that is kept of a period that finance closed: its statements with their figures and pages,
/// and what they came from.
///
/// - Source: SEMANTICS 9.
public struct Closing: Hashable, Sendable {
    public let head: ClosingHead
    /// In order of their partners' ids.
    public let statements: [ClosedStatement]
    /// The programs' pages as they were, in order of their paths.
    public let pages: [FrozenPage]
    /// Every file of the content that is no rows, in order of their paths.
    public let documents: [ClosedDocument]
    /// Every file of rows, in order of their paths.
    public let rows: [ClosedRows]

    public init(
        head: ClosingHead,
        statements: [ClosedStatement],
        pages: [FrozenPage],
        documents: [ClosedDocument],
        rows: [ClosedRows]
    ) {
        self.head = head
        self.statements = statements.sorted { $0.figures.partner < $1.figures.partner }
        self.pages = pages.sorted { precedes($0.path, $1.path) }
        self.documents = documents.sorted { precedes($0.path, $1.path) }
        self.rows = rows.sorted { precedes($0.path, $1.path) }
    }
}

/// Which closing it is, and behind which.
public struct ClosingHead: Hashable, Sendable {
    public let site: SiteID
    /// From 1.
    public let number: Int
    public let period: Period
    /// The month from which periods are named, 1 to 12.
    public let fiscalYearStarts: Int
    /// The day as of which the figures were computed.
    public let asOf: Day
    /// Who closed it, as the command line said.
    public let closedBy: String
    /// The digest of the closing before; `none` for the first.
    public let before: Digest

    public init(
        site: SiteID,
        number: Int,
        period: Period,
        fiscalYearStarts: Int,
        asOf: Day,
        closedBy: String,
        before: Digest
    ) {
        self.site = site
        self.number = number
        self.period = period
        self.fiscalYearStarts = fiscalYearStarts
        self.asOf = asOf
        self.closedBy = closedBy
        self.before = before
    }
}

/// A statement as it was closed.
public struct ClosedStatement: Hashable, Sendable {
    public let figures: StatementFigures
    public let page: FrozenPage
    /// The CSV beside the page.
    public let lines: [UInt8]
    /// What `compute` prints of it.
    public let compute: JSONValue
    /// What `explain` prints of it.
    public let trace: JSONValue

    public init(
        figures: StatementFigures,
        page: FrozenPage,
        lines: [UInt8],
        compute: JSONValue,
        trace: JSONValue
    ) {
        self.figures = figures
        self.page = page
        self.lines = lines
        self.compute = compute
        self.trace = trace
    }
}

/// A page without its looks: what a template draws, so that the looks may change.
public struct FrozenPage: Hashable, Sendable {
    /// Below the published site: `p/canal-cycles/2026-Q1.html`.
    public let path: String
    public let template: String
    public let record: JSONValue

    public init(path: String, template: String, record: JSONValue) {
        self.path = path
        self.template = template
        self.record = record
    }
}

/// A copy of a file of the content.
public struct ClosedDocument: Hashable, Sendable {
    /// Below `content/`: `programs/volume-2026.md`.
    public let path: String
    public let bytes: [UInt8]

    public init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
    }

    /// Takes a document by its path below the site.
    public init(contentPath path: String, bytes: [UInt8]) {
        self.init(path: belowContent(path), bytes: bytes)
    }

    /// Below the site.
    public var contentPath: String { contentFolder + path }
}

/// A file of rows, up to where it went when it was closed; later rows stand behind that.
public struct ClosedRows: Hashable, Sendable {
    /// Below `content/`: `sales/2026-q1.csv`.
    public let path: String
    public let length: Int
    public let digest: Digest
    /// The short digest of each line with its end, so that a line that changed can be named.
    public let lineDigests: [UInt32]

    public init(path: String, length: Int, digest: Digest, lineDigests: [UInt32]) {
        self.path = path
        self.length = length
        self.digest = digest
        self.lineDigests = lineDigests
    }

    /// Takes the digests of a file as it is, by its path below the site.
    public init(ofContent path: String, _ bytes: [UInt8]) {
        self.init(of: belowContent(path), bytes)
    }

    /// Below the site.
    public var contentPath: String { contentFolder + path }

    /// Takes the digests of a file as it is.
    public init(of path: String, _ bytes: [UInt8]) {
        self.init(
            path: path,
            length: bytes.count,
            digest: Digest(of: bytes),
            lineDigests: physicalLines(of: bytes).map { Digest.short(of: bytes[$0]) }
        )
    }
}

private let contentFolder = "content/"

private func belowContent(_ path: String) -> String {
    precondition(path.hasPrefix(contentFolder), "Closings keep content.")
    return String(path.dropFirst(contentFolder.count))
}

/// Whether a path stands before another, by their bytes.
func precedes(_ path: String, _ other: String) -> Bool {
    path.utf8.lexicographicallyPrecedes(other.utf8)
}

/// The lines of a text, each with the LF, CRLF or bare CR that ends it; in UTF-16 where the text
/// begins as one does.
func physicalLines(of bytes: [UInt8]) -> [Range<Int>] {
    let units = CodeUnits(of: bytes)
    var lines: [Range<Int>] = []
    var start = 0
    var index = 0
    while let unit = units.unit(at: index) {
        index += units.width
        guard unit == 0x0A || unit == 0x0D else { continue }
        if unit == 0x0D, units.unit(at: index) == 0x0A { index += units.width }
        lines.append(start..<index)
        start = index
    }
    if start < bytes.count { lines.append(start..<bytes.count) }
    return lines
}

/// The units of a text: bytes, or pairs of them.
private struct CodeUnits {
    let width: Int
    private let bytes: [UInt8]
    private let isBigEndian: Bool

    init(of bytes: [UInt8]) {
        self.bytes = bytes
        let start = Array(bytes.prefix(2))
        // Without a mark, the first character of a file of rows is of ASCII.
        isBigEndian = start == [0xFE, 0xFF] || (start.count == 2 && start[0] == 0 && start[1] != 0)
        let isLittleEndian =
            start == [0xFF, 0xFE] || (start.count == 2 && start[0] != 0 && start[1] == 0)
        width = isBigEndian || isLittleEndian ? 2 : 1
    }

    /// Nil behind the last whole one.
    func unit(at index: Int) -> UInt16? {
        guard index + width <= bytes.count else { return nil }
        if width == 1 { return UInt16(bytes[index]) }
        let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
        return isBigEndian ? first << 8 | second : second << 8 | first
    }
}
