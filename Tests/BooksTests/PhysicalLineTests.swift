import Testing

@testable import Books

/// What ends a line of a file of rows is told by its code units, so that a closing counts them as
/// the reader does.
@Test(arguments: [
    ("a\nb\r\nc\rd", [2, 5, 7, 8]), ("", []), ("\n", [1]), ("Ċ\n", [3]),
])
func `lines end with LF, CRLF or CR, whatever the encoding`(text: String, ends: [Int]) {
    #expect(physicalLines(of: Array(text.utf8)).map(\.upperBound) == ends)
    let units = Array(text.utf16)
    var count = 0
    var unitEnds: [Int] = []
    for (index, unit) in units.enumerated() {
        count += 2
        let isReturn = unit == 0x0D && units.dropFirst(index + 1).first == 0x0A
        if unit == 0x0A || (unit == 0x0D && !isReturn) { unitEnds.append(count + 2) }
    }
    if let last = units.last, last != 0x0A, last != 0x0D { unitEnds.append(count + 2) }
    let little: [UInt8] = [0xFF, 0xFE] + units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let big: [UInt8] = [0xFE, 0xFF] + units.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    let expected = units.isEmpty ? [2] : unitEnds
    #expect(physicalLines(of: little).map(\.upperBound) == expected)
    #expect(physicalLines(of: big).map(\.upperBound) == expected)
}
