/// A claim as a statement shows it, and what came of it in a period.
public struct ClaimFinding: Hashable, Sendable {
    public let claim: PriceClaim
    /// Its newest status that the statement sees.
    public let status: PriceClaim.Change
    public let outcome: Outcome

    /// What a claim comes to.
    public enum Outcome: Hashable, Sendable {
        case pays(Supported)
        /// What was paid for so many units is taken back.
        case takenBack(units: Millionths)
        /// It waits for its approval.
        case open
        case rejected
        /// It came after the last day.
        case late(last: Day)
        /// Its sale does not count for the incentive.
        case lineDoesNotCount(NotCounted)
    }

    /// What an approved claim pays for.
    public struct Supported: Hashable, Sendable {
        public let units: Millionths
        /// Bought by the sale.
        public let bought: Millionths
        /// The same less what came back, also after the claim was approved.
        public let kept: Millionths
        /// The same without what earlier claims took.
        public let left: Millionths
        public let cut: Cut?
    }

    /// What keeps a claim from paying its units in full.
    public enum Cut: Hashable, Sendable {
        /// No more was approved, in minor units.
        case approved(Int64)
        /// So much was left of the limit over the run, in minor units.
        case limit(ExactFraction)
    }
}

extension ClaimFinding {
    /// The units that it takes from what was bought, or gives back.
    var takenUnits: Millionths {
        switch outcome {
        case .pays(let supported): supported.units
        case .takenBack(let units): -units
        case .open, .rejected, .late, .lineDoesNotCount: 0
        }
    }

    /// Whether its sale counts where it is shown, though it may find no units left.
    var isDecided: Bool {
        switch outcome {
        case .pays, .takenBack: true
        case .open, .rejected, .late, .lineDoesNotCount: false
        }
    }
}
