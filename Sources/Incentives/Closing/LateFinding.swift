/// What became of a line that came behind the closing of its period.
///
/// - Source: SEMANTICS 9, "Late and corrected lines".
public struct LateFinding: Hashable, Sendable {
    /// The statement period that was closed without it.
    public let period: Period
    public let outcome: Outcome

    /// What it does to the statement that shows it.
    public enum Outcome: Hashable, Sendable {
        /// It counts in its own period; the difference is a correction here.
        case corrected
        /// It counts for nothing in its own period either.
        case notCounted
        /// Its period was closed before its partner or its product was known.
        case unknownThen
        /// Its period lies too far back to be corrected.
        case periodFinal
    }

    public init(period: Period, outcome: Outcome) {
        self.period = period
        self.outcome = outcome
    }
}
