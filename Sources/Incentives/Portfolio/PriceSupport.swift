/// What is paid back where a partner sold below what it had paid: ship and debit.
///
/// The partner buys at one price and sells on at one that the vendor grants beforehand. Its claim
/// names the sale, both prices and the units. Once approved, the claim pays the difference of the
/// prices for each unit, of no more units than were bought by that sale and did not
/// come back.
///
///     kind: price_support
///     claim_within: 30 days
///     limit: 20_000
///
/// Paid 100.00 and granted 92.50; 40 units are claimed of a sale of 30: 30 × 7.50 pay 225.00. A
/// second claim of that sale finds none left. All claims of a partner pay at most the limit over
/// the run, in the order in which they were approved. When all 30 come back later, the claim finds
/// none kept of 30 bought, and the statement of its approval, a draft, says so and pays 0.00.
///
/// A claim counts in the period of its approval. It comes at most so long after its
/// `activity_day`, the day of the resale, or after the sale where none is said; one that is later
/// is rejected with both days. What is reversed is taken back in the period of the reversal. Open
/// and rejected claims stand on the statement and pay nothing.
///
/// - Source: SEMANTICS 7, "Price support".
public struct PriceSupport: Hashable, Sendable {
    /// How long after the activity a claim may come.
    public let within: CalendarDuration

    public init(within: CalendarDuration) {
        self.within = within
    }

    /// The last day on which a claim is in time.
    func lastDay(for claim: PriceClaim) -> Day { within.after(claim.activityDay) }

    /// Whether a claim comes after that day.
    func isLate(_ claim: PriceClaim) -> Bool { claim.day > lastDay(for: claim) }
}
