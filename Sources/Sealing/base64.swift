/// Bytes as base64, padded, on one line.
///
/// - Source: RFC 4648, section 4.
public func base64Text(_ bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count + 2) / 3 * 4)
    var index = 0
    while index < bytes.count {
        let count = min(3, bytes.count - index)
        var group: UInt32 = 0
        for place in 0..<3 {
            group = group << 8 | (place < count ? UInt32(bytes[index + place]) : 0)
        }
        for place in 0..<4 {
            let letter = letters[Int(group >> UInt32(18 - 6 * place) & 63)]
            text.append(place <= count ? letter : padding)
        }
        index += 3
    }
    return String(decoding: text, as: UTF8.self)
}

/// The bytes that a base64 text stands for; nil unless it is the one text that stands for them.
public func base64Bytes(_ text: String) -> [UInt8]? {
    let digits = Array(text.utf8)
    guard digits.count % 4 == 0 else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(digits.count / 4 * 3)
    var index = 0
    while index < digits.count {
        let isLast = index + 4 == digits.count
        let group = digits[index..<index + 4]
        let count = isLast ? 4 - group.reversed().prefix { $0 == padding }.count : 4
        guard count >= 2 else { return nil }
        var value: UInt32 = 0
        for place in 0..<4 {
            guard place < count else {
                value <<= 6
                continue
            }
            guard let digit = sixBits(digits[index + place]) else { return nil }
            value = value << 6 | digit
        }
        for place in 0..<(count - 1) { bytes.append(UInt8(value >> UInt32(16 - 8 * place) & 255)) }
        index += 4
    }
    // Bits behind the last byte are nought, so that no two texts stand for the same bytes.
    return base64Text(bytes) == text ? bytes : nil
}

private let padding = UInt8(ascii: "=")
private let letters = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8
)

private func sixBits(_ letter: UInt8) -> UInt32? {
    switch letter {
    case 0x41...0x5A: UInt32(letter - 0x41)
    case 0x61...0x7A: UInt32(letter - 0x61 + 26)
    case 0x30...0x39: UInt32(letter - 0x30 + 52)
    case 0x2B: 62
    case 0x2F: 63
    case _: nil
    }
}
