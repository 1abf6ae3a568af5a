import Diagnostics
import Incentives

/// The measures of CONTENT 6 that this version does not compute.
private let otherMeasures = ["certifications", "activities"]

private enum GrowthKey: String, ShapeKey {
    case of, baseline, pays_on, no_baseline

    static let subject = "`growth`"

    var state: KeyState { self == .no_baseline || self == .baseline ? .required : .optional }
}

private enum AverageKey: String, ShapeKey {
    case average

    static let subject = "a baseline"

    var state: KeyState { .required }
}

private enum AttainmentKey: String, ShapeKey {
    case of, prorate

    static let subject = "`attainment`"

    var state: KeyState { .optional }
}

/// The words that `measure` may be.
private enum MeasureWord: String, CaseIterable {
    case net_sales, gross_sales, margin, units, orders, customers, partners, growth, attainment
    case ratio, rank
    /// `{payouts: […]}`
    case payouts

    /// The words that may be written by themselves.
    static let allCases: [Self] = [
        .net_sales, .gross_sales, .margin, .units, .orders, .customers, .partners, .growth,
        .attainment, .ratio, .rank,
    ]
}

/// The keys that only one measure reads.
private let keysOfMeasures: [(key: IncentiveKey, owner: MeasureWord)] = [
    (.growth, .growth), (.attainment, .attainment), (.ratio, .ratio), (.prizes, .rank),
    (.ranked_by, .rank), (.field, .rank),
]

extension MeasureWord {
    /// The quantity that counts the values of a column.
    fileprivate var counted: Quantity? {
        switch self {
        case .net_sales, .gross_sales, .margin, .units, .partners, .growth, .attainment, .ratio,
            .rank, .payouts:
            nil
        case .orders: .orders
        case .customers: .customers
        }
    }
}

/// What counts orders or customers needs their column in some sales file.
func checkColumn(
    of quantity: Quantity?,
    _ saleColumns: [String],
    at place: SourceRange,
    _ faults: inout Faults
) {
    guard let column = quantity?.countedColumn, !saleColumns.contains(column) else { return }
    faults.report(.noSuchSaleColumn(column, at: place))
}

/// What is compared: its two sides are money or units.
private enum ComparedWord: String, CaseIterable {
    case net_sales, units

    var quantity: Quantity {
        switch self {
        case .net_sales: .netSales
        case .units: .units
        }
    }
}

/// The most periods that a baseline is averaged over.
private let averageLimit = 24

/// Reads `measure` with the keys that belong to it: `growth`, `attainment` and others.
func readMeasure(
    _ record: Record<IncentiveKey>,
    kind: IncentiveKind?,
    names: KnownNames,
    currency: Currency,
    _ faults: inout Faults
) -> Measure? {
    guard let word = readWord(record, kind, &faults) else { return nil }
    checkColumn(of: word.counted, names.saleAttributes, at: record.place(of: .measure), &faults)
    for (key, owner) in keysOfMeasures where owner != word && record.has(key) {
        let measure = owner == .rank ? "rank" : key.rawValue
        faults.report(.keyWithoutMeasure(key.rawValue, measure, at: record.place(of: key)))
    }
    switch word {
    case .payouts:
        let payouts = record[.measure].flatMap { Record<PayoutsKey>($0, &faults)?[.payouts] }
        return payouts.map { .payouts(readAddresses($0, &faults)) }
    case .rank:
        return readContest(record, names: names, currency: currency, &faults).map { .rank($0) }
    case .net_sales: return .netSales
    case .gross_sales: return .grossSales
    case .margin: return .margin
    case .units: return .units
    case .orders: return .orders
    case .customers: return .customers
    case .partners: return .partners
    case .growth:
        guard let node = record[.growth] else {
            faults.report(.missingKey("growth", of: "a growth incentive", at: record.place))
            return nil
        }
        return readGrowth(node, &faults).map { .growth($0) }
    case .attainment: return .attainment(readAttainment(record[.attainment], &faults))
    case .ratio:
        guard let node = record[.ratio] else {
            faults.report(
                .missingKey("ratio", of: "an incentive that measures one", at: record.place)
            )
            return nil
        }
        return readRatio(node, names, &faults).map { .ratio($0) }
    }
}

private enum PayoutsKey: String, ShapeKey {
    case payouts

    static let subject = "a measure"

    var state: KeyState { .required }
}

/// The measure's word, which a kind may demand; nil where it can't be told.
private func readWord(
    _ record: Record<IncentiveKey>,
    _ kind: IncentiveKind?,
    _ faults: inout Faults
) -> MeasureWord? {
    let demanded: MeasureWord? =
        switch kind {
        case .growth: .growth
        case .contest: .rank
        case .rebate, .volume, .bonus, .spiff, .discount, .priceSupport, nil: nil
        }
    guard let node = record[.measure] else { return demanded ?? .net_sales }
    let word: MeasureWord?
    if case .mapping = node.kind {
        word = .payouts
    } else {
        guard let text = node.text(&faults, as: "a measure") else { return nil }
        if otherMeasures.contains(text) {
            faults.report(.notYet("measure: \(text)", at: node.place))
            return nil
        }
        word = node.word("measure", &faults)
    }
    if let demanded, let word, word != demanded {
        faults.report(
            demanded == .growth
                ? .kindMeasuresGrowth(node.described, at: node.place)
                : .contestMeasuresRank(node.described, at: node.place)
        )
        return demanded
    }
    return word
}

