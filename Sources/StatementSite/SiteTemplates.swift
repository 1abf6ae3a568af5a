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
        case home, statement, index, prices, program, changes, board, page, sealed
        case notFound = "404"

        var shape: RecordShape {
            switch self {
            case .home: HomeView.shape
            case .statement: StatementView.shape
            case .index: IndexView.shape
            case .prices: PriceListView.shape
            case .program: ProgramView.shape
            case .changes: ChangesView.shape
            case .board: BoardView.shape
            case .page, .notFound: TextView.shape
            case .sealed: SealedView.shape
            }
        }
    }

    /// Compiles every page's template, and checks the strings of every locale that the site has.
    ///
    /// `templates` are by their names without ending, partials as `partials/name`; `carried` are
    /// the keys of all texts that the program carries.
    public static func compile(
        _ templates: [String: Template],
        strings: [String: LocaleStrings],
        carried: Set<String>
    ) -> (templates: SiteTemplates?, faults: [Diagnostic]) {
        let named = Set(
            templates.values.flatMap(\.names).filter { $0.hasPrefix("t.") }.map {
                String($0.dropFirst(2))
            }
        )
        let own = strings.values.flatMap(\.ownPlaces.keys)
        var faults = strings.sorted { $0.key < $1.key }.flatMap { _, texts in
            texts.faults(carried: carried, named: named.intersection(carried.union(own)))
        }
        let phraseNames = Set(Phrase.allCases.map(\.key))
        let words = carried.union(own).subtracting(phraseNames).sorted()
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
        faults += sealedFaults(partials)
        let distinct = Array(Set(faults)).sorted()
        if !distinct.isEmpty { return (nil, distinct) }
        return (
            SiteTemplates(
                compiled: compiled,
                wordNames: words,
                strings: strings.mapValues(\.texts)
            ), []
        )
    }

    /// What a page has to show of a shell, or nobody can open it and no policy holds it.
    private static func sealedFaults(_ templates: [String: Template]) -> [Diagnostic] {
        let name = PageKind.sealed.rawValue
        guard let own = templates[name] else { return [] }
        let shown = templates.filter { $0.key == name || own.names.contains($0.key) }.values
            .reduce(into: Set<String>()) { $0.formUnion($1.names) }
        return ["policy", "style", "script", "payload"].filter { !shown.contains($0) }
            .map { .templateLacksField($0, at: SourceRange(file: own.file, line: 1, column: 1)) }
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

    func render(
        _ kind: PageKind,
        _ record: TemplateRecord,
        address: (SafeURL) -> SafeURL = { $0 }
    ) -> [UInt8] {
        guard let template = compiled[kind] else {
            preconditionFailure("Every kind of page has its template once they are compiled.")
        }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(16 << 10)
        renderTemplate(template, record, into: &bytes, address: address)
        return bytes
    }
}

extension Diagnostic {
    static func templateLacksField(_ field: String, at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .templateLacksField,
            at: place,
            "a sealed page shows its policy, stylesheet, script and payload, or nobody can open it "
                + "safely",
            found: "no {{\(field)}}",
            hint: "write {{\(field)}} where the program's own template has it"
        )
    }
}
