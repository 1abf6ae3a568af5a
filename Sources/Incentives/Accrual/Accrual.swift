/// What a partner has earned by one incentive in one of its periods, before limits and unrounded.
public struct Accrual: Sendable {
    public let period: Period
    /// The first day whose lines count; before the period's where the measure accumulates.
    public let firstDay: Day
    /// The last day on which a line can still count.
    public let lastDay: Day
    /// Whether that day is over, so that the incentive settles.
    public let isOver: Bool
    /// The lines that count, in order.
    public let lines: [LineIndex]
    /// The measure: minor units, units, or a ratio; nil where there is nothing to compare with.
    public let measure: ExactFraction?
    /// The two sides of growth or attainment.
    public let comparison: Comparison?
    /// What the second measures of its rewards come to.
    public let second: [SecondFinding]
    /// The place in a contest; nil where none is held, and for other measures.
    public let standing: ContestStanding?
    /// What other incentives pay, as far as it is measured here or taken off the lines.
    public let usedPayouts: [UsedPayout]
    /// Whether anything was sold that did not come back.
    public let soldSomething: Bool
    /// What the incentive's gate found; nil where it has none.
    public let gate: GateFinding?
    /// The tier reached; 0 is none.
    public let tier: Int
    public let parts: [Part]
    /// What each value came to, in order of the values; empty where the rule runs once.
    public let values: [EachValue]
    /// What the cap of each value took off the parts, in minor units: nought or less.
    public let eachCut: ExactFraction
    /// What late claims lose of the parts, in minor units: nought or less.
    public let lateLoss: ExactFraction
    /// What the lines of a base of its own come to, minor units or units; nil where the measure's
    /// own lines are paid on.
    public let basedOn: ExactFraction?
    /// The sum of the parts, of what the cap of each value took off and late claims lose, in minor
    /// units.
    public let earned: ExactFraction
    public let nextTier: NextTier?
    /// The measure before its cap, where the cap bound it.
    public let uncappedMeasure: ExactFraction?
}

extension Accrual {
    /// Whether a floor pays: to a partner that sold something after returns, and whose gate is
    /// open.
    var mayHaveFloor: Bool { soldSomething && (gate?.isOpen ?? true) }
}

/// How far the next tier is, and what reaching it is worth.
public struct NextTier: Hashable, Sendable {
    /// The number of the next tier, from 1.
    public let tier: Int
    /// Its bound, in the measure's unit.
    public let from: ExactFraction
    /// What is missing to the bound: minor units or units; of a comparison, of its current side.
    public let missing: ExactFraction
    /// What the period would earn at that bound with lines like those so far; nil where that
    /// can't be said.
    public let earnsThere: ExactFraction?
}

extension Accrual {
    /// The sales of the claims that it shows, also of those that pay nothing.
    public var claimedSales: Set<LineIndex> {
        // All parts of price support are claims.
        guard case .claim? = parts.first?.formula else { return [] }
        return Set(
            parts.compactMap { part in
                if case .claim(let finding) = part.formula { finding.claim.line } else { nil }
            }
        )
    }
}
