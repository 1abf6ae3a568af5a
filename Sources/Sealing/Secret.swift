/// 32 bytes that are never printed.
public struct Secret: Hashable, Sendable {
    let bytes: [UInt8]

    /// Takes the bytes; nil unless there are 32.
    public init?(bytes: [UInt8]) {
        guard bytes.count == 32 else { return nil }
        self.bytes = bytes
    }

    /// The digest of a public text: for keyrings that keep nothing secret.
    init(public text: String) {
        guard let bytes = hexadecimalBytes(Digest(of: Array(text.utf8)).hexadecimal) else {
            preconditionFailure("A digest has 32 bytes.")
        }
        self.bytes = bytes
    }
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible {
    public var description: String { "a secret" }
    public var debugDescription: String { description }
}
