/// Bytes as base32 in small letters, without padding.
///
/// - Source: RFC 4648, section 6.
package func base32Text(_ bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count * 8 + 4) / 5)
    var bits: UInt32 = 0
    var count: UInt32 = 0
    for byte in bytes {
        bits = bits << 8 | UInt32(byte)
        count += 8
        while count >= 5 {
            count -= 5
            text.append(letters[Int(bits >> count & 31)])
        }
    }
    if count > 0 { text.append(letters[Int(bits << (5 - count) & 31)]) }
    return String(decoding: text, as: UTF8.self)
}

/// The bytes that a base32 text stands for; nil unless it is the one text that stands for them.
package func base32Bytes(_ text: String) -> [UInt8]? {
    var bytes: [UInt8] = []
    var bits: UInt32 = 0
    var count: UInt32 = 0
    for letter in text.utf8 {
        guard let digit = fiveBits(letter) else { return nil }
        bits = bits << 5 | digit
        count += 5
        guard count >= 8 else { continue }
        count -= 8
        bytes.append(UInt8(bits >> count & 255))
    }
    // Bits behind the last byte are nought, and no letter is one too many.
    return base32Text(bytes) == text ? bytes : nil
}

private let letters = Array("abcdefghijklmnopqrstuvwxyz234567".utf8)

private func fiveBits(_ letter: UInt8) -> UInt32? {
    switch letter {
    case 0x61...0x7A: UInt32(letter - 0x61)
    case 0x32...0x37: UInt32(letter - 0x32 + 26)
    case _: nil
    }
}
