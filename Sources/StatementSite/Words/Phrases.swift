import Incentives

/// The words of one locale: fixed words, and sentences with places for figures.
///
/// The texts come from `templates/strings/<locale>.yaml`. A place is written `{name}`; a text with
/// a bar has a form for one and a form for many: `{n} line|{n} lines`.
public struct Phrases: Sendable {
    public let locale: String
    private let texts: [String: String]
    /// Each phrase cut at its places once, since a site fills millions of them.
    private let forms: [Phrase: PhraseForms]
    private let months: [String]
    private let shortMonths: [String]

    public init(locale: String, texts: [String: String]) {
        self.locale = locale
        self.texts = texts
        forms = Dictionary(
            uniqueKeysWithValues: Phrase.allCases.map { phrase in
                guard let text = texts[phrase.key] else {
                    preconditionFailure("Every locale has \(phrase.key); check sees to it.")
                }
                return (phrase, PhraseForms(text))
            }
        )
        months = (texts[Phrase.monthNames.key] ?? "").split(separator: " ").map(String.init)
        shortMonths = (texts[Phrase.monthNamesShort.key] ?? "").split(separator: " ")
            .map(String.init)
        precondition(
            months.count == 12 && shortMonths.count == 12,
            "A locale names twelve months; check sees to it."
        )
    }

    /// A month's name, from 1.
    func month(_ number: Int) -> String { months[number - 1] }

    /// A month's short name, from 1.
    func shortMonth(_ number: Int) -> String { shortMonths[number - 1] }

    /// A sentence with its places filled.
    func callAsFunction(_ phrase: Phrase, _ values: KeyValuePairs<String, String> = [:]) -> String {
        filled(forms[phrase]?.whole ?? [], values)
    }

    /// An amount with the code of its currency.
    func money(_ money: Money, _ format: LocaleFormat) -> String {
        self.money(Int128(money.minorUnits), money.currency, format)
    }

    /// Minor units with the code of their currency.
    func money(_ minorUnits: Int128, _ currency: Currency, _ format: LocaleFormat) -> String {
        let amount = format.amount(ExactFraction(minorUnits), currency)
        return self(.moneyIn, ["amount": amount, "currency": currency.code])
    }

    /// A sentence in its form for one or for many.
    func counted(
        _ phrase: Phrase,
        _ count: Int,
        _ values: KeyValuePairs<String, String> = [:]
    ) -> String {
        filled((count == 1 ? forms[phrase]?.one : forms[phrase]?.many) ?? [], values)
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

    private func filled(
        _ pieces: [PhraseForms.Piece],
        _ values: KeyValuePairs<String, String>
    ) -> String {
        var result = ""
        for piece in pieces {
            switch piece {
            case .text(let text): result += text
            case .place(let name):
                guard let value = values.first(where: { $0.key == name })?.value else {
                    preconditionFailure("A phrase has only the places it declares.")
                }
                result += value
            }
        }
        return result
    }
}

/// A phrase cut at its places, whole and in its forms for one and for many.
private struct PhraseForms: Sendable {
    let whole: [Piece]
    let one: [Piece]
    let many: [Piece]

    enum Piece: Sendable {
        case text(String)
        case place(String)
    }

    init(_ text: String) {
        let forms = text.split(separator: "|", maxSplits: 1).map { PhraseForms.pieces(of: $0) }
        whole = PhraseForms.pieces(of: text[...])
        one = forms.first ?? []
        many = forms.last ?? []
    }

    private static func pieces(of text: Substring) -> [Piece] {
        var pieces: [Piece] = []
        var rest = text
        while let open = rest.firstIndex(of: "{") {
            if open > rest.startIndex { pieces.append(.text(String(rest[..<open]))) }
            let name = rest[rest.index(after: open)...].prefix { $0 != "}" }
            pieces.append(.place(String(name)))
            rest = rest[name.endIndex...].dropFirst()
        }
        if !rest.isEmpty { pieces.append(.text(String(rest))) }
        return pieces
    }
}
