import ArgumentParser
import Books
import ContentReader
import Incentives

/// Writes how far the budgets of programs have come.
struct ExportBudget: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "budget",
        abstract: "Writes how far the budgets of programs have come.",
        discussion: """
            For each program with a budget its amount, what statements pay of it, what is accrued \
            besides and what is left; up to a period, where one is said.
            """
    )

    @Argument(help: "The last period that is looked at; all where none is said.")
    var period: String?
    @OptionGroup var options: SiteOptions
    @Option(help: "csv or json.") var format = FiguresFormat.csv

    func run() async throws {
        let report = Report(terminal: Terminal(quiet: options.quiet), format: .text)
        try await report.ending {
            let site = try await readSite(options, withDrafts: false, drawsPages: false, report)
            try report.show(site.warnings, site.loaded)
            let portfolio = site.content.portfolio
            let all: [StatementFigures]
            var asked: Period?
            if let period {
                let figures = try await figures(of: period, isOver: false, site, report)
                asked = figures.heading.period
                all = figures.all
            } else {
                all = try await allFigures(site, report)
            }
            let file = BudgetFile(
                asOf: portfolio.terms.asOf,
                upTo: asked,
                portfolio.programs,
                all,
                behind: portfolio.opening
            )
            switch format {
            case .csv: try report.terminal.result(file.csv())
            case .json: try report.terminal.result(file.json())
            }
        }
    }
}
