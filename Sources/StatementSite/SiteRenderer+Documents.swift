import Incentives
import Markdown

/// A page that shows a document's text, and where its text leads.
struct ShownDocument {
    let path: String
    let links: [MarkdownDocument.Link]
}

extension SiteRenderer {
    /// The public page of each document in each locale; a board's text stands on several.
    func shownDocuments() -> [ShownDocument] {
        input.facts.locales.flatMap { locale in
            let site = words(locale)
            let links = { (bodies: [String: MarkdownDocument]) in
                (bodies[locale] ?? bodies[input.facts.defaultLocale])?.links ?? []
            }
            let programs = zip(input.portfolio.programs, input.programs).map { program, document in
                ShownDocument(path: site.programPath(program), links: links(document.bodies))
            }
            let pages = input.pages.map {
                ShownDocument(path: site.pagePath($0), links: links($0.bodies))
            }
            let boards = input.leaderboards.filter { !$0.groups.isEmpty }.flatMap { shown in
                let board = input.portfolio.boards[shown.board]
                let links = links(input.boards[shown.board].bodies)
                return [nil, shown.period].map {
                    ShownDocument(path: site.boardPath(board, $0), links: links)
                }
            }
            return programs + pages + boards
        }
    }
}
