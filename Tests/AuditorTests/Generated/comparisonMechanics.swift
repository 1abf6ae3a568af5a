/// The mechanics of comparisons, gates, values by themselves and measures that run on.
let comparisonMechanics: [Mechanic] =
    [
        .rules("measure: growth", { $0.measure == .growth }, measureNothing),
        .rules("measure: attainment", { $0.measure == .attainment }, measureNothing),
        .rules("measure: ratio", { $0.measure == .ratio }, measureNothing),
        growth("baseline: previous_period", { $0.baseline == .previousPeriod }) {
            $0.baseline = .samePeriodLastYear
        },
        growth("baseline: same_period_last_year", { $0.baseline == .samePeriodLastYear }) {
            $0.baseline = .previousPeriod
        },
        growth("baseline: fixed", { $0.baseline == .fixed }) { $0.baseline = .previousPeriod },
        growth("baseline: average", { $0.baseline.isAverage }) { $0.baseline = .previousPeriod },
        growth("pays_on: increment", { $0.paysIncrement }) { $0.paysIncrement = false },
        growth("no_baseline: zero", { $0.missing == .zero }) { $0.missing = .skip },
        growth("no_baseline: assigned", { $0.missing == .assigned }) { $0.missing = .skip },
        growth("growth of units", { $0.isOfUnits }) { $0.isOfUnits = false },
        .rules("prorate: active_days", { $0.measure == .attainment && $0.attainment.isProrated }) {
            $0.attainment.isProrated = false
        },
        .rules("each", { $0.each != nil }) { $0.each = nil },
        .rules("cap: each", { $0.capEach != nil }) { $0.capEach = nil },
        .rules("accumulates: year", { $0.accumulates == .year }) { $0.accumulates = nil },
        .rules("accumulates: run", { $0.accumulates == .run }) { $0.accumulates = nil },
        .rules("requires", { $0.gate != nil }) { $0.gate = nil },
        .rules("requires: at_least", { ($0.gate?.conditions.count ?? 0) > 1 }) { rule in
            let least = rule.gate?.atLeast
            rule.gate?.atLeast = least == 1 ? 2 : 1
        },
        .rules("requires: attainment", { $0.gate.map(asksForTarget) ?? false }) { rule in
            let others = rule.gate?.conditions.filter { $0.attains == nil } ?? []
            let least = min(rule.gate?.atLeast ?? 1, others.count)
            rule.gate = least > 0 ? GeneratedGate(atLeast: least, conditions: others) : nil
        },
        .rules("requires: over", { $0.gate?.conditions.contains { $0.overMonths != nil } ?? false })
        { rule in
            let conditions = rule.gate?.conditions.indices ?? 0..<0
            for condition in conditions {
                rule.gate?.conditions[condition].overMonths = nil
            }
        },
    ]

private func asksForTarget(_ gate: GeneratedGate) -> Bool {
    gate.conditions.contains { $0.attains != nil }
}

@Sendable private func measureNothing(_ rule: inout GeneratedRule) {
    rule.measure = .netSales
}

private func growth(
    _ name: String,
    _ isThere: @escaping @Sendable (GeneratedGrowth) -> Bool,
    _ change: @escaping @Sendable (inout GeneratedGrowth) -> Void
) -> Mechanic {
    .rules(name, { $0.measure == .growth && isThere($0.growth) }) { change(&$0.growth) }
}

extension GeneratedGrowth.Baseline {
    fileprivate var isAverage: Bool {
        if case .average = self { return true }
        return false
    }
}
