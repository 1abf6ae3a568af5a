import Incentives
import Markdown
import Templates

/// What changed from one version of a program to the next: its rules side by side, and its text
/// paragraph by paragraph.
struct ChangesView {
    static let shape = RecordShape([
        "frame": .record(FrameView.shape), "t": .record(RecordShape([:])), "title": .text,
        "lede": .text, "versions": .list(linkShape), "beforeHead": .text, "afterHead": .text,
        "rules": .list(ruleShape), "hasRules": .flag, "unchanged": .text,
        "paragraphs": .list(paragraphShape), "hasText": .flag,
    ])

    private static let linkShape = RecordShape(["label": .text, "url": .url, "title": .text])

    private static let ruleShape = RecordShape([
        "name": .text, "word": .text, "changes": .list(changeShape),
    ])

    private static let changeShape = RecordShape([
        "label": .text, "before": .list(lineShape), "after": .list(lineShape), "hasBefore": .flag,
        "hasAfter": .flag,
    ])

    private static let lineShape = RecordShape(["text": .text])

    private static let paragraphShape = RecordShape([
        "text": .text, "isSame": .flag, "isRemoved": .flag, "isAdded": .flag,
    ])

    let site: SiteWords
    private let older: Int
    private let newer: Int

    private var before: Program { site.portfolio.programs[older] }
    private var after: Program { site.portfolio.programs[newer] }
    private var format: LocaleFormat { site.format }

    /// Nil for a program that takes the place of none.
    init?(site: SiteWords, newer: Int) {
        let programs = site.portfolio.programs
        guard let id = programs[newer].succession.replaces,
            let older = programs.firstIndex(where: { $0.id == id })
        else { return nil }
        self.site = site
        self.older = older
        self.newer = newer
    }

    var path: String { site.changesPath(after) }

    func record(t: TemplateRecord) -> TemplateRecord {
        let words = VersionWords(site: site, older: before, newer: after)
        let paragraphs = paragraphs
        let rules = rules(words)
        let hasText = paragraphs.contains { $0.kind != .same }
        return TemplateRecord(
            ChangesView.shape,
            [
                "frame": .record(frame.record), "t": .record(t),
                "title": .text(after.title.text(in: site.locale)), "lede": .text(lede),
                "versions": .list([link(beforeHead, before), link(afterHead, after)]),
                "beforeHead": .text(beforeHead), "afterHead": .text(afterHead),
                "rules": .list(rules), "hasRules": .flag(!rules.isEmpty),
                "unchanged": .text(unchanged(words)),
                "paragraphs": .list(hasText ? paragraphs.map(record) : []),
                "hasText": .flag(hasText),
            ]
        )
    }

    private var frame: FrameView {
        FrameView(
            site: site,
            path: path,
            title: "\(site.word("what-changed")) · \(after.title.text(in: site.locale))",
            description: lede,
            section: .programs,
            partner: nil,
            translations: site.translations { $0.changesPath(after) }
        )
    }

    private var lede: String {
        site.phrases(
            .changesLede,
            [
                "older": before.title.text(in: site.locale),
                "day": format.day(after.runs.first),
            ]
        )
    }

    private var beforeHead: String {
        let last = min(before.runs.last, after.runs.first.adding(days: -1))
        return site.phrases.sentence(site.phrases(.homeUntil, ["day": format.day(last)]))
    }

    private var afterHead: String {
        site.phrases.sentence(site.phrases(.spanFrom, ["first": format.day(after.runs.first)]))
    }

    private func link(_ label: String, _ program: Program) -> TemplateRecord {
        let title = program.title.text(in: site.locale)
        let version = program.version.map { "\(title), \(site.word("version").lowercased()) \($0)" }
        return TemplateRecord(
            ChangesView.linkShape,
            [
                "label": .text(label),
                "url": .url(site.link(to: site.programPath(program), from: path)),
                "title": .text(version ?? title),
            ]
        )
    }

    private func rules(_ words: VersionWords) -> [TemplateRecord] {
        let program = words.program
        let whole =
            program.isEmpty
            ? [] : [IncentiveChange(name: site.word("program"), word: nil, changes: program)]
        return (whole + words.incentives).map { rule in
            TemplateRecord(
                ChangesView.ruleShape,
                [
                    "name": .text(rule.name),
                    "word": .text(rule.word.map(site.word) ?? ""),
                    "changes": .list(rule.changes.map(record)),
                ]
            )
        }
    }

    private func record(_ change: RuleChange) -> TemplateRecord {
        let lines = { (texts: [String]) in
            texts.map { TemplateRecord(ChangesView.lineShape, ["text": .text($0)]) }
        }
        return TemplateRecord(
            ChangesView.changeShape,
            [
                "label": .text(change.label), "before": .list(lines(change.before)),
                "after": .list(lines(change.after)),
                "hasBefore": .flag(!change.before.isEmpty),
                "hasAfter": .flag(!change.after.isEmpty),
            ]
        )
    }

    private func unchanged(_ words: VersionWords) -> String {
        let names = words.unchanged
        if names.isEmpty { return "" }
        return site.phrases.sentence(
            site.phrases(.changesNone, ["incentives": site.phrases.list(names)])
        )
    }

    /// Both texts as one, in the locale where both have it.
    private var paragraphs: [ChangedParagraph] {
        let (old, new) = (site.input.programs[older].bodies, site.input.programs[newer].bodies)
        let standard = site.input.facts.defaultLocale
        if let before = old[site.locale], let after = new[site.locale] {
            return compareParagraphs(before.paragraphs, after.paragraphs)
        }
        return compareParagraphs(
            old[standard]?.paragraphs ?? [],
            new[standard]?.paragraphs ?? []
        )
    }

    private func record(_ paragraph: ChangedParagraph) -> TemplateRecord {
        TemplateRecord(
            ChangesView.paragraphShape,
            [
                "text": .text(paragraph.text), "isSame": .flag(paragraph.kind == .same),
                "isRemoved": .flag(paragraph.kind == .removed),
                "isAdded": .flag(paragraph.kind == .added),
            ]
        )
    }
}
