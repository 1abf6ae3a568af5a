import Books
import ContentReader
import Diagnostics
import Incentives
import Sealing

/// The statements of a period, as exports take them.
struct PeriodFigures: Sendable {
    let heading: ExportHeading
    /// In order of partner.
    let statements: [StatementFigures]
    /// Those of all periods, in order of partner and period.
    let all: [StatementFigures]
    /// The digest of the closing that they come from; nil for a draft.
    let closing: String?
}

/// The figures of a period that the command line names; where they are a draft, and that matters
/// since the period `isOver`, it is said.
///
/// - Throws: `Stop` with status 64 where there is no such period, where it is not over and has to
///   be, or where nobody has a statement of it.
func figures(
    of name: String,
    isOver: Bool,
    _ site: ReadSite,
    _ report: Report
) async throws -> PeriodFigures {
    let terms = site.content.portfolio.terms
    let period = try statementPeriod(name, of: terms)
    let hasEnded = period.span.last < terms.asOf
    if isOver, !hasEnded {
        throw Stop(
            status: 64,
            "\(name) ends on \(period.span.last) and is not over on \(terms.asOf)"
        )
    }
    let all = try await allFigures(site, report)
    let statements = all.filter { $0.period == period }
    guard !statements.isEmpty else {
        let names = Set(all.map(\.period.name)).sorted()
        throw Stop(
            status: 64,
            "nobody has a statement of \(name)"
                + (names.isEmpty ? "" : "; there are those of \(names.joined(separator: ", "))")
        )
    }
    let closing = site.closings.closings.first { $0.closing.head.period == period }
    if isOver, closing == nil {
        report.terminal.complain(
            "guerdon: this is a draft: \(name) is not closed, and its figures may still change\n"
        )
    }
    let state: ExportHeading.State = closing != nil ? .closed : hasEnded ? .draft : .open
    return PeriodFigures(
        heading: ExportHeading(period: period, asOf: terms.asOf, state: state),
        statements: statements,
        all: all,
        closing: closing?.digest.hexadecimal
    )
}

/// The statement period that a command line names.
///
/// - Throws: `Stop` with status 64 where there is no such period.
func statementPeriod(_ name: String, of terms: SiteTerms) throws -> Period {
    let cycle = terms.statements.cycle
    let year = terms.fiscalYearStarts
    if let period = Period(name: name, fiscalYearStarts: year), period.cycle == cycle {
        return period
    }
    let example = Period.containing(terms.asOf, cycle: cycle, fiscalYearStarts: year)
        .previous(fiscalYearStarts: year)
    throw Stop(
        status: 64,
        "\(name) is no period of the statements; they are of a \(cycle.rawValue), such as "
            + example.name
    )
}

/// The figures of all statements, those that are closed as their closings keep them, in order of
/// partner and period.
func allFigures(_ site: ReadSite, _ report: Report) async throws -> [StatementFigures] {
    let content = site.content
    let filters = CompiledFilters(content.portfolio)
    let closed = site.closed.flatMap(\.statements).map(\.figures)
    do {
        let drawn = try await mapStatements(content, filters: filters) { _, drawn in
            drawn.map { $0.figures(in: content.portfolio) }
        }.flatMap { $0 }
        return (closed + drawn).sorted { one, other in
            one.partner == other.partner
                ? one.period.span.first < other.period.span.first : one.partner < other.partner
        }
    } catch let fault as Diagnostic {
        throw try report.stop([fault], site.loaded)
    }
}
