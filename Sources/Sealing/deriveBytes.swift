import Crypto

/// Bytes made from a key, which say nothing of the key or of bytes made for another purpose.
///
/// - Source: RFC 5869, HKDF with SHA-256; the empty salt is the one that it takes for none.
package func deriveBytes(
    from key: [UInt8],
    salt: [UInt8],
    info: [UInt8],
    count: Int
) -> [UInt8] {
    precondition((1...255 * 32).contains(count), "HKDF-SHA256 gives 1 to 8,160 bytes.")
    let extracted = SymmetricKey(
        data: Array(HMAC<SHA256>.authenticationCode(for: key, using: SymmetricKey(data: salt)))
    )
    var bytes: [UInt8] = []
    var block: [UInt8] = []
    var number: UInt8 = 0
    while bytes.count < count {
        number += 1
        block = Array(
            HMAC<SHA256>.authenticationCode(for: block + info + [number], using: extracted)
        )
        bytes += block
    }
    return Array(bytes.prefix(count))
}
