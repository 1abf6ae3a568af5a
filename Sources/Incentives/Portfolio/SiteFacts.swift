/// Who publishes a site, and how it presents itself; nothing here changes a figure.
public struct SiteFacts: Hashable, Sendable {
    public let title: LocalText
    public let vendor: Vendor
    public let brand: Brand
    /// With a slash at its end.
    public let baseURL: String
    /// The locales pages are made in; the first is the default.
    public let locales: [String]
    /// Who may read private pages.
    public let access: Access

    /// How private pages stand on the host.
    public enum Access: String, Hashable, Sendable, CaseIterable {
        /// Encrypted; where nothing is said.
        case sealed
        /// Plain, behind the host's own login.
        case host
        /// Plain, for whoever has the address.
        case `public`
    }

    public init(
        title: LocalText,
        vendor: Vendor,
        brand: Brand,
        baseURL: String,
        locales: [String],
        access: Access
    ) {
        precondition(!locales.isEmpty, "A site has at least one locale.")
        self.title = title
        self.vendor = vendor
        self.brand = brand
        self.baseURL = baseURL
        self.locales = locales
        self.access = access
    }

    /// The locale of pages that say none.
    public var defaultLocale: String { locales[0] }
}

/// The company whose partners earn.
public struct Vendor: Hashable, Sendable {
    public let name: String
    public let address: [String]
    public let taxID: String?
    public let email: MailAddress?

    public init(name: String, address: [String], taxID: String?, email: MailAddress?) {
        self.name = name
        self.address = address
        self.taxID = taxID
        self.email = email
    }
}

/// The vendor's looks.
public struct Brand: Hashable, Sendable {
    /// A path below the site, or nil.
    public let logo: String?
    /// `#rrggbb`, or nil for Guerdon's own.
    public let accent: String?

    public init(logo: String?, accent: String?) {
        self.logo = logo
        self.accent = accent
    }
}
