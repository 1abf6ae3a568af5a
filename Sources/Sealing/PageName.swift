/// What a sealed page is called: 160 bits that nobody guesses and that tell nothing, though
/// everybody may see them.
public struct PageName: Hashable, Sendable {
    /// 32 letters and digits of base32.
    public let text: String

    init(_ code: AccessCode) {
        text = code.text
    }

    /// Takes a name as it is written; nil for any other text.
    public init?(_ text: String) {
        guard base32Bytes(text)?.count == 20 else { return nil }
        self.text = text
    }
}
