import ArgumentParser
import ContentReader
import Diagnostics
import Incentives

/// Reads everything and prints every diagnostic; publishes nothing.
struct Check: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Reads all content, compiles the templates, runs every example, and prints every "
            + "diagnostic.",
        discussion: "Nothing is published. Exit status 1 says that build would refuse the content."
    )

    @OptionGroup var options: SiteOptions
    @Option(help: "text, json, or github for annotations of a workflow.")
    var format = ReportFormat.text
    @Flag(help: "Take programs that nobody has approved, too.") var drafts = false

    func run() async throws {
        let report = Report(terminal: Terminal(quiet: options.quiet), format: format)
        try await report.ending {
            let site = try readSite(options, withDrafts: drafts, report)
            let faults = try await checkSite(site)
            let all = site.warnings + faults
            if faults.contains(where: { $0.severity == .error }) {
                throw try report.stop(all, site.loaded)
            }
            try report.show(all, site.loaded)
            for tally in site.content.tallies { report.terminal.note(words(for: tally)) }
            report.terminal.note(summary(of: site.content))
        }
    }

    private func words(for tally: FileTally) -> String {
        var text = "\(tally.path): \(tally.rowsRead) \(tally.what) read"
        if tally.rowsSkipped > 0 { text += ", \(tally.rowsSkipped) rows left out by its source" }
        if tally.rowsLater > 0 { text += ", \(tally.rowsLater) after the as-of day not seen" }
        return text
    }

    private func summary(of content: Content) -> String {
        let portfolio = content.portfolio
        let examples = content.examples.joined().count
        return "\(portfolio.partners.count) partners, \(portfolio.products.count) products, "
            + "\(portfolio.sales.count) lines, \(portfolio.programs.count) programs, "
            + "\(portfolio.boards.count) boards; \(examples) examples pay what they promise"
    }
}
