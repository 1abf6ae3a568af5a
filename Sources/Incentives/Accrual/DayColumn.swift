/// A further column of the sales read as days, one per distinct text.
struct DayColumn {
    private let column: AttributeColumn
    private let days: [Day?]

    init(_ column: AttributeColumn) {
        self.column = column
        days = column.values.map(Day.init(text:))
    }

    /// The day that a line says there; nil where it says none.
    func day(of line: LineIndex) -> Day? { days[Int(column.valueIndices[line])] }
}

extension Day {
    /// Reads year, month and day with hyphens; nil for any other text.
    public init?(text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.map(\.utf8.count) == [4, 2, 2],
            text.utf8.allSatisfy({ $0 == 0x2D || (0x30...0x39).contains($0) }),
            let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }
}
