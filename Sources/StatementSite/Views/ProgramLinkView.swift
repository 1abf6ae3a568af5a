import Incentives
import Templates

/// A program in a list: its title, its summary, for whom, until when, and what takes its place.
struct ProgramLinkView {
    static let shape = RecordShape([
        "url": .url, "title": .text, "summary": .text, "audience": .text, "until": .text,
        "superseded": .text,
    ])

    let site: SiteWords
    let program: Program
    let path: String

    var record: TemplateRecord {
        TemplateRecord(
            ProgramLinkView.shape,
            [
                "url": .url(site.link(to: site.programPath(program), from: path)),
                "title": .text(program.title.text(in: site.locale)),
                "summary": .text(program.summary?.text(in: site.locale) ?? ""),
                "audience": .text(
                    FilterWords(site.phrases, site.portfolio).partners(program.audience)
                ),
                "until": .text(
                    program.earningDays.last == .last
                        ? site.format.span(program.earningDays)
                        : site.phrases(
                            .homeUntil,
                            ["day": site.format.shortDay(program.earningDays.last)]
                        )
                ),
                "superseded": .text(superseded),
            ]
        )
    }

    private var superseded: String {
        guard let next = program.succession.next,
            let newer = site.portfolio.program(next.program)
        else { return "" }
        return site.phrases(
            .programSupersededBy,
            ["day": site.format.day(next.from), "program": newer.title.text(in: site.locale)]
        )
    }
}
