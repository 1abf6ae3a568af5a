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
            let site = try await readSite(options, withDrafts: drafts, drawsPages: true, report)
            let filters = CompiledFilters(site.content.portfolio)
            let checked = try checkSite(site, filters: filters, report)
            let findings = try await look(at: site, filters: filters, report)
            try report.show(checked.warnings, site.loaded)
            for line in findings.tallies + findings.cliffs { report.terminal.note(line) }
            report.terminal.note(summary(of: site.content))
            if site.content.facts.access == .sealed, site.keyring == nil {
                report.terminal.note(
                    "pages are sealed, so build needs the keyring, which check does not"
                )
            }
        }
    }

    /// Draws up every statement and lets it go, so that a sum out of range is found here; gives the
    /// bounds at which payouts jump, with those who stand near one, and what no statement lists.
    private func look(
        at site: ReadSite,
        filters: CompiledFilters,
        _ report: Report
    ) async throws -> (tallies: [String], cliffs: [String]) {
        let content = site.content
        let sales = content.portfolio.sales
        let stated = content.portfolio.stated.through
        do {
            let cliffs = try CliffReport(content.portfolio)
            let found = try await mapStatements(content, filters: filters) { partner, drawn in
                (
                    near: try cliffs.near(drawn),
                    // What is stated already needs no statement.
                    unlisted: drawn.missing(from: sales.linesOfPartner[partner], of: sales)
                        .filter { line in stated.map { sales.days[line] > $0 } ?? true }
                )
            }
            let tallies = tallyLines(
                content.tallies,
                unlisted: found.flatMap(\.unlisted),
                places: content.places
            )
            return (tallies, cliffs.lines(found.flatMap(\.near)))
        } catch let fault as Diagnostic {
            throw try report.stop([fault], site.loaded)
        } catch is MoneyError {
            throw Stop(status: 1, "a jump at a bound is too large to compute; check the bounds")
        }
    }

    private func summary(of content: Content) -> String {
        let portfolio = content.portfolio
        let examples = content.examples.joined().count
        let counts = [
            (portfolio.partners.count, "partner"), (portfolio.products.count, "product"),
            (portfolio.sales.count, "line"), (portfolio.programs.count, "program"),
            (portfolio.boards.count, "board"),
        ]
        let kept =
            switch examples {
            case 0: "no example to test"
            case 1: "1 example pays what it promises"
            case _: "\(examples) examples pay what they promise"
            }
        return counts.map { counted($0, $1) }.joined(separator: ", ") + "; \(kept)"
    }
}
