import Crypto

/// The SHA-256 of some bytes: how a page or an input is recognised again.
public struct Digest: Hashable, Sendable {
    /// 64 hexadecimal digits.
    public let hexadecimal: String

    /// Computes the digest of bytes.
    ///
    /// - Source: FIPS 180-4.
    public init(of bytes: [UInt8]) {
        hexadecimal = hexadecimalText(Array(SHA256.hash(data: bytes)))
    }

    /// Reads a digest that was written; nil unless it is 64 small hexadecimal digits.
    public init?(hexadecimal text: String) {
        guard hexadecimalBytes(text)?.count == 32 else { return nil }
        hexadecimal = text
    }

    fileprivate init(_ hash: SHA256.Digest) {
        hexadecimal = hexadecimalText(Array(hash))
    }

    /// 64 noughts: what stands where there is nothing to take a digest of.
    public static let none = Digest(noughts: 64)

    private init(noughts count: Int) {
        hexadecimal = String(repeating: "0", count: count)
    }

    /// As a Content-Security-Policy writes it.
    public var base64: String { base64Text(hexadecimalBytes(hexadecimal) ?? []) }

    /// As a manifest writes it.
    public var manifestText: String { "sha256-\(hexadecimal)" }

    /// The first 32 bits of the digest of bytes: enough to find where a file differs, and not to
    /// prove that it does not.
    public static func short(of bytes: ArraySlice<UInt8>) -> UInt32 {
        SHA256.hash(data: bytes).prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
    }
}

/// The digest of bytes that come piece by piece, which can be looked at on the way.
public struct RunningDigest: Sendable {
    private var hash = SHA256()

    public init() {}

    /// Takes further bytes.
    public mutating func add(_ bytes: ArraySlice<UInt8>) {
        hash.update(data: bytes)
    }

    /// The digest of all bytes so far.
    public var digest: Digest { Digest(hash.finalize()) }
}
