/// What a list of statements says of each, whether it is closed or still drawn up.
public struct StatementSummary: Hashable, Sendable {
    public let partner: PartnerIndex
    public let period: Period
    public let state: Statement.State
    public let closesOn: Day
    public let paysOn: Day
    public let due: Money
    /// What corrections and adjustments come to; nil where there are none.
    public let adjusted: Money?

    public init(_ statement: Statement) {
        partner = statement.partner
        period = statement.period
        state = statement.state
        closesOn = statement.closesOn
        paysOn = statement.paysOn
        due = statement.due
        adjusted = statement.isAdjusted ? statement.adjusted : nil
    }

    /// A statement that is closed.
    public init(closed figures: StatementFigures, of partner: PartnerIndex) {
        self.partner = partner
        period = figures.period
        state = .closed
        closesOn = figures.closesOn
        paysOn = figures.paysOn
        due = figures.due
        adjusted =
            figures.corrections.isEmpty && figures.adjustments.isEmpty ? nil : figures.adjusted
    }
}
