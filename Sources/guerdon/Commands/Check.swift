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
            let site = try readSite(options, withDrafts: drafts, drawsPages: true, report)
            let filters = CompiledFilters(site.content.portfolio)
            let checked = try checkSite(site, filters: filters, report)
            let cliffs = try await lookForCliffs(site, filters: filters, report)
            try report.show(checked.warnings, site.loaded)
            for tally in site.content.tallies { report.terminal.note(words(for: tally)) }
            for line in cliffs { report.terminal.note(line) }
            report.terminal.note(summary(of: site.content))
        }
    }

    /// Draws up every statement and lets it go, so that a sum out of range is found here; gives the
    /// bounds at which payouts jump, with those who stand near one.
    private func lookForCliffs(
        _ site: ReadSite,
        filters: CompiledFilters,
        _ report: Report
    ) async throws -> [String] {
        let content = site.content
        do {
            let cliffs = try CliffReport(content.portfolio)
            let near = try await mapInParallel(
                content.portfolio.partners.count,
                jobs: coreCount()
            ) { partner in
                try cliffs.near(try statements(of: partner, content, filters: filters))
            }
            return cliffs.lines(near.flatMap(\.self))
        } catch let fault as Diagnostic {
            throw try report.stop([fault], site.loaded)
        } catch is MoneyError {
            throw Stop(status: 1, "a jump at a bound is too large to compute; check the bounds")
        }
    }

    private func counted(_ count: Int, _ noun: String) -> String {
        "\(count) \(noun)\(count == 1 ? "" : "s")"
    }

    private func words(for tally: FileTally) -> String {
        var text = "\(tally.path): \(counted(tally.rowsRead, tally.what)) read"
        if tally.rowsSkipped > 0 {
            text += ", \(counted(tally.rowsSkipped, "row")) left out by its source"
        }
        if tally.rowsLater > 0 { text += ", \(tally.rowsLater) after the as-of day not seen" }
        return text
    }

    private func summary(of content: Content) -> String {
        let portfolio = content.portfolio
        let examples = content.examples.joined().count
        let counts = [
            (portfolio.partners.count, "partner"), (portfolio.products.count, "product"),
            (portfolio.sales.count, "line"), (portfolio.programs.count, "program"),
            (portfolio.boards.count, "board"),
        ]
        return counts.map { counted($0, $1) }.joined(separator: ", ")
            + "; \(counted(examples, "example")) "
            + (examples == 1 ? "pays what it promises" : "pay what they promise")
    }
}
