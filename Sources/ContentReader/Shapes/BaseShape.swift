import Diagnostics
import Incentives

private enum BaseKey: String, ShapeKey {
    case measure, counts

    static let subject = "`base`"

    var state: KeyState { .optional }
}

/// What has lines of its own to decide about, or pays on nothing.
private let keysBesideBase: [IncentiveKey] = [
    .each, .net_of, .claim_within, .split, .prizes,
]

/// Reads what a reward is applied to, where it is not the measure's own lines.
func readBase(
    _ record: Record<IncentiveKey>,
    _ measure: Measure,
    _ table: TierTable?,
    _ returns: ReturnTerms,
    _ stacking: Stacking,
    _ names: KnownNames,
    _ faults: inout Faults
) -> Base? {
    guard let node = record[.base], let own = Record<BaseKey>(node, &faults) else { return nil }
    for key in keysBesideBase where record.has(key) {
        faults.report(.notYet("base beside \(key.rawValue)", at: node.place))
    }
    if measure.isOfPayouts {
        faults.report(.notYet("base beside payouts", at: node.place))
    }
    if table?.isDiscount ?? false {
        faults.report(.notYet("base beside discount", at: node.place))
    }
    if returns.rule == .mirrorRate {
        faults.report(.notYet("base beside returns: mirror_rate", at: node.place))
    }
    if case .exclusive? = stacking.group?.rule {
        faults.report(.notYet("base beside group: exclusive", at: node.place))
    }
    if let cap = record[.cap]?["measure"] {
        faults.report(.baseBesideCap(at: cap.place))
    }
    if let table, table.mode.slicesMeasure {
        let mode = record[.tiers]?["mode"]
        faults.report(.baseOfSlices(table.mode.rawValue, at: mode?.place ?? node.place))
    }
    if case .growth(let growth) = measure, growth.paysOn == .increment {
        let place = record[.growth]?["pays_on"]?.place ?? node.place
        faults.report(.baseOfIncrement(at: place))
    }
    var quantity = Quantity.netSales
    if let measure = own[.measure] {
        guard let word: Quantity = measure.word("measure", &faults) else { return nil }
        checkColumn(of: word, names.saleAttributes, at: measure.place, &faults)
        quantity = word
    }
    return Base(
        quantity: quantity,
        counts: readLineFilter(own[.counts], names: names, &faults)
    )
}

extension Diagnostic {
    fileprivate static func baseOfSlices(_ mode: String, at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .badBase,
            at: place,
            "a table that slices its measure pays on the slices, so that it has no other base",
            found: mode,
            hint: "write `mode: retroactive`, or take `base` out"
        )
    }

    fileprivate static func baseOfIncrement(at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .badBase,
            at: place,
            "what the measure grew by is paid on, or a base of its own, not both",
            hint: "write `pays_on: total`, or take `base` out"
        )
    }

    fileprivate static func baseBesideCap(at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .badBase,
            at: place,
            "a cap on the measure limits what is paid on, and a base of its own is paid on",
            hint: "cap the payout with `cap: {period: …}`"
        )
    }
}
