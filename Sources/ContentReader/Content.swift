public import Diagnostics
public import Incentives
public import Markdown

/// A file of a site as it was read: its path below the site and its bytes.
public struct ContentFile: Hashable, Sendable {
    /// Such as `content/programs/volume.md`.
    public let path: String
    public let bytes: [UInt8]

    public init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
    }
}

/// All that a site's content says, checked and with its names looked up.
public struct Content: Sendable {
    public let facts: SiteFacts
    public let portfolio: Portfolio
    /// The text of each program of the portfolio.
    public let programTexts: [DocumentText]
    /// The text of each board of the portfolio.
    public let boardTexts: [DocumentText]
    public let pages: [FreePage]
    /// Files that are copied as they are, by their paths below the published site.
    public let statics: [ContentFile]
    /// The examples of each program of the portfolio.
    public let examples: [[PlacedExample]]
    /// What was read from each file of rows.
    public let tallies: [FileTally]
    /// Who is paid to which account, and from which; no page is given it.
    public let payees: PayeeBook
    public let places: ContentPlaces
    public let kept: KeptFiles

    /// The same, going on from what is stated.
    public func stating(_ stated: Stated) -> Content {
        Content(
            facts: facts,
            portfolio: portfolio.stating(stated),
            programTexts: programTexts,
            boardTexts: boardTexts,
            pages: pages,
            statics: statics,
            examples: examples,
            tallies: tallies,
            payees: payees,
            places: places,
            kept: kept
        )
    }
}

/// The body of a document in each locale that has one.
public struct DocumentText: Sendable {
    /// The file that holds the front matter.
    public let path: String
    /// The bytes of that file.
    public let bytes: [UInt8]
    /// By locale; the site's default locale is always there.
    public let bodies: [String: MarkdownDocument]
}

/// A page that is no program and no board.
public struct FreePage: Sendable {
    /// Below the site, without an ending: `how-to-claim`.
    public let name: String
    public let title: LocalText
    /// Who finds it on its index; nil where it is for everybody.
    public let audience: [PartnerCondition]?
    public let text: DocumentText
}

/// An example with the place of its block.
public struct PlacedExample: Sendable {
    public let example: Example
    public let place: SourceRange
    /// The places of what is promised of each incentive.
    public let promisePlaces: [SourceRange]
}

/// What was read from a file of rows, for `check` to print.
public struct FileTally: Hashable, Sendable {
    public let path: String
    /// What a row is, of one and of several: a territory, territories.
    public let one: String
    public let several: String
    public let rowsRead: Int
    /// Rows that a rule of the source leaves out.
    public let rowsSkipped: Int
    /// Rows that repeat another one exactly.
    public let rowsRepeated: Int
    /// Rows dated after the as-of day.
    public let rowsLater: Int
}

/// Where the parts of a portfolio stand in the files.
public struct ContentPlaces: Sendable {
    let partners: [SourceRange]
    let programs: [String]
    let boards: [String]
    let salesFiles: [String]
    let lines: [LinePlace]
    public let terms: TermPlaces

    /// Where a partner stands.
    public func place(ofPartner partner: PartnerIndex) -> SourceRange { partners[partner] }

    /// Where a sales line stands.
    public func place(ofLine line: LineIndex) -> SourceRange {
        SourceRange(
            file: salesFiles[Int(lines[line].file)],
            line: Int(lines[line].line),
            column: 1
        )
    }
}

/// Where `site.yaml` says what is checked behind reading it; the mapping around a key that is not
/// written.
public struct TermPlaces: Hashable, Sendable {
    public let cycle: SourceRange
    public let fiscalYearStarts: SourceRange
    /// Nil where it says nothing of it.
    public let access: SourceRange?
}
