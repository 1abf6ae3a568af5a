/// A distributor, reseller, retailer, dealer, broker, agent or other intermediary.
public struct Partner: Hashable, Sendable {
    public let id: PartnerID
    public let name: LocalText
    /// One of the site's types.
    public let type: String
    public let parent: PartnerIndex?
    public let country: String?
    public let region: String?
    public let currency: Currency
    /// The language of its statements.
    public let locale: String
    /// Its first day; nil is long ago.
    public let joined: Day?
    /// Its last day; nil is never.
    public let left: Day?
    public let email: MailAddress?
    public let recognition: Consent
    /// Whether a board may print its amount.
    public let showsAmounts: Bool
    /// Its standings in order of their first days.
    public let levels: [LevelStanding]
    /// Its private pages.
    public let privacy: Privacy
    public let attributes: [String: String]

    /// By which link a partner reads its private pages, and for how long.
    public struct Privacy: Hashable, Sendable {
        /// From 1 on; a further number makes a new link and ends the old one.
        public let link: Int
        /// The last day on which the pages are published; nil is never.
        public let until: Day?

        public init(link: Int, until: Day?) {
            self.link = link
            self.until = until
        }

        /// The first link, without an end.
        public static let usual = Privacy(link: 1, until: nil)

        /// Whether the pages are published on a day.
        public func isOpen(on day: Day) -> Bool { until.map { day <= $0 } ?? true }
    }

    /// How a partner may appear on public pages.
    public enum Consent: String, Hashable, Sendable, CaseIterable {
        case named
        /// Holds its place without its name; where nothing is said.
        case anonymous
        /// Holds its place, which is left out.
        case none
    }

    public init(
        id: PartnerID,
        name: LocalText,
        type: String,
        parent: PartnerIndex?,
        country: String?,
        region: String?,
        currency: Currency,
        locale: String,
        joined: Day?,
        left: Day?,
        email: MailAddress?,
        recognition: Consent,
        showsAmounts: Bool,
        levels: [LevelStanding],
        privacy: Privacy,
        attributes: [String: String]
    ) {
        self.id = id
        self.name = name
        self.type = type
        self.parent = parent
        self.country = country
        self.region = region
        self.currency = currency
        self.locale = locale
        self.joined = joined
        self.left = left
        self.email = email
        self.recognition = recognition
        self.showsAmounts = showsAmounts
        self.levels = levels
        self.privacy = privacy
        self.attributes = attributes
    }

    /// Whether it had joined and had not left on some day of a span.
    public func isActive(in span: DaySpan) -> Bool {
        (joined.map { $0 <= span.last } ?? true) && (left.map { span.first <= $0 } ?? true)
    }

    /// The level held on a day, as its place among the site's ascending levels; nil for none.
    public func level(on day: Day) -> Int? {
        levels.last { $0.from.map { $0 <= day } ?? true }?.level
    }
}

/// A level held from a day on.
public struct LevelStanding: Hashable, Sendable {
    /// Nil is long ago.
    public let from: Day?
    /// The place among the site's ascending levels.
    public let level: Int

    public init(from: Day?, level: Int) {
        self.from = from
        self.level = level
    }
}
