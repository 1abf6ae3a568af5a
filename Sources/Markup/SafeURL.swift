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

    /// A path of the site that this program made itself.
    public init(path: String) {
        guard let url = SafeURL(path) else {
            preconditionFailure("A path of the site is a safe address: \(path)")
        }
        self = url
    }
}
