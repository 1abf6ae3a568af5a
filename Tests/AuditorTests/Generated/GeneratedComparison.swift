enum GeneratedAccumulation: String, CaseIterable {
    case year, run
}

/// Conditions of which so many must hold.
struct GeneratedGate {
    var atLeast: Int
    var conditions: [GeneratedCondition]
}

/// A level to have, a part of the target to attain, or a sum to reach.
struct GeneratedCondition {
    var level: Int?
    /// Millionths of the target, of the rule's own lines.
    var attains: Int?
    var measure = GeneratedMeasure.netSales
    var rollup = GeneratedRollup.own
    var counts: GeneratedFilter?
    var overMonths: Int?
    var from = 0
}

/// How a growth is measured.
struct GeneratedGrowth {
    enum Baseline: Equatable {
        case previousPeriod, samePeriodLastYear, fixed
        case average(Int)
    }

    enum Missing: String, CaseIterable {
        case skip, zero, assigned
    }

    var isOfUnits = false
    var baseline = Baseline.previousPeriod
    var paysIncrement = false
    var missing = Missing.skip
}

struct GeneratedAttainment {
    var isOfUnits = false
    var isProrated = true
}

struct GeneratedRatio {
    var of = GeneratedSelection()
    var to = GeneratedSelection()
}

struct GeneratedSelection {
    var measure = GeneratedMeasure.netSales
    var counts: GeneratedFilter?
}

/// A target or baseline of a partner, rule and period, in cents or whole units.
struct GeneratedFigure {
    let partner: Int
    let rule: String
    let period: String
    let amount: Int
}
