/// What the claims of price support make of the lines that they name.
struct ClaimedLines {
    private let states: [LineIndex: State]

    /// How far the best of a line's claims has come.
    fileprivate enum State {
        case approved(on: Day)
        case undecided(claim: String)
        case rejected(claim: String)
        case late(on: Day, last: Day)

        /// The lowest is the best.
        var rank: Int {
            switch self {
            case .approved: 0
            case .undecided: 1
            case .rejected: 2
            case .late: 3
            }
        }
    }

    /// Claims stand in order of day and id; the first of equals holds.
    init(_ claims: [PriceClaim], _ terms: PriceSupport) {
        var states: [LineIndex: State] = [:]
        for claim in claims {
            let state: State
            if terms.isLate(claim) {
                state = .late(on: claim.day, last: terms.lastDay(for: claim))
            } else if let day = claim.approvedOn {
                state = .approved(on: day)
            } else {
                state =
                    claim.endedOn == nil ? .undecided(claim: claim.id) : .rejected(claim: claim.id)
            }
            if let held = states[claim.line], !state.isBetter(than: held) { continue }
            states[claim.line] = state
        }
        self.states = states
    }

    /// The day on which a line's claim was approved, first of several.
    func approval(of line: LineIndex) -> Day? {
        if case .approved(let day)? = states[line] { day } else { nil }
    }

    /// Why no claim of a line pays; nil where one does.
    func verdict(on line: LineIndex) -> NotCounted? {
        switch states[line] {
        case .approved: nil
        case .undecided(let claim): .claimUndecided(claim)
        case .rejected(let claim): .claimRejected(claim)
        case .late(let day, let last): .claimedTooLate(on: day, last: last)
        case nil: .claimedByNone
        }
    }
}

extension ClaimedLines.State {
    fileprivate func isBetter(than other: Self) -> Bool {
        if case .approved(let day) = self, case .approved(let held) = other { return day < held }
        return rank < other.rank
    }
}

extension NotCounted {
    /// Whether a line would count if it were claimed otherwise.
    var isOfClaims: Bool {
        switch self {
        case .claimedByNone, .claimedTooLate, .claimUndecided, .claimRejected: true
        case .notClaimed, .outsideWindow, .beforeJoining, .afterLeaving, .notInAudience,
            .notEligible,
            .filteredOut, .ownSale, .memberNotActive, .outsideTerritory, .noDeal, .noDay,
            .saleDidNotCount, .returnedTooLate,
            .grossIsBeforeReturns, .takenBy:
            false
        }
    }
}
