import ArgumentParser
import Books
import ContentReader
import Incentives

/// How the journal is written.
enum JournalFormat: String, CaseIterable, ExpressibleByArgument, Sendable {
    case hledger
    case csv
}

/// Writes the statements of a period as double entries.
struct ExportJournal: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "journal",
        abstract: "Writes the statements of a period as double entries.",
        discussion: """
            guerdon export journal 2026-Q1 | hledger -f - balance

            Debits are above zero, credits below. What a program pays is an expense; what is \
            withheld, what is due by each means and what is carried are liabilities.
            """
    )

    @Argument(help: "The statements' period, such as 2026-Q1.") var period: String
    @OptionGroup var options: SiteOptions
    @Option(help: "hledger or csv.") var format = JournalFormat.hledger

    func run() async throws {
        let report = Report(terminal: Terminal(quiet: options.quiet), format: .text)
        try await report.ending {
            let site = try await readSite(options, withDrafts: false, drawsPages: false, report)
            try report.show(site.warnings, site.loaded)
            let figures = try await figures(of: period, isOver: true, site, report)
            let file = JournalFile(figures.heading, figures.statements) { statement in
                site.content.payees.payee(statement.partner.text, in: statement.currency)?
                    .creditNote
            }
            switch format {
            case .hledger: try report.terminal.result(file.hledger())
            case .csv: try report.terminal.result(file.csv())
            }
        }
    }
}
