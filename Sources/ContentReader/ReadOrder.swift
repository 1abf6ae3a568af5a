public import Incentives

/// What a command asks of the content.
public struct ReadOrder: Sendable {
    /// The day to compute for, where the command line says one.
    public let asOf: Day?
    /// By the machine's clock; stands in where neither command line nor site says a day.
    public let today: Day
    /// Whether programs that nobody has approved are taken too.
    public let withDrafts: Bool
    /// Which rows are taken.
    public let rows: RowsTaken

    /// Which rows of sales and claims are taken.
    public enum RowsTaken: Sendable {
        /// All; one that is wrong is an error.
        case all
        /// Those that fit content of another day: what names a partner or a product that the
        /// content does not know is left out, and so are returns that were not known, where that
        /// is said.
        case fitting(returns: KnownRows?)

        /// What is right by the content of today may be wrong by that of another day.
        var isFitting: Bool {
            if case .fitting = self { true } else { false }
        }
    }

    public init(asOf: Day?, today: Day, withDrafts: Bool, rows: RowsTaken = .all) {
        self.asOf = asOf
        self.today = today
        self.withDrafts = withDrafts
        self.rows = rows
    }
}

/// The rows that were known on a day: those that stood in their files, and were dated no later.
public struct KnownRows: Sendable {
    private let lines: [String: Int]
    private let asOf: Day

    /// Takes how many lines each file had, by its path.
    public init(lines: [String: Int], asOf: Day) {
        self.lines = lines
        self.asOf = asOf
    }

    /// How many lines a file had.
    func count(of file: String) -> Int { lines[file] ?? 0 }

    /// Whether a row of a day was known.
    func holds(file: String, line: Int, day: Day) -> Bool {
        holds(line: line, of: count(of: file), day: day)
    }

    fileprivate func holds(line: Int, of count: Int, day: Day) -> Bool {
        day <= asOf && line <= count
    }
}

extension Content {
    /// For each sales line the place of the first of some states of the content that knew it; their
    /// count where none did.
    public func firstKnown(among states: [KnownRows]) -> [Int32] {
        let counts = places.salesFiles.map { file in states.map { $0.count(of: file) } }
        return zip(portfolio.sales.days, places.lines).map { day, place in
            let own = counts[Int(place.file)]
            let first = states.indices.first { state in
                states[state].holds(line: Int(place.line), of: own[state], day: day)
            }
            return Int32(first ?? states.count)
        }
    }
}
