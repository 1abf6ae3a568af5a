import Crypto

/// The SHA-256 of some bytes: how a page or an input is recognised again.
public struct Digest: Hashable, Sendable {
    /// 64 hexadecimal digits.
    public let hexadecimal: String

    /// Computes the digest of bytes.
    ///
    /// - Source: FIPS 180-4.
    public init(of bytes: [UInt8]) {
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        text.reserveCapacity(64)
        for byte in SHA256.hash(data: bytes) {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        hexadecimal = String(decoding: text, as: UTF8.self)
    }

    /// As a manifest writes it.
    public var manifestText: String { "sha256-\(hexadecimal)" }
}
