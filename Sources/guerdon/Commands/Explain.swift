import ArgumentParser
import Books
import ContentReader
import Diagnostics
import Incentives
import StatementSite

/// How a trace is printed.
enum TraceFormat: String, CaseIterable, ExpressibleByArgument, Sendable {
    case text
    case json
}

/// Prints how a statement came about, line by line.
struct Explain: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Prints the trace of a statement: each line that counts, each that does not with "
            + "the reason, and every step to the payout.",
        discussion: "guerdon explain kuta-cycles 2026-Q1 volume-2026/quarterly"
    )

    @Argument(help: "The partner's id.") var partner: String
    @Argument(help: "The statement's period, such as 2026-Q1.") var period: String
    @Argument(help: "Only this incentive: PROGRAM/INCENTIVE.") var incentive: String?
    @OptionGroup var options: SiteOptions
    @Option(help: "text or json.") var format = TraceFormat.text
    @Flag(help: "Take programs that nobody has approved, too.") var drafts = false

    func run() async throws {
        let report = Report(terminal: Terminal(quiet: options.quiet), format: .text)
        try await report.ending {
            let site = try await readSite(options, withDrafts: drafts, drawsPages: false, report)
            let filters = CompiledFilters(site.content.portfolio)
            let checked = try checkSite(site, filters: filters, report)
            try report.show(checked.warnings, site.loaded)
            let whole = try trace(site, checked.renderer, filters, report)
            let names = whole.incentives
            if let incentive, !names.contains(incentive) {
                throw Stop(
                    status: 64,
                    "the statement has no incentive \(incentive); it has "
                        + names.joined(separator: ", ")
                )
            }
            let chosen = incentive.map(whole.only) ?? whole
            switch format {
            case .text: try report.terminal.result(chosen.text)
            case .json: try report.terminal.result(chosen.json)
            }
        }
    }

    /// The trace that a closing keeps, or that of a statement which may still change.
    private func trace(
        _ site: ReadSite,
        _ renderer: SiteRenderer,
        _ filters: CompiledFilters,
        _ report: Report
    ) throws -> TraceReport {
        let locale = site.content.facts.defaultLocale
        let words = renderer.traceWords(locale: locale)
        let kept = site.closed.first { $0.head.period.name == period }?.statements.first {
            $0.figures.partner.text == partner
        }
        if let kept { return TraceReport(kept: kept.trace, words) }
        return TraceReport(
            renderer.trace(try find(site, filters, report), locale: locale),
            words
        )
    }

    private func find(
        _ site: ReadSite,
        _ filters: CompiledFilters,
        _ report: Report
    ) throws -> Statement {
        let portfolio = site.content.portfolio
        let index = try findPartner(partner, in: portfolio.partners)
        let drawn: [Statement]
        do {
            drawn = try statements(
                of: index,
                site.content,
                filters: filters,
                shared: shareFigures(site.content, filters: filters)
            )
        } catch let fault as Diagnostic {
            throw try report.stop([fault], site.loaded)
        }
        guard let statement = drawn.first(where: { $0.period.name == period }) else {
            throw Stop(status: 64, noStatement(index, drawn, site))
        }
        return statement
    }

    /// Why there is none, and which there are.
    private func noStatement(
        _ index: PartnerIndex,
        _ drawn: [Statement],
        _ site: ReadSite
    ) -> String {
        let portfolio = site.content.portfolio
        let closed = site.closed.filter { closing in
            closing.statements.contains { $0.figures.partner.text == partner }
        }
        let periods = closed.map(\.head.period) + drawn.map(\.period)
        let names = periods.map(\.name)
        var text = "\(partner) has no statement \(period)"
        let year = portfolio.terms.fiscalYearStarts
        if let asked = Period(name: period, fiscalYearStarts: year) {
            if let opening = portfolio.opening, asked.span.last <= opening.through {
                text += ": another system stated it, and statements begin on \(opening.start)"
                return text + (names.isEmpty ? "" : "; it has \(names.joined(separator: ", "))")
            }
            let lines = portfolio.sales.linesOfPartner[index].count {
                asked.span.contains(portfolio.sales.days[$0])
            }
            if lines > 0, !periods.contains(where: { $0.span.overlaps(asked.span) }) {
                text += ", though it has \(counted(lines, "sales line")) of it: no program runs "
                text += "then, or the partner is not active"
            }
        }
        return text + (names.isEmpty ? "" : "; it has \(names.joined(separator: ", "))")
    }
}
