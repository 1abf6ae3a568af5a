import Diagnostics

/// A CSV file as rows and columns over its own bytes: fields are found by offsets, none is copied.
///
/// Lines end in LF, CRLF or a bare CR, also mixed; blank lines and rows of
/// delimiters alone are passed over. A field within
/// quotes may hold delimiters, line ends and doubled quotes.
///
/// - Complexity: O(bytes) time; 4 bytes a field and 8 a row beside the file's own.
/// - Source: RFC 4180, with the faults of RELIABILITY C1, C2 and C5 refused.
struct CSVTable: Sendable {
    let file: String
    /// The names of the columns; one without a name is empty and is not read.
    let header: [String]
    private let headerPlaces: [SourceRange]
    let bytes: [UInt8]
    /// For each good row the offsets behind its fields, and first where the row begins.
    private let offsets: [UInt32]
    private let lines: [UInt32]

    /// The longest line, in bytes.
    static let lineLimit = 1 << 20
    /// The most columns.
    static let columnLimit = 1_000

    /// How many rows have a field for each column.
    var rowCount: Int { lines.count }

    init(
        file: String,
        header: [String],
        headerPlaces: [SourceRange],
        bytes: [UInt8],
        offsets: [UInt32],
        lines: [UInt32]
    ) {
        self.file = file
        self.header = header
        self.headerPlaces = headerPlaces
        self.bytes = bytes
        self.offsets = offsets
        self.lines = lines
    }

    /// The line of the file on which a row begins.
    func line(of row: Int) -> Int { Int(lines[row]) }

    /// The column of a name.
    func column(_ name: String) -> Int? { header.firstIndex(of: name) }

    /// The bytes of a field as they stand, with its quotes.
    private func raw(_ row: Int, _ column: Int) -> Range<Int> {
        let base = row * (header.count + 1)
        let start = Int(offsets[base + column]) + (column == 0 ? 0 : 1)
        return start..<Int(offsets[base + column + 1])
    }

    /// Hands a field's bytes to a reader, without its quotes.
    ///
    /// Only a field with doubled quotes is copied.
    func withField<Value>(
        _ row: Int,
        _ column: Int,
        _ read: (ArraySlice<UInt8>) -> Value
    ) -> Value {
        let range = raw(row, column)
        guard range.count >= 2, bytes[range.lowerBound] == 0x22 else { return read(bytes[range]) }
        let inner = bytes[(range.lowerBound + 1)..<(range.upperBound - 1)]
        guard inner.contains(0x22) else { return read(inner) }
        var copy: [UInt8] = []
        var skips = false
        for byte in inner {
            skips = byte == 0x22 && !skips
            if !skips { copy.append(byte) }
        }
        return read(copy[...])
    }

    /// The bytes of a row, from its first field to its last.
    func bytes(of row: Int) -> ArraySlice<UInt8> {
        let base = row * (header.count + 1)
        return bytes[Int(offsets[base])..<Int(offsets[base + header.count])]
    }

    /// A field as text.
    func text(_ row: Int, _ column: Int) -> String {
        withField(row, column) { String(decoding: $0, as: UTF8.self) }
    }

    /// Where a field stands.
    ///
    /// - Complexity: O(bytes of the row).
    func place(_ row: Int, _ column: Int) -> SourceRange {
        let range = raw(row, column)
        let base = Int(offsets[row * (header.count + 1)])
        var line = self.line(of: row)
        var position = 1
        for index in base..<range.lowerBound {
            if bytes[index] == 0x0A || (bytes[index] == 0x0D && bytes[index + 1] != 0x0A) {
                line += 1
                position = 1
            } else if bytes[index] & 0xC0 != 0x80 {
                position += 1
            }
        }
        let width = bytes[range].count { $0 & 0xC0 != 0x80 }
        return SourceRange(file: file, line: line, column: position, width: width)
    }

    /// Where a row begins.
    func place(_ row: Int) -> SourceRange {
        SourceRange(file: file, line: line(of: row), column: 1)
    }

    /// Where the name of a column stands in the header; the file's start for one it lacks.
    func place(ofHeader name: String) -> SourceRange {
        column(name).map { headerPlaces[$0] } ?? SourceRange(file: file, line: 1, column: 1)
    }
}
