import Diagnostics

/// Cuts a file's bytes into a table.
///
/// `names` stands in for the header of a file that has none. Each bad row is reported and left out;
/// a quote that never ends is reported where it opens, and ends the table.
///
/// - Throws: a diagnostic when the file has no header, or one that can't be used.
func parseCSV(
    file: String,
    bytes: [UInt8],
    delimiter: UInt8 = 0x2C,
    names: [String]? = nil,
    faults: inout Faults
) throws(Diagnostic) -> CSVTable {
    var scanner = CSVScanner(file: file, bytes: bytes, delimiter: delimiter)
    var header = names ?? []
    var headerPlaces = header.map { _ in scanner.rowPlace }
    if names == nil {
        guard try scanner.nextRow() else {
            throw .csvNoHeader(at: SourceRange(file: file, line: 1, column: 1))
        }
        header = scanner.fieldTexts()
        headerPlaces = scanner.fieldPlaces()
        if let fault = scanner.rowFault { throw fault }
        try checkHeader(header, headerPlaces, delimiter, scanner)
    }
    var offsets: [UInt32] = []
    var lines: [UInt32] = []
    offsets.reserveCapacity(bytes.count / 10)
    lines.reserveCapacity(bytes.count / 60)
    while true {
        do throws(Diagnostic) {
            guard try scanner.nextRow() else { break }
        } catch {
            faults.report(error)
            break
        }
        if scanner.rowIsEmpty { continue }
        if let fault = scanner.rowFault {
            faults.report(fault)
        } else if scanner.ends.count != header.count {
            faults.report(
                .csvRaggedRow(
                    expected: header.count,
                    found: scanner.ends.count,
                    at: scanner.rowPlace
                )
            )
        } else {
            offsets.append(UInt32(scanner.rowStart))
            offsets += scanner.ends
            lines.append(UInt32(scanner.rowLine))
        }
    }
    return CSVTable(
        file: file,
        header: header,
        headerPlaces: headerPlaces,
        bytes: bytes,
        offsets: offsets,
        lines: lines
    )
}

private func checkHeader(
    _ header: [String],
    _ places: [SourceRange],
    _ delimiter: UInt8,
    _ scanner: CSVScanner
) throws(Diagnostic) {
    if let only = header.first, header.count <= 2, only.hasPrefix("sep=") {
        throw .csvSeparatorLine(at: scanner.rowPlace)
    }
    if header.count == 1, let other = otherDelimiter(in: header[0], than: delimiter) {
        throw .csvOtherDelimiter(other, at: scanner.rowPlace)
    }
    if header.count > CSVTable.columnLimit {
        throw .csvTooManyColumns(header.count, at: scanner.rowPlace)
    }
    var seen: [String: SourceRange] = [:]
    for (name, place) in zip(header, places) {
        if !name.isEmpty, let first = seen[name] {
            throw .csvDuplicateColumn(name, firstColumn: first.start.column, at: place)
        }
        seen[name] = place
    }
}

/// The mark that parts the columns of a header which ours leaves in one piece.
private func otherDelimiter(in header: String, than delimiter: UInt8) -> UInt8? {
    [0x3B, 0x09, 0x7C, 0x2C].first { mark in
        mark != delimiter && header.utf8.contains(mark)
    }
}

/// Goes through a file row by row with one loop over its bytes.
private struct CSVScanner {
    let file: String
    let bytes: [UInt8]
    let delimiter: UInt8
    private(set) var rowStart = 0
    private(set) var rowLine = 1
    /// The offsets behind the row's fields.
    private(set) var ends: [UInt32] = []
    /// What is wrong with the row, where it is not the number of its fields.
    private(set) var rowFault: Diagnostic?
    private var index = 0
    private var line = 1

    init(file: String, bytes: [UInt8], delimiter: UInt8) {
        self.file = file
        self.bytes = bytes
        self.delimiter = delimiter
    }

    /// Whether the row has no text in any of its fields, as spreadsheets leave rows at the end.
    var rowIsEmpty: Bool {
        guard bytes[rowStart] == delimiter else { return false }
        return ends.last == UInt32(rowStart + ends.count - 1)
    }

    var rowPlace: SourceRange { SourceRange(file: file, line: rowLine, column: 1) }

    /// Reads the next row that is not blank; false at the end of the file.
    mutating func nextRow() throws(Diagnostic) -> Bool {
        while index < bytes.count, isLineEnd(bytes[index]) { passLineEnd() }
        guard index < bytes.count else { return false }
        rowStart = index
        rowLine = line
        rowFault = nil
        ends.removeAll(keepingCapacity: true)
        while true {
            try readField()
            ends.append(UInt32(index))
            guard index < bytes.count else { break }
            if isLineEnd(bytes[index]) {
                if index - rowStart > CSVTable.lineLimit {
                    rowFault = .csvLineTooLong(at: rowPlace)
                }
                passLineEnd()
                break
            }
            index += 1
        }
        return true
    }

    /// Moves to the delimiter or line end behind a field.
    private mutating func readField() throws(Diagnostic) {
        guard index < bytes.count else { return }
        if bytes[index] == 0x22 {
            try readQuoted()
            if index < bytes.count, bytes[index] != delimiter, !isLineEnd(bytes[index]) {
                rowFault = rowFault ?? .csvTextBehindQuote(at: placeHere)
            }
        }
        while index < bytes.count {
            let byte = bytes[index]
            if byte == delimiter || byte == 0x0A || byte == 0x0D { break }
            if byte == 0x22 { rowFault = rowFault ?? .csvBareQuote(at: placeHere) }
            index += 1
        }
    }

    private mutating func readQuoted() throws(Diagnostic) {
        let opening = placeHere
        let openingIndex = index
        index += 1
        while index < bytes.count {
            let byte = bytes[index]
            if byte == 0x22 {
                index += 1
                if index < bytes.count, bytes[index] == 0x22 {
                    index += 1
                } else {
                    return
                }
            } else if isLineEnd(byte) {
                passLineEnd()
            } else {
                index += 1
            }
            if index - openingIndex > CSVTable.lineLimit { break }
        }
        throw .csvOpenQuote(at: opening)
    }

    private func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

    private mutating func passLineEnd() {
        let isPair = bytes[index] == 0x0D && index + 1 < bytes.count && bytes[index + 1] == 0x0A
        index += isPair ? 2 : 1
        line += 1
    }

    /// Line and column of the next byte.
    private var placeHere: SourceRange {
        var column = 1
        var start = index
        while start > rowStart, !isLineEnd(bytes[start - 1]) { start -= 1 }
        for byte in bytes[start..<index] where byte & 0xC0 != 0x80 { column += 1 }
        return SourceRange(file: file, line: line, column: column)
    }

    /// The texts of the row's fields, without quotes.
    func fieldTexts() -> [String] {
        var start = rowStart
        return ends.map { end in
            defer { start = Int(end) + 1 }
            var slice = bytes[start..<Int(end)]
            if slice.count >= 2, slice.first == 0x22 { slice = slice.dropFirst().dropLast() }
            return String(decoding: slice, as: UTF8.self)
        }
    }

    /// Where the row's fields stand, on the row's first line.
    func fieldPlaces() -> [SourceRange] {
        var start = rowStart
        return ends.map { end in
            defer { start = Int(end) + 1 }
            let before = bytes[rowStart..<start].count { $0 & 0xC0 != 0x80 }
            let width = bytes[start..<Int(end)].count { $0 & 0xC0 != 0x80 }
            return SourceRange(file: file, line: rowLine, column: before + 1, width: width)
        }
    }
}
