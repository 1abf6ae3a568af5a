public import Diagnostics

/// The texts of one locale: those that the program carries, with a site's own in their places.
public struct LocaleStrings: Sendable {
    /// The file that a site words the locale in.
    public let file: String
    let texts: [String: String]
    /// Where each text stands that the site words itself.
    let ownPlaces: [String: SourceRange]

    public init(
        file: String,
        carried: [String: String],
        own: [(key: String, text: String, place: SourceRange)]
    ) {
        self.file = file
        texts = carried.merging(own.map { ($0.key, $0.text) }) { $1 }
        ownPlaces = Dictionary(own.map { ($0.key, $0.place) }) { first, _ in first }
    }
}

extension LocaleStrings {
    /// What is wrong with the texts: some missing, a figure named that is not there, a text that no
    /// page has.
    ///
    /// `carried` are the keys that the program has texts for in any locale, `named` the words that
    /// templates name.
    func faults(carried: Set<String>, named: Set<String>) -> [Diagnostic] {
        let phrases = Set(Phrase.allCases.map(\.key))
        let needed = phrases.union(carried).union(named)
        var faults: [Diagnostic] = []
        let missing = needed.subtracting(texts.keys).filter { !LocaleStrings.isOptional($0) }
            .sorted()
        if !missing.isEmpty { faults.append(.phraseMissing(missing, file: file)) }
        for (key, place) in ownPlaces.sorted(by: { $0.key < $1.key })
        where !needed.contains(key) && !LocaleStrings.isOptional(key) {
            faults.append(.phraseUnknown(key, known: needed.sorted(), at: place))
        }
        for phrase in Phrase.allCases {
            guard let text = texts[phrase.key] else { continue }
            let place =
                ownPlaces[phrase.key] ?? SourceRange(file: file, line: 1, column: 1)
            let isMonths = phrase == .monthNames || phrase == .monthNamesShort
            if isMonths, text.split(separator: " ").count != 12 {
                faults.append(.phraseMonths(phrase, text, at: place))
            }
            for name in LocaleStrings.places(in: text) where !phrase.places.contains(name) {
                faults.append(.phrasePlace(phrase, name, at: place))
            }
        }
        for (key, place) in ownPlaces.sorted(by: { $0.key < $1.key })
        where !phrases.contains(key) {
            for name in LocaleStrings.places(in: texts[key] ?? "") {
                faults.append(.wordPlace(key, name, at: place))
            }
        }
        return faults
    }

    /// Words for values of the content, which a locale may have or not, and their forms for many.
    private static func isOptional(_ key: String) -> Bool {
        key.hasSuffix("-many")
            || ["type-", "country-", "level-", "product-line-", "field-", "language-"].contains {
                key.hasPrefix($0)
            }
    }

    private static func places(in text: String) -> [String] {
        text.split(separator: "{", omittingEmptySubsequences: false).dropFirst().map {
            String($0.prefix { $0 != "}" })
        }
    }
}

extension Diagnostic {
    static func phraseMissing(_ keys: [String], file: String) -> Diagnostic {
        Diagnostic(
            .phraseMissing,
            at: SourceRange(file: file, line: 1, column: 1),
            "the strings of a locale have every text",
            found: "\(keys.count) missing, from \(keys[0]) on",
            hint: "copy the strings of another locale, and translate each line"
        )
    }

    static func phraseUnknown(_ key: String, known: [String], at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .phraseUnknown,
            at: place,
            "no page has such a text",
            found: key,
            hint: suggestName(for: key, among: known).map { "did you mean `\($0)`?" }
                ?? "take the line out, or name it in a template as {{t.\(key)}}"
        )
    }

    static func phraseMonths(
        _ phrase: Phrase,
        _ text: String,
        at place: SourceRange
    ) -> Diagnostic {
        Diagnostic(
            .phraseMonths,
            at: place,
            "`\(phrase.key)` names the twelve months, with a space between them",
            found: text,
            hint: "a name of two words takes a hyphen or a no-break space"
        )
    }

    static func wordPlace(_ key: String, _ name: String, at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .phrasePlace,
            at: place,
            "the text `\(key)` names a figure that it is not given",
            found: "{\(name)}",
            hint: "it has none"
        )
    }

    static func phrasePlace(_ phrase: Phrase, _ name: String, at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .phrasePlace,
            at: place,
            "the text `\(phrase.key)` names a figure that it is not given",
            found: "{\(name)}",
            hint: phrase.places.isEmpty
                ? "it has none"
                : "it has \(phrase.places.map { "{\($0)}" }.joined(separator: ", "))"
        )
    }
}
