/// Conditions of which so many must hold in a period before anything is earned.
///
///     requires:
///       at_least: 2
///       of:
///         - {measure: net_sales, counts: {product: road-1}, over: 12 months, from: 25_000}
///         - {measure: orders, from: 10}
///         - {level_at_least: gold}
///         - {measure: attainment, from: 90%}
///         - {measure: partners, from: 5}
///
/// A measure takes the partner's lines by its own `counts`, and by its own `measures` those of its
/// members, of the period or, with `over`, of so long up to the period's last day; the bound itself
/// is enough. A level is that of the period's last day. An attainment is what the incentive's own
/// lines are of the partner's target, in `targets.csv`; without a target it is not met. Each
/// condition is printed as met or not, with its figure. Where too few are met the period pays
/// nothing, not even its floor.
///
/// - Units: bounds are minor units of the program's currency, numbers of things, or ratios.
/// - Source: SEMANTICS 5, "Gates".
public struct Gate: Hashable, Sendable {
    public let atLeast: Int
    public let conditions: [Condition]

    /// What one condition asks.
    public enum Condition: Hashable, Sendable {
        case reaches(Selection, over: CalendarDuration?, from: ExactFraction)
        /// What the incentive's own lines attain of its target.
        case attains(Attainment, from: ExactFraction)
        /// The place among the site's ascending levels.
        case levelAtLeast(Int)
    }

    /// The attainments that it asks for.
    var attainments: [Attainment] {
        conditions.compactMap { condition in
            if case .attains(let attainment, _) = condition { attainment } else { nil }
        }
    }

    public init(atLeast: Int, conditions: [Condition]) {
        precondition(
            (1...conditions.count).contains(atLeast),
            "A gate asks for one of its conditions or more."
        )
        self.atLeast = atLeast
        self.conditions = conditions
    }
}

/// Lines chosen apart from an incentive's own, and what is added up of them.
public struct Selection: Hashable, Sendable {
    public let quantity: Quantity
    public let counts: LineFilter
    /// Whose lines they are; nil for those that the incentive itself takes.
    public let rollup: Rollup?

    public init(quantity: Quantity, counts: LineFilter, rollup: Rollup? = nil) {
        self.quantity = quantity
        self.counts = counts
        self.rollup = rollup
    }
}

extension Incentive {
    /// The selections beside its own lines, in a fixed order: the two of its ratio, its base, then
    /// those of its gate's conditions.
    public var selections: [Selection] {
        var selections: [Selection] = []
        if case .ratio(let ratio) = measure { selections += [ratio.of, ratio.to] }
        if let base { selections.append(base) }
        for case .reaches(let selection, _, _) in gate?.conditions ?? [] {
            selections.append(selection)
        }
        return selections
    }
}
