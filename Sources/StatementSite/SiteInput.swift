public import Diagnostics
public import Incentives
public import Markdown

/// All that the pages of a site are made of, but its statements.
public struct SiteInput: Sendable {
    public let facts: SiteFacts
    public let portfolio: Portfolio
    /// The text of each program of the portfolio.
    public let programs: [DocumentInput]
    /// The text of each board of the portfolio.
    public let boards: [DocumentInput]
    public let pages: [PageInput]
    public let leaderboards: [Leaderboard]
    /// The computed examples of each program, by the place of their block.
    public let examples: [[SourceRange: ComputedExample]]
    /// The site file's digest, which every statement names.
    public let siteDigest: String
    /// Whether the site brings a logo under this path of its own.
    public let logoPath: String?

    public init(
        facts: SiteFacts,
        portfolio: Portfolio,
        programs: [DocumentInput],
        boards: [DocumentInput],
        pages: [PageInput],
        leaderboards: [Leaderboard],
        examples: [[SourceRange: ComputedExample]],
        siteDigest: String,
        logoPath: String?
    ) {
        self.facts = facts
        self.portfolio = portfolio
        self.programs = programs
        self.boards = boards
        self.pages = pages
        self.leaderboards = leaderboards
        self.examples = examples
        self.siteDigest = siteDigest
        self.logoPath = logoPath
    }
}

/// A document's text in each locale, and the file that its front matter stands in.
public struct DocumentInput: Sendable {
    public let path: String
    public let digest: String
    /// By locale; the default locale is always there.
    public let bodies: [String: MarkdownDocument]

    public init(path: String, digest: String, bodies: [String: MarkdownDocument]) {
        self.path = path
        self.digest = digest
        self.bodies = bodies
    }
}

/// A page that is no program and no board.
public struct PageInput: Sendable {
    public let name: String
    public let title: LocalText
    /// Who finds it on its index; nil where it is for everybody.
    public let audience: [PartnerCondition]?
    public let bodies: [String: MarkdownDocument]

    public init(
        name: String,
        title: LocalText,
        audience: [PartnerCondition]?,
        bodies: [String: MarkdownDocument]
    ) {
        self.name = name
        self.title = title
        self.audience = audience
        self.bodies = bodies
    }
}

/// An example with its figures.
public struct ComputedExample: Sendable {
    public let example: Example
    public let run: TrialRun

    public init(example: Example, run: TrialRun) {
        self.example = example
        self.run = run
    }
}

/// A file of the published site.
public struct Page: Sendable {
    public let path: String
    public let bytes: [UInt8]

    public init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
    }
}
