import Books
import Diagnostics
import Incentives
import Sealing
import StatementSite

/// The pages that closings keep, to be shown by the templates of today.
struct ClosedPages: Sendable {
    /// The newest closing; nil where nothing is closed.
    let newest: ClosingMark?
    /// The texts that closed statements were computed from.
    private let programs: [Kept]
    private let statements: [PartnerID: [ClosedStatementPages]]

    /// A page and the closing that keeps it.
    struct Kept: Sendable {
        let page: UnrenderedPage
        let closing: ClosingMark
    }

    /// A closed statement with its page and the CSV beside it.
    struct ClosedStatementPages: Sendable {
        let figures: StatementFigures
        let page: Kept
        let lines: [UInt8]
    }

    init(_ chain: ClosingChain) {
        var programs: [Kept] = []
        var statements: [PartnerID: [ClosedStatementPages]] = [:]
        for chained in chain.closings {
            let mark = ClosingMark(chained)
            let keep = { (page: FrozenPage) in
                guard let unrendered = page.unrendered else {
                    preconditionFailure("Strange pages are refused where closings are read.")
                }
                return Kept(page: unrendered, closing: mark)
            }
            programs += chained.closing.pages.map(keep)
            for statement in chained.closing.statements {
                statements[statement.figures.partner, default: []].append(
                    ClosedStatementPages(
                        figures: statement.figures,
                        page: keep(statement.page),
                        lines: statement.lines
                    )
                )
            }
        }
        self.programs = programs
        self.statements = statements
        newest = chain.closings.last.map(ClosingMark.init)
    }

    /// A partner's closed statements, in order of their periods.
    func figures(of partner: PartnerID) -> [StatementFigures] {
        (statements[partner] ?? []).map(\.figures)
    }

    /// The texts that closed statements were computed from.
    func programPages(by renderer: SiteRenderer) -> [Page] {
        programs.map { renderer.render($0.page, $0.closing) }
    }

    /// A partner's closed statements, with the CSV beside each.
    func pages(
        of partner: PartnerID,
        by renderer: SiteRenderer,
        at addresses: PrivateAddresses?
    ) -> [PrivatePage] {
        (statements[partner] ?? []).map { statement in
            renderer.render(
                statement.page.page,
                statement.page.closing,
                of: PrivatePlace(partner: partner, name: statement.figures.period.name),
                lines: statement.lines,
                at: addresses
            )
        }
    }
}

extension ClosingChain {
    /// Pages that a closing keeps and this version does not draw.
    var strangePages: [Diagnostic] {
        closings.flatMap { chained in
            let pages = chained.closing.pages + chained.closing.statements.map(\.page)
            return pages.filter { $0.unrendered == nil }.map { page in
                Diagnostic(
                    .closingForm,
                    at: SourceRange(
                        file: ClosingFolders.path(of: chained.closing.head.period)
                            + "/closing.json",
                        line: 1,
                        column: 1
                    ),
                    "a closing keeps statements and the programs that they were computed from",
                    found: "\(page.template) for \(page.path)",
                    hint: "it was not written by guerdon close; restore the folder from a backup"
                )
            }
        }
    }
}

extension ClosingMark {
    fileprivate init(_ chained: ChainedClosing) {
        self.init(
            number: chained.closing.head.number,
            period: chained.closing.head.period.name,
            digest: chained.digest.hexadecimal
        )
    }
}
