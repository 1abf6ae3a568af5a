import Incentives
import Markdown
import Markup
import Templates

/// A page of plain text, and the one for addresses that lead nowhere.
struct TextView {
    static let shape = RecordShape([
        "frame": .record(FrameView.shape), "t": .record(RecordShape([:])), "title": .text,
        "body": .html,
    ])

    let site: SiteWords
    let page: PageInput

    func record(t: TemplateRecord) -> TemplateRecord {
        let path = site.pagePath(page)
        let title = page.title.text(in: site.locale)
        var body = HTML()
        let document = page.bodies[site.locale] ?? page.bodies[site.input.facts.defaultLocale]
        for block in document?.blocks ?? [] {
            switch block {
            case .heading(let text, let anchor): body += "<h2 id=\"\(anchor)\">\(text)</h2>\n"
            case .html(let html): body += html
            case .fenced: break
            }
        }
        let frame = FrameView(
            site: site,
            path: path,
            title: title,
            description: title,
            section: .none,
            partner: nil,
            translations: site.translations { $0.pagePath(page) }
        )
        return TemplateRecord(
            TextView.shape,
            [
                "frame": .record(frame.record), "t": .record(t), "title": .text(title),
                "body": .html(body),
            ]
        )
    }
}
