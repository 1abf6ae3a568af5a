import Incentives
import Markup
import Templates

/// What every page shows around its matter: head, masthead and foot.
struct FrameView {
    static let shape = RecordShape([
        "locale": .text, "title": .text, "description": .text, "style": .url, "logo": .url,
        "hasLogo": .flag, "siteTitle": .text, "home": .url, "nav": .list(navShape),
        "isPrivate": .flag, "privateNote": .text, "noindex": .flag, "vendor": .text,
        "address": .text, "taxID": .text, "email": .text, "mailto": .url, "asOf": .text,
        "languages": .list(navShape), "accentStyle": .html, "sheet": .text,
    ])

    private static let navShape = RecordShape(["label": .text, "url": .url, "isCurrent": .flag])

    /// Which of the masthead's links is the page's own.
    enum Section { case home, programs, recognition, none }

    let site: SiteWords
    /// The page's path below the published site.
    let path: String
    let title: String
    let description: String
    let section: Section
    /// The partner whose private page it is.
    let partner: String?
    /// The same page in other locales, by locale.
    let translations: [(locale: String, path: String)]
    /// What stands at the foot of every printed sheet; the title where nothing is said.
    var sheet: String?

    var record: TemplateRecord {
        let facts = site.input.facts
        let locale = site.locale
        return TemplateRecord(
            FrameView.shape,
            [
                "locale": .text(locale), "title": .text(title), "description": .text(description),
                "style": FrameView.style(of: site, path), "logo": FrameView.logo(of: site, path),
                "hasLogo": .flag(site.input.logoPath != nil),
                "siteTitle": .text(facts.title.text(in: locale)),
                "home": .url(site.link(to: site.homePath, from: path)),
                "nav": .list(partner == nil ? nav : []),
                "isPrivate": .flag(partner != nil),
                "privateNote": .text(
                    partner.map { site.phrases(.pagePrivate, ["partner": $0]) } ?? ""
                ),
                "noindex": .flag(partner != nil),
                "vendor": .text(facts.vendor.name),
                "address": .text(facts.vendor.address.joined(separator: ", ")),
                "taxID": .text(facts.vendor.taxID ?? ""),
                "email": .text(facts.vendor.email?.text ?? ""),
                "mailto": .url(FrameView.mailto(facts.vendor.email)),
                "asOf": .text(site.format.day(site.input.portfolio.terms.asOf)),
                "languages": .list(languages),
                "accentStyle": .html(FrameView.accentStyle(of: site)),
                "sheet": .text(sheet ?? "\(facts.vendor.name) · \(title)"),
            ]
        )
    }

    /// How a page looks today, whatever it says: stylesheet, logo and accent.
    static func look(of site: SiteWords, path: String) -> [String: TemplateValue] {
        [
            "style": style(of: site, path), "logo": logo(of: site, path),
            "hasLogo": .flag(site.input.logoPath != nil),
            "accentStyle": .html(accentStyle(of: site)),
        ]
    }

    private static func style(of site: SiteWords, _ path: String) -> TemplateValue {
        .url(site.link(to: site.stylePath, from: path))
    }

    private static func logo(of site: SiteWords, _ path: String) -> TemplateValue {
        .url(site.link(to: site.input.logoPath ?? "", from: path))
    }

    private var nav: [TemplateRecord] {
        let links: [(String, String, Section)] = [
            ("nav-home", "", .home), ("nav-programs", "#programs", .programs),
            ("nav-recognition", "#recognition", .recognition),
        ]
        return links.map { key, anchor, section in
            TemplateRecord(
                FrameView.navShape,
                [
                    "label": .text(site.word(key)),
                    "url": .url(
                        SafeURL(path: site.link(to: site.homePath, from: path).text + anchor)
                    ),
                    "isCurrent": .flag(section == self.section),
                ]
            )
        }
    }

    private var languages: [TemplateRecord] {
        guard translations.count > 1 else { return [] }
        return translations.map { translation in
            TemplateRecord(
                FrameView.navShape,
                [
                    "label": .text(site.phrases.term("language", translation.locale)),
                    "url": .url(site.link(to: translation.path, from: path)),
                    "isCurrent": .flag(translation.locale == site.locale),
                ]
            )
        }
    }

    static func mailto(_ email: MailAddress?) -> SafeURL {
        email.flatMap { SafeURL("mailto:\($0.text)") } ?? SafeURL(path: "#")
    }

    /// The accent on paper, and light enough on the dark one for a contrast of 7.
    private static func accentStyle(of site: SiteWords) -> HTML {
        let css = accentCSS(of: site)
        return css.isEmpty ? HTML() : "<style>\(HTML(trusted: css))</style>"
    }

    /// The rules that give a page the site's accent; empty where it has none.
    static func accentCSS(of site: SiteWords) -> String {
        guard let accent = site.input.facts.brand.accent.flatMap({ Colour($0) }) else { return "" }
        // Dark paper is 0.007: (0.347 + 0.05) / (0.007 + 0.05) is 7.
        let light = accent.lightened(toLuminance: 3_470)
        return ":root{--accent:\(accent.css)}"
            + "@media screen and (prefers-color-scheme:dark){:root{--accent:\(light.css)}}"
    }
}
