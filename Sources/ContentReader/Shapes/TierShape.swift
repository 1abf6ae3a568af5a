import Diagnostics
import Incentives

private enum TiersKey: String, ShapeKey {
    case mode, reach, amounts, steps

    static let subject = "`tiers`"

    var state: KeyState { self == .mode || self == .steps ? .required : .optional }
}

private enum StepKey: String, ShapeKey {
    case from, rate, per_unit, per, blocks, amount, points, goods, applies

    static let subject = "a step"

    var state: KeyState {
        switch self {
        case .from: .required
        case .rate, .per_unit, .per, .blocks, .amount, .applies: .optional
        case .points, .goods: .notYet
        }
    }
}

private enum Applies: String, CaseIterable {
    case fromZero = "from_zero"
}

/// Reads `tiers` for a measure; bounds are in the measure's unit.
func readTierTable(
    _ node: YAMLNode,
    measure: Measure,
    rewards: RewardShape,
    _ faults: inout Faults
) -> TierTable? {
    guard let record = Record<TiersKey>(node, &faults) else { return nil }
    let mode: TierTable.Mode? = record[.mode]?.word("mode of tiers", &faults)
    let reach: TierTable.Reach = record[.reach]?.word("reach", &faults) ?? .atLeast
    let amounts: TierTable.Amounts = record[.amounts]?.word("rule for amounts", &faults) ?? .reached
    if case .ratio = measure, let mode, mode.slicesMeasure, let node = record[.mode] {
        faults.report(.ratioHasNoSlices(node.described, at: node.place))
    }
    guard let mode, let nodes = record[.steps]?.list("steps", &faults) else { return nil }
    if nodes.isEmpty {
        faults.report(.noSteps(at: record.place(of: .steps)))
        return nil
    }
    var steps: [TierStep] = []
    for node in nodes {
        guard let record = Record<StepKey>(node, &faults), let fromNode = record[.from],
            let from = readBound(fromNode, measure: measure, rewards: rewards, &faults)
        else { continue }
        if from.isNegative, paysOnSlices(measure, mode) {
            faults.report(.sliceBelowZero(fromNode.described, at: fromNode.place))
        }
        if let last = steps.last, from <= last.from {
            faults.report(.boundOutOfOrder(fromNode.described, at: fromNode.place))
        }
        let faultsBefore = faults.errorCount
        let stepRewards = rewards.rewards(
            rate: record[.rate],
            perUnit: record[.per_unit],
            per: record[.per],
            blocks: record[.blocks],
            amount: record[.amount],
            &faults
        )
        let applies: Applies? = record[.applies]?.word("way to apply", &faults)
        if applies != nil, mode != .marginal {
            faults.report(.fromZeroOutsideMarginal(at: record.place(of: .applies)))
        }
        if faults.errorCount == faultsBefore {
            if stepRewards.isEmpty {
                faults.report(.stepPaysNothing(at: record.place))
            } else if mode.isSloping, stepRewards.plainRate == nil {
                faults.report(.interpolatedNeedsRate(at: record.place))
            }
        }
        steps.append(
            TierStep(from: from, rewards: stepRewards, appliesFromZero: applies == .fromZero)
        )
    }
    guard steps.count == nodes.count else { return nil }
    return TierTable(mode: mode, reach: reach, amounts: amounts, steps: steps)
}

/// The bound of a step or a cap: money, units, or a rate where growth is measured.
func readBound(
    _ node: YAMLNode,
    measure: Measure,
    rewards: RewardShape,
    _ faults: inout Faults
) -> ExactFraction? {
    let bound =
        measure.isComparison
        ? node.rate(&faults).map(\.fraction)
        : measure.quantity.signedFigure(node, rewards.currency, &faults)
    if case .growth = measure { return bound }
    return notBelowZero(bound, node, &faults)
}

/// A bound of nought or more; one below is reported.
func notBelowZero(
    _ bound: ExactFraction?,
    _ node: YAMLNode,
    _ faults: inout Faults
) -> ExactFraction? {
    guard let bound, bound.isNegative else { return bound }
    faults.report(.boundBelowZero(node.described, at: node.place))
    return nil
}

/// Whether a growth pays on the part that grew, of which there is none below 0%.
private func paysOnSlices(_ measure: Measure, _ mode: TierTable.Mode) -> Bool {
    guard case .growth(let growth) = measure else { return false }
    switch mode {
    case .marginal, .additiveCapped: return true
    case .retroactive, .additiveFull, .interpolated: return growth.paysOn == .increment
    }
}

extension TierTable.Mode {
    /// Whether its steps pay on slices of the measure, or on all that they reach.
    var slicesMeasure: Bool {
        switch self {
        case .marginal, .additiveCapped, .additiveFull: true
        case .retroactive, .interpolated: false
        }
    }
}

extension Diagnostic {
    static func ratioHasNoSlices(_ mode: String, at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .ratioHasNoSlices,
            at: place,
            "a ratio has no slices that money is paid on",
            found: mode,
            hint: "write `mode: retroactive` or `mode: interpolated`"
        )
    }

    static func noSteps(at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .noSteps,
            at: place,
            "a table has at least one step",
            hint: "write one such as - {from: 0, rate: 2%}"
        )
    }

    static func boundBelowZero(_ text: String, at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .numberOutOfRange,
            at: place,
            "a bound is zero or more",
            found: text,
            hint: "a step from 0 has everything up to the next; below zero no step pays"
        )
    }

    static func sliceBelowZero(_ text: String, at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .numberOutOfRange,
            at: place,
            "a growth below 0% has no part that grew to pay on",
            found: text,
            hint: "write `pays_on: total` in a retroactive, additive_full or interpolated table"
        )
    }

    static func boundOutOfOrder(_ text: String, at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .boundOutOfOrder,
            at: place,
            "the bounds of the steps rise from one to the next",
            found: text,
            hint: "put the steps in order; no two have one bound"
        )
    }

    static func fromZeroOutsideMarginal(at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .fromZeroOutsideMarginal,
            at: place,
            "`applies: from_zero` belongs to a marginal table",
            hint: "a retroactive table pays back to zero by itself"
        )
    }

    static func stepPaysNothing(at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .stepPaysNothing,
            at: place,
            "a step pays something",
            hint:
                "add `rate`, `per_unit` or `amount`; "
                + "to pay nothing below a bound, leave the step out"
        )
    }

    static func interpolatedNeedsRate(at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .interpolatedNeedsRate,
            at: place,
            "a step of an interpolated table has one rate",
            hint:
                "other rewards can't stand on a straight line; give them an incentive of their own"
        )
    }
}
