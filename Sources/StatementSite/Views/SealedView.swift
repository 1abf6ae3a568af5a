import Incentives
import Markup
import Templates

/// What a sealed page shows around its payload: nothing that tells whose it is.
///
/// Every text stands there in all locales of the site, in a room of its own, since the shell may
/// not tell the partner's; the script shows the room of the reader's browser.
struct SealedView {
    static let shape = RecordShape([
        "locale": .text, "title": .text, "policy": .text, "style": .html, "hasLogo": .flag,
        "logo": .url, "vendor": .text, "address": .text, "email": .text, "mailto": .url,
        "rooms": .list(roomShape), "script": .html, "payload": .html,
    ])

    private static let roomShape = RecordShape([
        "locale": .text, "isLater": .flag, "title": .text, "lede": .text, "waiting": .text,
        "closed": .text, "incomplete": .text, "other": .text, "wrong": .text, "damaged": .text,
        "moved": .text, "insecure": .text, "overHTTPS": .text, "noScript": .text, "code": .text,
        "codeHelp": .text, "open": .text, "printed": .text,
    ])

    /// The site's words, the default locale's first.
    let sites: [SiteWords]
    /// The stylesheet and script as whole elements, and the policy that admits nothing else.
    let style: HTML
    let script: HTML
    let policy: String
    /// The logo inside the page; nil where there is none.
    let logo: SafeURL?

    var record: TemplateRecord {
        let facts = sites[0].input.facts
        return TemplateRecord(
            SealedView.shape,
            [
                "locale": .text(sites[0].locale), "title": .text(sites[0].word("sealed-title")),
                "policy": .text(policy), "style": .html(style), "hasLogo": .flag(logo != nil),
                "logo": .url(logo ?? SafeURL(path: "")), "vendor": .text(facts.vendor.name),
                "address": .text(facts.vendor.address.joined(separator: ", ")),
                "email": .text(facts.vendor.email?.text ?? ""),
                "mailto": .url(FrameView.mailto(facts.vendor.email)),
                "rooms": .list(sites.map(room)), "script": .html(script),
                "payload": .html(HTML()),
            ]
        )
    }

    private func room(_ site: SiteWords) -> TemplateRecord {
        TemplateRecord(
            SealedView.roomShape,
            [
                "locale": .text(site.locale),
                "isLater": .flag(site.locale != sites[0].locale),
                "title": .text(site.word("sealed-title")),
                "lede": .text(site.word("sealed-lede")),
                "waiting": .text(site.word("sealed-waiting")),
                "closed": .text(site.word("sealed-closed")),
                "incomplete": .text(site.word("sealed-incomplete")),
                "other": .text(site.word("sealed-other")),
                "wrong": .text(site.word("sealed-wrong")),
                "damaged": .text(site.word("sealed-damaged")),
                "moved": .text(site.word("sealed-moved")),
                "insecure": .text(site.word("sealed-insecure")),
                "overHTTPS": .text(site.word("sealed-https")),
                "noScript": .text(site.word("sealed-no-script")),
                "code": .text(site.word("sealed-code")),
                "codeHelp": .text(site.word("sealed-code-help")),
                "open": .text(site.word("sealed-open")),
                "printed": .text(site.word("sealed-printed")),
            ]
        )
    }
}
