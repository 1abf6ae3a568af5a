import Books
import ContentReader
import Incentives
import Sealing
import StatementSite

/// What a period is closed with beside its statements.
struct ClosingOrder: Sendable {
    let site: SiteID
    let number: Int
    let period: Period
    let closedBy: String
    /// The digest of the closing before; `none` for the first.
    let before: Digest
}

/// Draws up the closing of a period: its statements as they stay, the texts that they were computed
/// from, copies of the documents, and the digests of the rows.
///
/// - Throws: a diagnostic when a figure leaves its range.
func drawUpClosing(
    _ order: ClosingOrder,
    _ site: ReadSite,
    _ checked: CheckedSite,
    filters: CompiledFilters
) async throws -> Closing {
    let content = site.content
    let portfolio = content.portfolio
    let closed = try await closedStatements(of: order.period, content, filters: filters)
    let kept = try await keep(closed, site, checked.renderer)
    let programs = Set(closed.flatMap { $0.settlements.map(\.program) }).sorted()
    let files = Dictionary(uniqueKeysWithValues: site.loaded.content.map { ($0.path, $0.bytes) })
    return Closing(
        head: ClosingHead(
            site: order.site,
            number: order.number,
            period: order.period,
            fiscalYearStarts: portfolio.terms.fiscalYearStarts,
            asOf: portfolio.terms.asOf,
            closedBy: order.closedBy,
            before: order.before
        ),
        statements: kept,
        pages: checked.renderer.unrenderedPrograms(programs, of: order.period)
            .map(FrozenPage.init),
        documents: content.kept.documents.map {
            ClosedDocument(contentPath: $0, bytes: files[$0] ?? [])
        },
        rows: content.kept.rows.map { ClosedRows(ofContent: $0, files[$0] ?? []) }
    )
}

/// The statements of a period as they are closed today.
private func closedStatements(
    of period: Period,
    _ content: Content,
    filters: CompiledFilters
) async throws -> [Statement] {
    let terms = content.portfolio.terms
    return try await mapStatements(content, filters: filters) { _, drawn in
        drawn.filter { $0.period == period }.map { $0.closed(on: terms.asOf, terms.statements) }
    }.flatMap { $0 }
}

/// What is kept of some statements: figures, pages, lines and traces.
private func keep(
    _ closed: [Statement],
    _ site: ReadSite,
    _ renderer: SiteRenderer
) async throws -> [ClosedStatement] {
    let portfolio = site.content.portfolio
    let figuresFile = FiguresFile(
        portfolio: portfolio,
        kept: [],
        statements: [],
        leaderboards: []
    )
    let earlier = Dictionary(
        grouping: site.closed.flatMap(\.statements).map(\.figures),
        by: \.partner
    )
    return try await mapInParallel(closed.count, jobs: coreCount(), chunk: 16) { index in
        let statement = closed[index]
        let figures = statement.figures(in: portfolio)
        let (page, csv) = renderer.unrendered(
            statement,
            history: (earlier[figures.partner] ?? []) + [figures],
            prices: nil,
            newest: nil
        )
        let locale = site.content.facts.defaultLocale
        let trace = TraceReport(
            renderer.trace(statement, locale: locale),
            renderer.traceWords(locale: locale)
        )
        return ClosedStatement(
            figures: figures,
            page: FrozenPage(keeping: page),
            lines: csv.bytes,
            compute: figuresFile.value(of: statement),
            trace: trace.value
        )
    }
}
