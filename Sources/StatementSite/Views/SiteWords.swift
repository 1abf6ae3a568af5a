import Incentives
import Markup
import Templates

/// A site in one locale: its words, its paths, and links between pages.
struct SiteWords: Sendable {
    let input: SiteInput
    let locale: String
    let phrases: Phrases
    let words: TemplateRecord
    /// The stylesheet's path, which holds a digest of its bytes.
    let stylePath: String

    var format: LocaleFormat { LocaleFormat(phrases: phrases) }

    var portfolio: Portfolio { input.portfolio }

    var adjustedWords: AdjustedWords {
        AdjustedWords(phrases: phrases, programs: portfolio.programs)
    }

    /// A fixed word; every locale has those of the default one.
    func word(_ key: String) -> String {
        guard let word = phrases.word(key) else {
            preconditionFailure("The program carries a word for \(key) in every locale.")
        }
        return word
    }

    /// The folder of the locale's public pages: empty for the default locale.
    var folder: String { locale == input.facts.defaultLocale ? "" : "\(locale)/" }

    var homePath: String { "\(folder)index.html" }

    func programPath(_ program: Program) -> String { "\(folder)programs/\(program.id).html" }

    /// The text that a closed statement was computed from.
    func closedProgramPath(_ program: ProgramID, _ period: Period) -> String {
        "\(folder)programs/\(program).\(period.name).html"
    }

    /// What changed from the version before; no id holds a slash, so that no program stands there.
    func changesPath(_ program: Program) -> String {
        "\(folder)programs/\(program.id)/changes.html"
    }

    func boardPath(_ board: Board, _ period: Period?) -> String {
        "\(folder)recognition/\(board.id)/\(period?.name ?? "index").html"
    }

    func pagePath(_ page: PageInput) -> String { "\(folder)\(page.name).html" }

    func statementPlace(_ partner: Partner, _ period: Period) -> PrivatePlace {
        PrivatePlace(partner: partner.id, name: period.name)
    }

    func statementPath(_ partner: Partner, _ period: Period, ending: String = "html") -> String {
        statementPlace(partner, period).path(ending: ending)
    }

    func pricesPath(_ partner: Partner) -> String {
        PrivatePlace(partner: partner.id, name: PrivatePlace.prices).path()
    }

    func indexPath(_ partner: Partner) -> String {
        PrivatePlace(partner: partner.id, name: PrivatePlace.index).path()
    }

    /// A link from one page to another, relative so that a site may stand in any folder.
    func link(to target: String, from page: String) -> SafeURL {
        SafeURL(path: relativePath(to: target, from: page))
    }

    /// The state of a statement, in a word.
    func state(_ state: Statement.State) -> String {
        switch state {
        case .open: word("state-open")
        case .draft: word("state-draft")
        case .closed: word("state-closed")
        }
    }

    /// How money reaches a partner, in words.
    func means(_ means: PaymentMeans) -> String { word("means-\(means.rawValue)") }
}

/// A label with its value, as fact lists and parameter tables show them.
enum FactView {
    static let shape = RecordShape(["label": .text, "value": .text])

    static func record(_ label: String, _ value: String) -> TemplateRecord {
        TemplateRecord(shape, ["label": .text(label), "value": .text(value)])
    }
}

extension Partner {
    /// The partner's name in a locale.
    func name(_ site: SiteWords) -> String { name.text(in: site.locale) }
}

extension SiteWords {
    /// The same page's path in every locale of the site.
    func translations(
        _ path: (SiteWords) -> String
    ) -> [(locale: String, path: String)] {
        input.facts.locales.map { other in
            let words = SiteWords(
                input: input,
                locale: other,
                phrases: phrases,
                words: self.words,
                stylePath: stylePath
            )
            return (other, path(words))
        }
    }
}
