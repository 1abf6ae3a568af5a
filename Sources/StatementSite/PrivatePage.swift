public import Incentives
public import Markup

/// A page that one partner alone may read, with the CSV of its lines where it has some.
public struct PrivatePage: Sendable {
    public let place: PrivatePlace
    /// As a browser's tab shows it.
    public let title: String
    /// What stands at the foot of every printed sheet.
    public let sheet: String
    public let locale: String
    /// The whole page.
    public let html: [UInt8]
    /// The lines of a statement; nil for other pages.
    public let lines: [UInt8]?

    public init(
        place: PrivatePlace,
        title: String,
        sheet: String,
        locale: String,
        html: [UInt8],
        lines: [UInt8]?
    ) {
        self.place = place
        self.title = title
        self.sheet = sheet
        self.locale = locale
        self.html = html
        self.lines = lines
    }
}

/// Whose private page it is, and which of them.
public struct PrivatePlace: Hashable, Sendable {
    public let partner: PartnerID
    /// A statement's period, or `index` or `prices`.
    public let name: String

    public static let index = "index"
    public static let prices = "prices"

    public init(partner: PartnerID, name: String) {
        self.partner = partner
        self.name = name
    }

    /// Where it stands on a host that everybody, or only the partner, may read.
    public func path(ending: String = "html") -> String { "p/\(partner)/\(name).\(ending)" }

    /// Reads such a path, with its ending; nil for any other.
    static func read(_ path: some StringProtocol) -> (place: PrivatePlace, ending: String)? {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0] == "p", let point = parts[2].lastIndex(of: ".") else {
            return nil
        }
        let place = PrivatePlace(
            partner: PartnerID(String(parts[1])),
            name: String(parts[2][..<point])
        )
        return (place, String(parts[2][parts[2].index(after: point)...]))
    }
}

/// Where the private pages of a partner are published, where that is not their own place.
public struct PrivateAddresses: Sendable {
    /// The name of a page's file without its ending; all stand in `folder`.
    private let name: @Sendable (String) -> String
    private let folder: String
    private let partner: PartnerID
    /// The site's logo, for pages that may fetch nothing.
    private let logo: (path: String, image: SafeURL)?

    public init(
        of partner: PartnerID,
        in folder: String,
        logo: (path: String, image: SafeURL)?,
        name: @escaping @Sendable (String) -> String
    ) {
        self.partner = partner
        self.folder = folder
        self.logo = logo
        self.name = name
    }

    /// The path of one of the partner's pages.
    public func path(of page: String, ending: String = "html") -> String {
        "\(folder)/\(name(page)).\(ending)"
    }

    /// An address on the partner's page, as it is where that page is published.
    func address(_ url: SafeURL, on page: PrivatePlace) -> SafeURL {
        let text = url.text
        let path = text.utf8.prefix { $0 != UInt8(ascii: "#") && $0 != UInt8(ascii: "?") }
        guard let first = path.first, first != UInt8(ascii: "/"), !path.contains(UInt8(ascii: ":"))
        else { return url }
        let target = siteTarget(of: Substring(path), on: page.path())
        if let logo, target == logo.path { return logo.image }
        var published = target
        if let (place, ending) = PrivatePlace.read(target), place.partner == partner {
            published = self.path(of: place.name, ending: ending)
        }
        let link = relativePath(to: published, from: self.path(of: page.name))
        return SafeURL(path: link + text[path.endIndex...])
    }
}

/// The path below the site that a relative address on a page leads to.
private func siteTarget(of path: some StringProtocol, on page: String) -> String {
    var folders = Array(page.split(separator: "/").dropLast())
    for part in path.split(separator: "/", omittingEmptySubsequences: false) {
        switch part {
        case "..": folders = folders.dropLast()
        case ".": continue
        case _: folders.append(Substring(part))
        }
    }
    return folders.joined(separator: "/")
}

/// The relative address of a path below the site on a page.
func relativePath(to target: String, from page: String) -> String {
    let here = page.split(separator: "/").dropLast()
    let there = target.split(separator: "/")
    let shared = zip(here, there.dropLast()).prefix { $0 == $1 }.count
    let up = String(repeating: "../", count: here.count - shared)
    return up + there.dropFirst(shared).joined(separator: "/")
}
