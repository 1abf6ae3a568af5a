import Incentives
import Markdown
import Markup
import Templates

/// A program document: its text, with tables, dates, terms and examples drawn from the rule.
struct ProgramView {
    static let shape = RecordShape([
        "frame": .record(FrameView.shape), "t": .record(RecordShape([:])), "title": .text,
        "summary": .text, "facts": .list(FactView.shape), "sections": .list(sectionShape),
        "document": .list(FactView.shape), "versions": .list(versionShape),
    ])

    /// A sentence about another version, with a link behind it.
    private static let versionShape = RecordShape(["text": .text, "url": .url, "title": .text])

    private static let sectionShape = RecordShape([
        "anchor": .text, "title": .text, "help": .text, "isOpening": .flag,
        "blocks": .list(BlockView.shape),
    ])

    let site: SiteWords
    let index: Int
    /// The period that the text is kept for; nil for the text of today.
    let closed: Period?

    private var program: Program { site.portfolio.programs[index] }
    private var path: String { path(in: site) }
    private var format: LocaleFormat { site.format }

    func record(t: TemplateRecord) -> TemplateRecord {
        TemplateRecord(
            ProgramView.shape,
            [
                "frame": .record(frame.record), "t": .record(t),
                "title": .text(program.title.text(in: site.locale)),
                "summary": .text(program.summary?.text(in: site.locale) ?? ""),
                "facts": .list(facts), "sections": .list(sections), "document": .list(document),
                "versions": .list(versions),
            ]
        )
    }

    private var frame: FrameView {
        FrameView(
            site: site,
            path: path,
            title: program.title.text(in: site.locale),
            description: program.summary?.text(in: site.locale) ?? "",
            section: .programs,
            partner: nil,
            translations: site.translations(path)
        )
    }

    /// The page's path in a locale.
    private func path(in site: SiteWords) -> String {
        closed.map { site.closedProgramPath(program.id, $0) } ?? site.programPath(program)
    }

    /// What takes its place, what it took the place of, and what changed.
    private var versions: [TemplateRecord] {
        var versions: [TemplateRecord] = []
        if let next = program.succession.next, let newer = site.portfolio.program(next.program) {
            versions.append(version(.programSuperseded, next.from, newer))
            versions.append(changes(of: newer))
        }
        if let id = program.succession.replaces, let older = site.portfolio.program(id) {
            versions.append(version(.programReplaces, program.runs.first, older))
            versions.append(changes(of: program))
        }
        return versions
    }

    private func version(_ phrase: Phrase, _ day: Day, _ other: Program) -> TemplateRecord {
        link(
            site.phrases(phrase, ["day": format.day(day)]),
            site.programPath(other),
            other.title.text(in: site.locale)
        )
    }

    private func changes(of newer: Program) -> TemplateRecord {
        link("", site.changesPath(newer), site.word("what-changed"))
    }

    private func link(_ text: String, _ target: String, _ title: String) -> TemplateRecord {
        TemplateRecord(
            ProgramView.versionShape,
            [
                "text": .text(text), "url": .url(site.link(to: target, from: path)),
                "title": .text(title),
            ]
        )
    }

    private var facts: [TemplateRecord] {
        let cycles = (program.incentives + program.succession.neverInForce).map { incentive in
            RuleWords(site.phrases, site.portfolio, program: program, incentive: incentive)
                .eachPeriod
        }
        var distinct: [String] = []
        for cycle in cycles where !distinct.contains(cycle) { distinct.append(cycle) }
        return [
            FactView.record(site.word("runs"), site.phrases.sentence(format.span(program.runs))),
            FactView.record(
                site.word("for"),
                site.phrases.sentence(
                    FilterWords(site.phrases, site.portfolio).partners(program.audience)
                )
            ),
            FactView.record(
                site.word("paid"),
                site.phrases.sentence(
                    site.phrases(
                        .programPaid,
                        ["each": site.phrases.list(distinct), "currency": program.currency.code]
                    )
                )
            ),
        ]
    }

    /// The text cut at its headings and drawn blocks, each a section of the page.
    private var sections: [TemplateRecord] {
        let bodies = site.input.programs[index].bodies
        guard let body = bodies[site.locale] ?? bodies[site.input.facts.defaultLocale] else {
            return []
        }
        var sections: [(anchor: String, title: String, help: String, blocks: [TemplateRecord])] = [
            ("about", "", "", [])
        ]
        let drawing = BlockView(site: site, index: index)
        for block in body.blocks {
            switch block {
            case .heading(let text, let anchor): sections.append((anchor, text, "", []))
            case .html(let html):
                sections[sections.count - 1].blocks.append(drawing.prose(html))
            case .fenced(let fenced):
                guard let drawn = drawing.draw(fenced) else { continue }
                sections.append(
                    ("\(fenced.word)-\(sections.count)", drawn.title, drawn.help, [drawn.record])
                )
            }
        }
        // A rule that the text does not draw stands behind those that it does.
        let named = Set(body.fenced("tiers").map(\.argument))
        let place = sections.lastIndex { $0.anchor.hasPrefix("tiers-") } ?? sections.count - 1
        let rules = program.incentives + program.succession.neverInForce
        let others = rules.filter { !named.contains($0.id.text) }.compactMap { incentive in
            drawing.drawTiers(incentive.id.text).map { drawn in
                ("tiers-\(incentive.id)", drawn.title, drawn.help, [drawn.record])
            }
        }
        sections.insert(contentsOf: others, at: place + 1)
        return sections.filter { !$0.blocks.isEmpty || !$0.title.isEmpty }.map { section in
            TemplateRecord(
                ProgramView.sectionShape,
                [
                    "anchor": .text(section.anchor), "title": .text(section.title),
                    "help": .text(section.help), "isOpening": .flag(section.title.isEmpty),
                    "blocks": .list(section.blocks),
                ]
            )
        }
    }

    private var document: [TemplateRecord] {
        var facts: [TemplateRecord] = []
        let email = site.input.facts.vendor.email?.text
        if let owner = program.owner {
            facts.append(
                FactView.record(
                    site.word("contact"),
                    [owner, email].compactMap { $0 }.joined(separator: ", ")
                )
            )
        }
        if let version = program.version {
            facts.append(
                FactView.record(
                    site.word("version"),
                    site.phrases(
                        .documentVersion,
                        ["version": version, "day": format.day(program.runs.first)]
                    )
                )
            )
        }
        if let approval = program.approval {
            facts.append(
                FactView.record(
                    site.word("approved"),
                    site.phrases(
                        .documentApproved,
                        ["by": approval.by, "day": format.day(approval.on)]
                    )
                )
            )
        }
        for review in program.reviews { facts.append(record(of: review)) }
        return facts
    }

    private func record(of review: ComplianceReview) -> TemplateRecord {
        let words: String
        if let next = review.next {
            words = site.phrases(
                .documentReviewedNext,
                [
                    "rule": review.rule, "by": review.reviewedBy, "day": format.day(review.on),
                    "next": format.day(next),
                ]
            )
        } else {
            words = site.phrases(
                .documentReviewed,
                ["rule": review.rule, "by": review.reviewedBy, "day": format.day(review.on)]
            )
        }
        return FactView.record(site.word("reviewed"), words)
    }
}
