import ArgumentParser
import ContentReader
import Incentives
import Publisher
import Sealing

/// Reads a sealed page without a browser.
struct Open: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Opens a sealed page and prints what it holds.",
        discussion: """
            Runs no script of the page, so it reads pages of a host that nobody trusts. The site's \
            keyring opens the pages of today's partners, by their links of today and before; with \
            --code a file holds the partner's link, or the code as it is typed, and no site is \
            needed.
            """
    )

    @OptionGroup var place: SitePlace
    @Argument(help: "The page's file.") var file: String
    @Option(help: "html, csv or json.") var part = SealedPart.html
    @Option(help: "A file that holds a link or a code; - is standard input.") var code: String?

    /// What a sealed page holds.
    enum SealedPart: String, CaseIterable, ExpressibleByArgument, Sendable {
        case html
        case csv
        case json
    }

    func run() async throws {
        let report = Report(terminal: Terminal(quiet: place.quiet), format: .text)
        try await report.ending {
            let page = try readSealedFile(file)
            let texts: SealedTexts
            if let code {
                texts = try page.open(by: readCode(code))
            } else {
                texts = try page.open(by: try findCode(of: page, report))
            }
            switch part {
            case .html: try report.terminal.result(texts.html)
            case .csv: try report.terminal.result(texts.csv)
            case .json: try report.terminal.result(texts.json)
            }
        }
    }

    /// The code of a page by the site's keys.
    private func findCode(of page: SealedFile, _ report: Report) throws -> PeriodCode {
        let loaded = try loadSite(place.site)
        let proven = try proveClosings(loaded, place)
        guard let keyring = proven.keyring else {
            throw Stop(
                status: 64,
                "say by what to open it: --keyring FILE of its site, or --code FILE with a link"
            )
        }
        guard page.site == keyring.site else {
            throw Stop(status: 1, "the page is of another site: of \(page.site.text)")
        }
        let today = readToday()
        let (content, faults) = readContent(
            loaded.content,
            ReadOrder(asOf: nil, today: today, withDrafts: false)
        )
        guard let content else { throw try report.stop(faults, loaded) }
        guard let code = keyring.code(of: page, among: content.portfolio.partners) else {
            throw Stop(
                status: 1,
                "the page is of no partner of the site, or was sealed by a keyring before this one"
            )
        }
        return code
    }
}
