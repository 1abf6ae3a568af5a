import Diagnostics

/// How the bytes of a file are to be read, where no byte order mark says it.
enum TextEncoding: String, Hashable, Sendable, CaseIterable {
    case utf8 = "utf-8"
    case utf16 = "utf-16"
    case windows1252 = "windows-1252"
}

/// Turns a file's bytes into UTF-8 without a byte order mark; nothing is repaired.
///
/// A byte order mark decides by itself; UTF-16 without one is little-endian.
///
/// - Throws: a diagnostic at the first byte that the encoding does not allow.
func decodeText(
    _ bytes: [UInt8],
    as encoding: TextEncoding,
    file: String
) throws(Diagnostic) -> [UInt8] {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
        return try checkedUTF8(Array(bytes.dropFirst(3)), offset: 3, file: file)
    }
    if bytes.starts(with: [0xFF, 0xFE]) {
        return try fromUTF16(bytes[2...], isBigEndian: false, file: file)
    }
    if bytes.starts(with: [0xFE, 0xFF]) {
        return try fromUTF16(bytes[2...], isBigEndian: true, file: file)
    }
    switch encoding {
    case .utf8: return try checkedUTF8(bytes, offset: 0, file: file)
    case .utf16: return try fromUTF16(bytes[...], isBigEndian: false, file: file)
    case .windows1252: return try fromWindows1252(bytes, file: file)
    }
}

private func checkedUTF8(
    _ bytes: [UInt8],
    offset: Int,
    file: String
) throws(Diagnostic) -> [UInt8] {
    if let invalid = firstInvalidByte(of: bytes) {
        throw .notInEncoding(
            "UTF-8",
            byte: bytes[invalid],
            offset: invalid + offset,
            at: place(of: invalid, in: bytes, file: file)
        )
    }
    if let null = bytes.firstIndex(of: 0) {
        throw .nullByte(offset: null + offset, at: place(of: null, in: bytes, file: file))
    }
    return bytes
}

private func firstInvalidByte(of bytes: [UInt8]) -> Int? {
    do {
        _ = try UTF8Span(validating: bytes.span)
        return nil
    } catch {
        return error.byteOffsets.lowerBound
    }
}

/// The line and column of a byte, in text whose bytes before it are valid UTF-8.
func place(of index: Int, in bytes: [UInt8], file: String) -> SourceRange {
    var line = 1
    var column = 1
    var position = 0
    while position < index {
        let byte = bytes[position]
        if byte == 0x0A || (byte == 0x0D && bytes.dropFirst(position + 1).first != 0x0A) {
            line += 1
            column = 1
        } else if byte & 0xC0 != 0x80 {
            column += 1
        }
        position += 1
    }
    return SourceRange(file: file, line: line, column: column)
}

private func fromUTF16(
    _ bytes: ArraySlice<UInt8>,
    isBigEndian: Bool,
    file: String
) throws(Diagnostic) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    var index = bytes.startIndex
    let fault = { (index: Int, output: [UInt8]) in
        Diagnostic.notInEncoding(
            "UTF-16",
            byte: bytes[index],
            offset: index,
            at: place(of: output.count, in: output, file: file)
        )
    }
    while index < bytes.endIndex {
        guard index + 1 < bytes.endIndex else { throw fault(index, output) }
        let unit = unitAt(bytes, index, isBigEndian)
        var scalar = UInt32(unit)
        var length = 2
        if UTF16.isLeadSurrogate(unit), index + 3 < bytes.endIndex {
            let next = unitAt(bytes, index + 2, isBigEndian)
            if UTF16.isTrailSurrogate(next) {
                scalar = 0x10000 + (UInt32(unit) - 0xD800) << 10 + UInt32(next) - 0xDC00
                length = 4
            }
        }
        guard let character = Unicode.Scalar(scalar) else { throw fault(index, output) }
        if scalar == 0 {
            throw .nullByte(
                offset: index,
                at: place(of: output.count, in: output, file: file)
            )
        }
        output += UTF8.encode(character) ?? UTF8.encodedReplacementCharacter
        index += length
    }
    return output
}

private func unitAt(_ bytes: ArraySlice<UInt8>, _ index: Int, _ isBigEndian: Bool) -> UInt16 {
    let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
    return isBigEndian ? first << 8 | second : second << 8 | first
}

private func fromWindows1252(_ bytes: [UInt8], file: String) throws(Diagnostic) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    for (index, byte) in bytes.enumerated() {
        let scalar = byte >= 0x80 && byte < 0xA0 ? windows1252[Int(byte) - 0x80] : UInt32(byte)
        guard scalar != 0, let character = Unicode.Scalar(scalar) else {
            let place = place(of: output.count, in: output, file: file)
            throw byte == 0
                ? .nullByte(offset: index, at: place)
                : .notInEncoding("Windows-1252", byte: byte, offset: index, at: place)
        }
        output += UTF8.encode(character) ?? UTF8.encodedReplacementCharacter
    }
    return output
}

/// The scalars of 0x80 to 0x9F; 0 where Windows-1252 has none.
///
/// - Source: the WHATWG Encoding Standard's index, with its five unassigned bytes left out.
private let windows1252: [UInt32] = [
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
    0x0152, 0, 0x017D, 0, 0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122,
    0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
]
