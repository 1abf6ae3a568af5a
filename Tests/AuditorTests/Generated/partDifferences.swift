/// Where the lines and steps of a payout are other than the auditor's.
func partDifferences(
    _ incentive: ComputedSite.ComputedIncentive,
    _ item: SlowSettled,
    _ auditor: SlowAuditor
) throws -> [String] {
    let outcome = item.outcome
    var printed = try incentive.parts.map { "\(try cents($0.pays))" }
    for step in incentive.steps {
        let carried = try step.carried.map { ", carried \(try cents($0))" } ?? ""
        printed.append("\(step.step) \(try cents(step.amount))\(carried)")
    }
    guard let exact = matched(incentive.parts, outcome.parts, auditor.rule(item.rule)) else {
        return ["parts: \(incentive.parts), the auditor says \(outcome.parts)"]
    }
    // What is earned is rounded; what is whole anyway has no remainder.
    let amounts = exact + outcome.steps.map(\.adds)
    let isWhole = exact.map { _ in false } + outcome.steps.map(\.isWhole)
    let earned = zip(amounts, isWhole).reduce(Ratio(0)) { $1.1 ? $0 : $0 + $1.0 }
    let added = zip(amounts, isWhole).reduce(Ratio(0)) { $1.1 ? $0 + $1.0 : $0 }
    let sign = earned < Ratio(0) ? -1 : 1
    let total = auditor.roundedToCent(earned) + Int(added.top)
    let shared = largestRemainders(
        total * sign,
        of: amounts.map { $0 * Ratio(Int128(sign)) }
    ).map { $0 * sign }
    var expected = shared.prefix(exact.count).map { "\($0)" }
    for (step, amount) in zip(outcome.steps, shared.dropFirst(exact.count)) where amount != 0 {
        let isCarried = step.name == .cap && outcome.carried != 0
        let carried = isCarried ? ", carried \(outcome.carried)" : ""
        expected.append("\(step.name.rawValue) \(amount)\(carried)")
    }
    if printed == expected { return [] }
    return ["parts and steps: \(printed), the auditor says \(expected)"]
}

/// The auditor's cents of each printed line; nil where they are others.
private func matched(
    _ printed: [ComputedSite.ComputedPart],
    _ parts: [SlowPart],
    _ rule: GeneratedRule
) -> [Ratio]? {
    let labels = rule.steps.flatMap { [$0.rate, $0.perUnit] }.compactMap { $0 }
        .flatMap { $0.cases.map(\.text) }
    var waiting: [String: [Ratio]] = [:]
    for part in parts {
        waiting["\(part.kind) \(part.value ?? "") \(part.label)", default: []].append(part.pays)
    }
    let keys = printed.map { part in
        let label = part.by.flatMap { labels.contains($0) ? $0 : nil } ?? ""
        return "\(part.kind) \(part.value ?? "") \(label)"
    }
    for (key, pays) in waiting {
        let count = keys.count { $0 == key }
        // A line that pays nothing may be left out.
        let kept = pays.count == count ? pays : pays.filter { $0 != Ratio(0) }
        waiting[key] = kept
        if kept.count > count { return nil }
    }
    return keys.map { key in
        guard let first = waiting[key]?.first else { return Ratio(0) }
        waiting[key]?.removeFirst()
        return first
    }
}

extension ComputedSite.ComputedPart {
    fileprivate var kind: SlowPart.Kind {
        if prizes != nil { return .prize }
        if amount != nil { return .amount }
        return per_unit != nil ? .perUnit : .rate
    }
}
