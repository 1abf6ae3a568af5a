/// The last closing that was seen: a chain that ends before it was cut.
public struct ChainHead: Hashable, Sendable {
    /// How many closings there are.
    public let number: Int
    /// Of the last one.
    public let digest: Digest

    public init(number: Int, digest: Digest) {
        self.number = number
        self.digest = digest
    }

    /// Before the first closing.
    public static let none = ChainHead(number: 0, digest: .none)
}

extension ChainHead {
    /// As it is written: `2` and the digest.
    public var text: String { "\(number) \(digest.hexadecimal)" }

    /// Reads a head; nil unless it is as it is written.
    public init?(_ text: String) {
        let parts = text.split(separator: " ", omittingEmptySubsequences: false)
        guard parts.count == 2, let number = Int(parts[0]), number >= 0,
            let digest = Digest(hexadecimal: String(parts[1]))
        else { return nil }
        self.init(number: number, digest: digest)
        guard self.text == text, (number == 0) == (digest == .none) else { return nil }
    }
}
