import ArgumentParser
import Books
import ContentReader
import Incentives

/// Writes what a period that is not closed would pay so far.
struct ExportAccruals: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "accruals",
        abstract: "Writes what a period that is not closed would pay so far.",
        discussion: """
            A row for each partner, incentive and period of the incentive: what is entitled by \
            now, what of it the statement pays since that period is over, and what goes on.
            """
    )

    @Argument(help: "The statements' period, such as 2026-Q1.") var period: String
    @OptionGroup var options: SiteOptions
    @Option(help: "csv or json.") var format = FiguresFormat.csv

    func run() async throws {
        let report = Report(terminal: Terminal(quiet: options.quiet), format: .text)
        try await report.ending {
            let site = try await readSite(options, withDrafts: false, drawsPages: false, report)
            try report.show(site.warnings, site.loaded)
            let figures = try await figures(of: period, isOver: false, site, report)
            if figures.heading.state == .closed {
                throw Stop(
                    status: 64,
                    "\(period) is closed: what it pays is booked by export journal \(period)"
                )
            }
            let file = AccrualsFile(figures.heading, figures.all)
            switch format {
            case .csv: try report.terminal.result(file.csv())
            case .json: try report.terminal.result(file.json())
            }
        }
    }
}
