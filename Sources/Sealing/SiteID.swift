/// The name of a site in what is signed and sealed: 32 small hexadecimal digits, which its keyring
/// holds.
public struct SiteID: Hashable, Sendable {
    public let text: String

    /// Takes the digits; nil for any other text.
    public init?(_ text: String) {
        guard hexadecimalBytes(text)?.count == 16 else { return nil }
        self.text = text
    }

    /// Makes the name of 16 bytes; nil for any other number of them.
    public init?(bytes: [UInt8]) {
        self.init(hexadecimalText(bytes))
    }
}
