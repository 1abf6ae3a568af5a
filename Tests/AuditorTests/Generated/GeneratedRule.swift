/// What an incentive says, as the generator draws it and the auditor reads it.
struct GeneratedRule {
    /// How other rules name it.
    let program: String
    let id: String
    var kind = "rebate"
    var settles = SlowCycle.quarter
    var window: ClosedRange<Int>?
    /// The least level, as a place among the levels.
    var levelAtLeast: Int?
    var isAsOfPeriodEnd = false
    var asksForDeal = false
    var counts: GeneratedFilter?
    var measure = GeneratedMeasure.netSales
    var rollup = GeneratedRollup.own
    var isMoreThan = false
    var sumsAmounts = false
    var mode = GeneratedMode.retroactive
    /// One step from 0 without `tiers` where it stands alone.
    var isSingle = false
    var steps: [GeneratedStep] = []
    var measureRate = GeneratedMeasureRate.saleDay
    var returns = GeneratedReturns.restate
    /// Months after the sale in which returns take back.
    var within: Int?
    /// In the measure's unit.
    var capMeasure: Int?
    /// Cents.
    var capPeriod: Int?
    var capRun: Int?
    var capEach: Int?
    var isExcessCarried = false
    var floor: Int?
    /// The column for each value of which the rule runs; `line` too.
    var each: String?
    var accumulates: GeneratedAccumulation?
    var gate: GeneratedGate?
    var growth = GeneratedGrowth()
    var attainment = GeneratedAttainment()
    var ratio = GeneratedRatio()
    var group: GeneratedGroup?
    /// The names of the rules whose payouts come off the lines.
    var netOf: [String] = []
    /// The names of the rules whose payouts are measured.
    var payouts: [String] = []
    var contest: GeneratedContest?
    /// Empty where nothing is shared.
    var split: [GeneratedShare] = []
    var claimed: GeneratedClaimTerms?
    /// Whether a discount claims back what was not given; nil where it is none.
    var claimsBack: Bool?
    /// What its rewards are applied to, where that is not what is measured.
    var base: GeneratedSelection?
    /// Whether the day of delivery decides.
    var countsOnDelivery = false

    var name: String { "\(program)/\(id)" }

    /// Makes every rate that is the same for all lines 50%.
    mutating func halveRates() {
        for step in steps.indices where steps[step].rate?.column == nil {
            steps[step].rate?.same = 500_000
        }
    }
}

enum GeneratedMeasure: String, CaseIterable {
    case netSales = "net_sales"
    case grossSales = "gross_sales"
    case margin, units, orders, customers, partners
    case growth, attainment, ratio
    case payouts, rank

    var isMoney: Bool {
        switch self {
        case .netSales, .grossSales, .margin, .payouts: true
        case .units, .orders, .customers, .partners, .growth, .attainment, .ratio, .rank: false
        }
    }

    /// Whether a percentage decides the tier.
    var isComparison: Bool {
        switch self {
        case .growth, .attainment, .ratio: true
        case .netSales, .grossSales, .margin, .units, .orders, .customers, .partners, .payouts,
            .rank:
            false
        }
    }
}

enum GeneratedMode: String, CaseIterable {
    case retroactive, marginal, interpolated
    case additiveCapped = "additive_capped"
    case additiveFull = "additive_full"
}

enum GeneratedReturns: String, CaseIterable {
    case restate = "restate_original"
    case net = "net_in_period"
    case mirror = "mirror_rate"
}

/// Which lines count: those of some texts in a column, or those of all others.
struct GeneratedFilter {
    let column: String
    let texts: [String]
    var isNegated = false
    /// A range of grades instead of texts.
    var grades: Range<Int>?
    /// How many days after the line's own it is delivered, instead of texts.
    var deliveredWithin: ClosedRange<Int>?

    func takes(_ line: GeneratedLine) -> Bool {
        if let deliveredWithin {
            guard let delivered = line.delivered else { return isNegated }
            return deliveredWithin.contains(delivered - line.day) != isNegated
        }
        if let grades { return grades.contains(line.grade) != isNegated }
        return texts.contains(line.text(column)) != isNegated
    }
}

struct GeneratedStep {
    /// Cents, whole units, or millionths of a percentage.
    var from: Int
    /// Millionths.
    var rate: GeneratedVaried?
    /// Millionths of a unit of money.
    var perUnit: GeneratedVaried?
    /// Whole units of a block.
    var per: Int?
    var isCeil = false
    /// Cents.
    var amount: Int?
    var isFromZero = false
}

/// A value that may differ by a column.
struct GeneratedVaried {
    var same: Int
    var column: String?
    var cases: [(text: String, value: Int)] = []
    /// A second measure that decides the value; below its first bound `same` holds.
    var second: GeneratedSecond?

    func value(_ text: String) -> Int { cases.first { $0.text == text }?.value ?? same }
}
