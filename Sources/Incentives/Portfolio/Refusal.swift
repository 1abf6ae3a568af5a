/// Why the engine stops: what it was computing, as places in the portfolio.
///
/// The core knows no files; whoever reads the content turns a refusal into a diagnostic.
public enum Refusal: Error, Hashable, Sendable {
    /// A sum of an incentive left the range that amounts may have; the line is the largest of it.
    case overflow(
        partner: PartnerIndex,
        program: Int,
        incentive: Int,
        period: String,
        line: LineIndex?
    )
    /// The statement's sum left that range.
    /// The payouts that share a program's budget in a statement period leave their range.
    case budgetOverflow(program: Int, period: String)
    /// A payout can't be turned into the partner's currency.
    case missingRate(
        partner: PartnerIndex,
        program: Int,
        incentive: Int,
        period: String,
        pair: CurrencyPair,
        day: Day
    )
    case statementOverflow(partner: PartnerIndex, period: String)
    /// A board's sum left that range.
    case boardOverflow(board: Int, period: String)
}
