/// Parts behind their lengths, so that no two lists of parts give the same bytes.
///
/// Each part follows its length as 16 bits, the higher byte first; a part has at most 65,535 bytes.
///
/// - Source: SEALING, `lp`.
public func lengthPrefixed(_ parts: [String]) -> [UInt8] {
    var bytes: [UInt8] = []
    for part in parts {
        let length = part.utf8.count
        precondition(length <= Int(UInt16.max), "A part has at most 65,535 bytes.")
        bytes.append(UInt8(length >> 8))
        bytes.append(UInt8(length & 255))
        bytes += part.utf8
    }
    return bytes
}
