/// Rows of a CSV file that a spreadsheet opens without running anything in it.
///
/// A text cell that starts with `=`, `+`, `-`, `@`, a tab or a carriage return gets an apostrophe
/// before it and quotes around it; numbers stay numbers. Lines end in LF.
///
/// - Source: RFC 4180 for the quoting; OWASP, "CSV injection", for the apostrophe.
public struct CSVText: Sendable {
    /// The file so far, as UTF-8.
    public private(set) var bytes: [UInt8] = []

    public init() {}

    /// One cell.
    public enum Cell: Hashable, Sendable {
        case text(String)
        /// A number or a day that this program wrote itself.
        case figure(String)
    }

    /// Adds a row.
    public mutating func append(_ cells: [Cell]) {
        for (index, cell) in cells.enumerated() {
            if index > 0 { bytes.append(0x2C) }
            switch cell {
            case .figure(let text): bytes += text.utf8
            case .text(let text): appendText(text)
            }
        }
        bytes.append(0x0A)
    }

    private mutating func appendText(_ text: String) {
        let isFormula =
            switch text.utf8.first {
            case 0x3D, 0x2B, 0x2D, 0x40, 0x09, 0x0D: true
            case _: false
            }
        let needsQuotes =
            isFormula
            || text.utf8.contains { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }
        guard needsQuotes else {
            bytes += text.utf8
            return
        }
        bytes.append(0x22)
        if isFormula { bytes.append(0x27) }
        for byte in text.utf8 {
            if byte == 0x22 { bytes.append(0x22) }
            bytes.append(byte)
        }
        bytes.append(0x22)
    }
}
