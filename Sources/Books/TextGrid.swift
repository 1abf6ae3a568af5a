/// Rows of texts in columns that line up, for a terminal.
public struct TextGrid: Sendable {
    private var rows: [[String]] = []
    private let rightColumns: Set<Int>

    /// `rightColumns` are aligned at their right end.
    public init(rightColumns: Set<Int>) {
        self.rightColumns = rightColumns
    }

    public mutating func append(_ row: [String]) {
        rows.append(row)
    }

    /// The rows, each on its line behind an indentation, without spaces at their ends.
    public func text(indent: Int) -> String {
        let count = rows.map(\.count).max() ?? 0
        let widths = (0..<count).map { column in
            rows.map { column < $0.count ? $0[column].unicodeScalars.count : 0 }.max() ?? 0
        }
        var output = ""
        for row in rows {
            var line = String(repeating: " ", count: indent)
            for (column, text) in row.enumerated() {
                let gap = String(repeating: " ", count: widths[column] - text.unicodeScalars.count)
                line += (rightColumns.contains(column) ? gap + text : text + gap) + "  "
            }
            while line.last == " " { line.removeLast() }
            output += line + "\n"
        }
        return output
    }
}
