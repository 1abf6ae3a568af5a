/// A text that people read, in one locale or several.
public struct LocalText: Hashable, Sendable {
    /// The text where no other fits.
    public let plain: String
    private let byLocale: [String: String]

    /// One text for every locale.
    public init(_ plain: String) {
        self.plain = plain
        byLocale = [:]
    }

    /// Texts by locale; the plain one stands in where a locale has none.
    public init(plain: String, byLocale: [String: String]) {
        self.plain = plain
        self.byLocale = byLocale
    }

    /// The text for readers of a locale.
    public func text(in locale: String) -> String {
        byLocale[locale] ?? plain
    }

    /// The same with one locale's text put in.
    public func replacing(_ locale: String, with text: String) -> LocalText {
        LocalText(plain: plain, byLocale: byLocale.merging([locale: text]) { _, new in new })
    }
}
