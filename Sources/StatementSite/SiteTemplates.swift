public import Diagnostics
import Incentives
import Markup
public import Templates

/// The words and templates of a site, checked and compiled: what turns values into pages.
public struct SiteTemplates: Sendable {
    private let compiled: [PageKind: CompiledTemplate]
    private let wordNames: [String]
    private let strings: [String: [String: String]]

    /// The pages, each with its template and the fields that it may name.
    enum PageKind: String, CaseIterable {
        case home, statement, index, program, board, page
        case notFound = "404"

        var shape: RecordShape {
            switch self {
            case .home: HomeView.shape
            case .statement: StatementView.shape
            case .index: IndexView.shape
            case .program: ProgramView.shape
            case .board: BoardView.shape
            case .page, .notFound: TextView.shape
            }
        }
    }

    /// Compiles every page's template.
    ///
    /// `templates` are by their names without ending, partials as `partials/name`; `strings` are the
    /// texts of each locale, `stringPlaces` the files they stand in.
    public static func compile(
        _ templates: [String: Template],
        strings: [String: [String: String]],
        stringFiles: [String: String]
    ) -> (templates: SiteTemplates?, faults: [Diagnostic]) {
        var faults: [Diagnostic] = []
        let phraseNames = Set(Phrase.allCases.map(\.rawValue))
        let words = Set(strings.values.flatMap(\.keys)).subtracting(phraseNames).sorted()
        for (locale, texts) in strings.sorted(by: { $0.key < $1.key }) {
            faults += Phrases.faults(in: texts).map { .phrase($0, file: stringFiles[locale] ?? "") }
            for word in words
            where texts[word] == nil && !word.contains("-many") && !isTerm(word) {
                faults.append(.phrase(.missing(word), file: stringFiles[locale] ?? ""))
            }
        }
        let partials = Dictionary(
            uniqueKeysWithValues: templates.map { name, template in
                (name.hasPrefix("partials/") ? String(name.dropFirst(9)) : name, template)
            }
        )
        var compiled: [PageKind: CompiledTemplate] = [:]
        for kind in PageKind.allCases {
            let shape = kind.shape.replacing("t", with: .record(RecordShape(texts: words)))
            let result = compileTemplate(kind.rawValue, among: partials, shape: shape)
            faults += result.faults
            compiled[kind] = result.template
        }
        let distinct = Array(Set(faults)).sorted()
        if !distinct.isEmpty { return (nil, distinct) }
        return (
            SiteTemplates(compiled: compiled, wordNames: words, strings: strings), []
        )
    }

    /// Words for values of the content, which a locale may have or not.
    private static func isTerm(_ word: String) -> Bool {
        ["type-", "country-", "level-", "product-line-", "field-", "language-"].contains {
            word.hasPrefix($0)
        }
    }

    /// A site's words in one locale.
    func words(_ input: SiteInput, locale: String, stylePath: String) -> SiteWords {
        let texts = strings[locale] ?? [:]
        return SiteWords(
            input: input,
            locale: locale,
            phrases: Phrases(locale: locale, texts: texts),
            words: TemplateRecord(texts: wordNames.map { texts[$0] ?? "" }),
            stylePath: stylePath
        )
    }

    func render(_ kind: PageKind, _ record: TemplateRecord) -> [UInt8] {
        guard let template = compiled[kind] else {
            preconditionFailure("Every kind of page has its template once they are compiled.")
        }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(16 << 10)
        renderTemplate(template, record, into: &bytes)
        return bytes
    }
}

extension Diagnostic {
    static func phrase(_ fault: PhraseFault, file: String) -> Diagnostic {
        let place = SourceRange(file: file, line: 1, column: 1)
        switch fault {
        case .missing(let key):
            return Diagnostic(
                .phraseMissing,
                at: place,
                "the strings of a locale have every text",
                found: key,
                hint: "add a line `\(key): …`"
            )
        case .unknownPlace(let key, let name, let known):
            return Diagnostic(
                .phrasePlace,
                at: place,
                "the text `\(key)` names a figure that it is not given",
                found: "{\(name)}",
                hint: known.isEmpty
                    ? "it has none" : "it has \(known.map { "{\($0)}" }.joined(separator: ", "))"
            )
        }
    }
}
