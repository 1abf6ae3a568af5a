/// An address that a page may link to: https, http, mailto, or a path of the site itself.
public struct SafeURL: Hashable, Sendable {
    public let text: String

    /// Takes an address; nil for any other scheme, for `//host`, and for hidden characters.
    public init?(_ text: String) {
        for scalar in text.unicodeScalars {
            if scalar.value <= 0x20 || scalar.value == 0x7F || scalar == "\\" { return nil }
            if scalar.properties.generalCategory == .format { return nil }
        }
        if text.hasPrefix("//") { return nil }
        let start = text.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        if let colon = start.firstIndex(of: ":") {
            guard ["https", "http", "mailto"].contains(start[..<colon].lowercased()) else {
                return nil
            }
        }
        self.text = text
    }

    /// A picture inside the page itself, as base64, for pages that may load nothing.
    public init(_ picture: Picture, base64: String) {
        precondition(
            base64.utf8.allSatisfy { $0 != 0x20 && $0 != 0x22 && $0 != 0x3C },
            "A picture is given as base64."
        )
        text = "data:image/\(picture.rawValue);base64,\(base64)"
    }

    /// The pictures that browsers show, by their media types; in `<img>` none runs a script.
    public enum Picture: String, CaseIterable, Sendable {
        case svg = "svg+xml"
        case png
        case jpeg
        case webp
        case gif

        /// By the ending of a file's name; nil for any other.
        public init?(ending path: String) {
            switch path.split(separator: ".").last?.lowercased() {
            case "svg": self = .svg
            case "png": self = .png
            case "jpg", "jpeg": self = .jpeg
            case "webp": self = .webp
            case "gif": self = .gif
            case _: return nil
            }
        }
    }

    /// A path of the site that this program made itself.
    public init(path: String) {
        guard let url = SafeURL(path) else {
            preconditionFailure("A path of the site is a safe address: \(path)")
        }
        self = url
    }
}