private func readGrowth(_ node: YAMLNode, _ faults: inout Faults) -> Growth? {
    guard let record = Record<GrowthKey>(node, &faults) else { return nil }
    let of: ComparedWord? = record[.of]?.word("measure of growth", &faults)
    let noBaseline: Growth.NoBaseline? =
        record[.no_baseline]?.word("rule for a missing baseline", &faults)
    guard let baseline = record[.baseline].flatMap({ readBaseline($0, &faults) }), let noBaseline
    else { return nil }
    return Growth(
        of: of?.quantity ?? .netSales,
        baseline: baseline,
        paysOn: record[.pays_on]?.word("base of growth", &faults) ?? .total,
        noBaseline: noBaseline
    )
}

private enum BaselineWord: String, CaseIterable {
    case previous_period, same_period_last_year, fixed
}

/// A baseline is a word, or `{average: 4}`.
private func readBaseline(_ node: YAMLNode, _ faults: inout Faults) -> Growth.Baseline? {
    guard case .mapping = node.kind else {
        let word: BaselineWord? = node.word("baseline", &faults)
        return word.map { word in
            switch word {
            case .previous_period: .previousPeriod
            case .same_period_last_year: .samePeriodLastYear
            case .fixed: .fixed
            }
        }
    }
    guard let record = Record<AverageKey>(node, &faults), let count = record[.average],
        let text = count.text(&faults)
    else { return nil }
    guard let periods = digits(Array(text.utf8)[...]), (2...averageLimit).contains(periods) else {
        faults.report(.badAverage(text, at: count.place))
        return nil
    }
    return .average(periods: periods)
}

private func readAttainment(_ node: YAMLNode?, _ faults: inout Faults) -> Attainment {
    let record = node.flatMap { Record<AttainmentKey>($0, &faults) }
    return Attainment(of: record?[.of], prorate: record?[.prorate], &faults)
}

extension Attainment {
    /// Reads the two keys of an attainment, where they are said.
    init(of: YAMLNode?, prorate: YAMLNode?, _ faults: inout Faults) {
        let of: ComparedWord? = of?.word("measure of attainment", &faults)
        self.init(
            of: of?.quantity ?? .netSales,
            prorate: prorate?.word("way to prorate", &faults) ?? .activeDays
        )
    }
}

private enum RatioKey: String, ShapeKey {
    case of, to

    static let subject = "`ratio`"

    var state: KeyState { .required }
}

private enum SelectionKey: String, ShapeKey {
    case measure, counts

    static let subject = "a side of a ratio"

    var state: KeyState { self == .measure ? .required : .optional }
}

private func readRatio(
    _ node: YAMLNode,
    _ names: KnownNames,
    _ faults: inout Faults
) -> Ratio? {
    guard let record = Record<RatioKey>(node, &faults) else { return nil }
    let sides = [RatioKey.of, .to].map { key -> Selection? in
        guard let node = record[key], let side = Record<SelectionKey>(node, &faults),
            let measure = side[.measure]
        else { return nil }
        let quantity: Quantity? = measure.word("measure", &faults)
        checkColumn(of: quantity, names.saleAttributes, at: measure.place, &faults)
        let counts = readLineFilter(side[.counts], names: names, &faults)
        return quantity.map { Selection(quantity: $0, counts: counts) }
    }
    guard let of = sides[0], let to = sides[1] else { return nil }
    return Ratio(of: of, to: to)
}

extension Diagnostic {
    static func contestMeasuresRank(_ text: String, at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .badContest,
            at: place,
            "an incentive of the kind contest measures rank",
            found: text,
            hint: "write it under `ranked_by: {measure: …}`"
        )
    }

    static func kindMeasuresGrowth(_ text: String, at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .growthWithoutMeasure,
            at: place,
            "an incentive of the kind growth measures growth",
            found: text,
            hint: "leave `measure` out, or name another kind"
        )
    }

    static func keyWithoutMeasure(
        _ key: String,
        _ measure: String,
        at place: SourceRange
    ) -> Diagnostic {
        Diagnostic(
            key == "growth" ? .growthWithoutMeasure : .keyWithoutMeasure,
            at: place,
            "`\(key)` belongs to an incentive that measures \(key == measure ? "it" : measure)",
            hint: "write `measure: \(measure)`, or take the key out"
        )
    }

    static func noSuchSaleColumn(_ column: String, at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .unknownColumn,
            at: place,
            "no sales file has the column that is counted",
            found: column,
            hint: "add a column `\(column)` to the sales"
        )
    }

    static func badAverage(_ text: String, at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .badAverage,
            at: place,
            "a baseline is the average of 2 to \(averageLimit) periods",
            found: text,
            hint: "for one period write `previous_period`"
        )
    }
}
