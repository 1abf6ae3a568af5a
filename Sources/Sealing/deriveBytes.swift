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
    let derived = HKDF<SHA256>.deriveKey(
        inputKeyMaterial: SymmetricKey(data: key),
        salt: salt,
        info: info,
        outputByteCount: count
    )
    // The bytes are copied before the key goes.
    return unsafe derived.withUnsafeBytes { unsafe Array($0) }
}
