/// The words of one locale: fixed words, and sentences with places for figures.
///
/// The texts come from `templates/strings/<locale>.yaml`. A place is written `{name}`; a text with
/// a bar has a form for one and a form for many: `{n} line|{n} lines`.
public struct Phrases: Sendable {
    public let locale: String
    private let texts: [String: String]

    public init(locale: String, texts: [String: String]) {
        self.locale = locale
        self.texts = texts
    }

    /// A sentence with its places filled.
    func callAsFunction(_ phrase: Phrase, _ values: KeyValuePairs<String, String> = [:]) -> String {
        guard let text = texts[phrase.rawValue] else {
            preconditionFailure("Every locale has the phrase \(phrase.rawValue); check sees to it.")
        }
        return filled(text, values)
    }

    /// A sentence in its form for one or for many.
    func counted(
        _ phrase: Phrase,
        _ count: Int,
        _ values: KeyValuePairs<String, String> = [:]
    ) -> String {
        guard let text = texts[phrase.rawValue] else {
            preconditionFailure("Every locale has the phrase \(phrase.rawValue); check sees to it.")
        }
        let forms = text.split(separator: "|", maxSplits: 1)
        let form = count == 1 || forms.count == 1 ? forms[0] : forms[1]
        return filled(String(form), values)
    }

    /// A word for a value of the content, such as a country's code; the value itself where the
    /// locale has none.
    func term(_ family: String, _ value: String) -> String {
        texts["\(family)-\(value)"] ?? value
    }

    /// The same in its form for many.
    func plural(_ family: String, _ value: String) -> String {
        texts["\(family)-\(value)-many"] ?? term(family, value)
    }

    /// A fixed word of a template.
    func word(_ key: String) -> String? { texts[key] }

    /// Joins words as a sentence does: a, b and c.
    func list(_ items: [String]) -> String {
        guard let last = items.last else { return "" }
        guard let first = items.dropLast().first else { return last }
        let start = items.dropFirst().dropLast().reduce(first) {
            self(.listNext, ["a": $0, "b": $1])
        }
        return self(.listLast, ["a": start, "b": last])
    }

    /// Joins alternatives: a, b or c.
    func alternatives(_ items: [String]) -> String {
        guard let last = items.last else { return "" }
        guard let first = items.dropLast().first else { return last }
        let start = items.dropFirst().dropLast().reduce(first) {
            self(.listNext, ["a": $0, "b": $1])
        }
        return self(.listOr, ["a": start, "b": last])
    }

    /// A sentence with its first letter as a capital.
    func sentence(_ text: String) -> String {
        guard let first = text.first else { return text }
        return first.uppercased() + text.dropFirst()
    }

    private func filled(_ text: String, _ values: KeyValuePairs<String, String>) -> String {
        var result = ""
        var rest = text[...]
        while let open = rest.firstIndex(of: "{") {
            result += rest[..<open]
            guard let close = rest[open...].firstIndex(of: "}") else {
                preconditionFailure("A place in a phrase ends with a brace; check sees to it.")
            }
            let name = rest[rest.index(after: open)..<close]
            guard let value = values.first(where: { $0.key == name })?.value else {
                preconditionFailure("A phrase has only the places it declares; check sees to it.")
            }
            result += value
            rest = rest[rest.index(after: close)...]
        }
        return result + rest
    }
}
