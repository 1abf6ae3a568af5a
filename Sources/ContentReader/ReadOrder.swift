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
        /// content does not know is left out, and so are returns behind the line of each file,
        /// where lines are said.
        case fitting(returnsUpTo: [String: Int]?)
    }

    public init(asOf: Day?, today: Day, withDrafts: Bool, rows: RowsTaken = .all) {
        self.asOf = asOf
        self.today = today
        self.withDrafts = withDrafts
        self.rows = rows
    }
}
