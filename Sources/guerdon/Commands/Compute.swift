import ArgumentParser
import Books
import ContentReader
import Diagnostics
import Incentives

/// How figures are printed.
enum FiguresFormat: String, CaseIterable, ExpressibleByArgument, Sendable {
    case json
    case csv
}

/// Prints every figure, without pages, templates and examples.
struct Compute: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Prints every figure of every statement and board.",
        discussion: """
            json holds statements with their bridge, incentives and parts, and the boards; csv \
            holds a row for each incentive and period. Money is text with the currency's decimals. \
            This is the vendor's view: it names partners by their ids.
            """
    )

    @OptionGroup var options: SiteOptions
    @Option(help: "json or csv.") var format = FiguresFormat.json
    @Flag(help: "Take programs that nobody has approved, too.") var drafts = false

    func run() async throws {
        let report = Report(terminal: Terminal(quiet: options.quiet), format: .text)
        try await report.ending {
            let site = try await readSite(options, withDrafts: drafts, drawsPages: false, report)
            try report.show(site.warnings, site.loaded)
            let content = site.content
            let filters = CompiledFilters(content.portfolio)
            do {
                let boards = try rankBoards(content, filters: filters)
                let all = try await mapStatements(content, filters: filters) { $1 }
                let figures = FiguresFile(
                    portfolio: content.portfolio,
                    kept: site.closed.flatMap(\.statements).map(\.compute),
                    statements: all.flatMap { $0 },
                    leaderboards: boards
                )
                switch format {
                case .json: try report.terminal.result(figures.json())
                case .csv: try report.terminal.result(figures.csv())
                }
            } catch let fault as Diagnostic {
                throw try report.stop([fault], site.loaded)
            }
        }
    }
}
