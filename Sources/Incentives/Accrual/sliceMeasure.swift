/// The part of a measure that one step pays on.
struct Slice: Hashable, Sendable {
    /// The step's place in the table.
    let step: Int
    /// Where the slice starts, in the measure's unit; a step that pays on the whole starts at its
    /// bound.
    let from: ExactFraction
    let length: ExactFraction
    /// The rate on the line between two bounds, in an interpolated table.
    let interpolatedRate: ExactFraction?
    /// Whether the step pays on the whole base rather than on its slice of the measure.
    let isWhole: Bool
}

/// Cuts a measure into the slices that the steps of a table pay on.
///
/// x = 2,000 over 10% to 1,000 and 25% from 1,000: retroactive takes all of x at 25%, 500; marginal
/// 1,000 at 10% and 1,000 at 25%, 350; additive_capped 1,000 at 10% and 2,000 at 25%, 600;
/// additive_full 2,000 at both, 700. Interpolated, 2% at 100,000 and 4% at 200,000: 150,000 pays
/// 3%, 4,500.
///
/// A measure below zero takes back what its opposite would have paid by the first step alone, if
/// that step starts at zero.
///
/// - Source: SEMANTICS 4.
func sliceMeasure(_ x: ExactFraction, by table: TierTable) throws(MoneyError) -> [Slice] {
    if x.isNegative, table.steps[0].from.isZero {
        return [whole(0, from: .zero, length: x)]
    }
    let tier = table.tier(of: x)
    if tier == 0 { return [] }
    switch table.mode {
    case .retroactive:
        return [whole(tier - 1, from: table.steps[tier - 1].from, length: x)]
    case .additiveFull:
        return (0..<tier).map { whole($0, from: table.steps[$0].from, length: x) }
    case .interpolated:
        return [try interpolated(x, tier: tier, table)]
    case .additiveCapped:
        var slices: [Slice] = []
        for step in 0..<tier {
            slices.append(sliced(step, from: .zero, length: min(x, table.end(of: step) ?? x)))
        }
        return slices
    case .marginal:
        return try marginal(x, tier: tier, table)
    }
}

private func whole(_ step: Int, from: ExactFraction, length: ExactFraction) -> Slice {
    Slice(step: step, from: from, length: length, interpolatedRate: nil, isWhole: true)
}

private func sliced(_ step: Int, from: ExactFraction, length: ExactFraction) -> Slice {
    Slice(step: step, from: from, length: length, interpolatedRate: nil, isWhole: false)
}

/// Each slice at its own step; a step reached that applies from zero takes all the slices below it.
private func marginal(
    _ x: ExactFraction,
    tier: Int,
    _ table: TierTable
) throws(MoneyError) -> [Slice] {
    let fromZero = (0..<tier).last { table.steps[$0].appliesFromZero }
    var slices: [Slice] = []
    for step in (fromZero ?? 0)..<tier {
        let start = step == fromZero ? ExactFraction.zero : table.steps[step].from
        let end = min(x, table.end(of: step) ?? x)
        slices.append(sliced(step, from: start, length: try end - start))
    }
    return slices
}

/// The last rate holds beyond the last bound.
private func interpolated(
    _ x: ExactFraction,
    tier: Int,
    _ table: TierTable
) throws(MoneyError) -> Slice {
    let step = tier - 1
    let here = table.steps[step]
    var rate = here.interpolationRate
    if tier < table.steps.count {
        let next = table.steps[tier]
        let share = try (x - here.from) / (next.from - here.from)
        rate = try rate + share * (next.interpolationRate - rate)
    }
    return Slice(step: step, from: here.from, length: x, interpolatedRate: rate, isWhole: true)
}

extension TierTable {
    /// Where a step ends: the next bound, or nil for the last.
    public func end(of step: Int) -> ExactFraction? {
        step + 1 < steps.count ? steps[step + 1].from : nil
    }
}

extension TierStep {
    /// The one rate that a step of an interpolated table has.
    fileprivate var interpolationRate: ExactFraction {
        guard let rate = rewards.plainRate else {
            preconditionFailure("A step of an interpolated table has one rate.")
        }
        return rate.fraction
    }
}
