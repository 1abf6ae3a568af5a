/// The most that a program pays all its partners over its run.
///
/// Each statement period may use what is left after what earlier ones paid. Where its partners are
/// entitled to more, `prorate` gives each its part of what is left, by largest remainder in order
/// of partner, program and incentive. `first_come` pays by the day of sale: a payout is spread over
/// the days of its lines by amount, days are paid in their order, the day that no longer fits is
/// prorated and later ones are paid nothing, until returns refill the budget.
///
///     budget: {amount: 100, when_exceeded: prorate}
///
/// Three partners entitled to 100.00 each against 100.00: 33.34, 33.33 and 33.33.
///
/// What the budget cuts is lost: an accumulation, a cap over the run and other incentives read what
/// was entitled.
///
/// - Units: minor units of the program's currency.
/// - Source: SEMANTICS 6, "Budget".
public struct Budget: Hashable, Sendable {
    public let amount: Int64
    public let whenExceeded: Rule

    public enum Rule: String, Hashable, Sendable, CaseIterable {
        case prorate
        case firstCome = "first_come"
    }

    public init(amount: Int64, whenExceeded: Rule) {
        self.amount = amount
        self.whenExceeded = whenExceeded
    }
}
