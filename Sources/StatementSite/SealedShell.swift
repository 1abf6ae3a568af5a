import Incentives
public import Markup
import Templates

/// The page around what is sealed: the same for every sealed page of a site but for the payload.
///
/// It holds its one stylesheet and its one script, so that it opens from a mail or a disk as well,
/// and its policy admits these two by their digests and nothing else.
public struct SealedShell: Sendable {
    /// What stands before and behind the payload.
    private let before: [UInt8]
    private let behind: [UInt8]
    /// The logo's path below the site, and the picture that stands for it inside sealed pages.
    public let logo: (path: String, image: SafeURL)?

    /// Takes a page whose payload is a zero, which no text of a page holds.
    fileprivate init(_ page: [UInt8], logo: (path: String, image: SafeURL)?) {
        guard let place = page.firstIndex(of: 0) else {
            preconditionFailure("The template of sealed pages shows the payload.")
        }
        before = Array(page[..<place])
        behind = Array(page[(place + 1)...])
        self.logo = logo
    }

    /// A sealed page.
    ///
    /// - Parameters:
    ///   - payload: what is sealed, as base64.
    ///   - site: the site's id.
    ///   - name: the page's own name, 32 characters.
    /// - Complexity: O(bytes written).
    public func page(payload: String, site: String, name: String, period: String) -> [UInt8] {
        let start: HTML = """
            <script type="application/octet-stream" id="sealed" data-site="\(site)" \
            data-name="\(name)" data-period="\(period)">
            """
        // Base64 stands in the element as it is, and ends it nowhere.
        let payload = Array(payload.utf8)
        precondition(!payload.contains(UInt8(ascii: "<")), "A payload is base64.")
        return before + start.bytes + payload + Array("</script>".utf8) + behind
    }
}

extension SiteRenderer {
    /// The shell of the site's sealed pages.
    ///
    /// - Parameters:
    ///   - style: the stylesheet, to which the site's accent is added.
    ///   - script: what opens the page.
    ///   - logo: the logo inside the page, nil for none.
    ///   - base64Digest: the SHA-256 of some bytes as base64.
    /// - Throws: what of the stylesheet or script may not stand inside a page.
    public func sealedShell(
        style: [UInt8],
        script: [UInt8],
        logo: SafeURL?,
        base64Digest: ([UInt8]) -> String
    ) throws(InlineText.Refused) -> SealedShell {
        let accent = FrameView.accentCSS(of: words(input.facts.defaultLocale))
        let style = try InlineText(.style, style + accent.utf8)
        let script = try InlineText(.script, script)
        let view = SealedView(
            sites: input.facts.locales.map(words),
            style: style.element,
            script: script.element,
            policy: sealedPolicy(
                script: base64Digest(script.bytes),
                style: base64Digest(style.bytes)
            ),
            logo: logo
        )
        let record = view.record.replacing(["payload": .html("\u{0}")], in: SealedView.shape)
        return SealedShell(
            templates.render(.sealed, record),
            logo: input.logoPath.flatMap { path in logo.map { (path, $0) } }
        )
    }
}

/// - Source: SEALING 8.
private func sealedPolicy(script: String, style: String) -> String {
    """
    default-src 'none'; script-src 'sha256-\(script)'; style-src 'sha256-\(style)'; \
    img-src data:; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; \
    trusted-types guerdon
    """
}
