/// Why a line does not count for an incentive: the first condition that failed, in the order of
/// SEMANTICS 3.
public enum NotCounted: Hashable, Sendable {
    /// Its day lies outside the program's run or the incentive's window.
    case outsideWindow
    /// The partner joined only on this day.
    case beforeJoining(joined: Day)
    /// The partner had left on this day.
    case afterLeaving(left: Day)
    /// The condition of the program's audience that the partner did not meet.
    case notInAudience(condition: Int)
    /// The condition of the incentive's eligibility that the partner did not meet, and the day on
    /// which it was looked at.
    case notEligible(condition: Int, on: Day)
    /// The clause of the `counts` filter that the line did not pass.
    case filteredOut(clause: Int)
    /// Its territory is not the partner's on its day.
    case outsideTerritory(Territory.Fault)
    /// The partner sold it itself, and only its members' sales count.
    case ownSale
    /// A member sold it before it had joined, or after it had left.
    case memberNotActive
    /// No registered deal covers it.
    case noDeal(Deal.Fault)
    /// The column whose day decides has none yet.
    case noDay
    /// It is not claimed, which it may be up to a day.
    case notClaimed(until: Day)
    /// It was claimed after the last day.
    case claimedTooLate(on: Day, last: Day)
    /// No claim of a price names it.
    case claimedByNone
    /// Its claim of a price is neither approved nor rejected yet.
    case claimUndecided(String)
    /// Its claim of a price is rejected.
    case claimRejected(String)
    /// It returns a sale that did not count.
    case saleDidNotCount(sale: LineIndex)
    /// It came back after the last day on which what was paid is taken back.
    case returnedTooLate(last: Day)
    /// It takes back, and gross sales are those before returns.
    case grossIsBeforeReturns
    /// It counts for a member of the same exclusive group that goes first.
    case takenBy(IncentivePlace)
}
