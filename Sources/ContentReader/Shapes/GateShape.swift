import Diagnostics
import Incentives

private enum RequiresKey: String, ShapeKey {
    case at_least, of

    static let subject = "`requires`"

    var state: KeyState { self == .of ? .required : .optional }
}

private enum ConditionKey: String, ShapeKey {
    case measure, counts, over, from, level_at_least, measures, of, prorate

    static let subject = "a condition"

    var state: KeyState { .optional }
}

/// Measures of conditions that this version does not compute.
private let otherMeasures = ["certifications", "activities"]

/// Reads `requires`: conditions of which so many must hold; all, where no number is said.
func readGate(
    _ node: YAMLNode,
    names: KnownNames,
    currency: Currency,
    _ faults: inout Faults
) -> Gate? {
    guard let record = Record<RequiresKey>(node, &faults),
        let nodes = record[.of]?.list("conditions", &faults)
    else { return nil }
    if nodes.isEmpty {
        faults.report(.wrongForm(node, expected: "a list of conditions under `of`"))
        return nil
    }
    let conditions = nodes.compactMap { readCondition($0, names, currency, &faults) }
    let atLeast = record[.at_least]?.wholeNumber(in: 1...nodes.count, &faults)
    guard conditions.count == nodes.count, !record.has(.at_least) || atLeast != nil else {
        return nil
    }
    return Gate(atLeast: atLeast ?? nodes.count, conditions: conditions)
}

private func readCondition(
    _ node: YAMLNode,
    _ names: KnownNames,
    _ currency: Currency,
    _ faults: inout Faults
) -> Gate.Condition? {
    guard let record = Record<ConditionKey>(node, &faults) else { return nil }
    if let level = record[.level_at_least] {
        for key in [
            ConditionKey.measure, .counts, .over, .from, .measures, .of, .prorate,
        ] where record.has(key) {
            faults.report(.besideLevel(key.rawValue, at: record.place(of: key)))
        }
        return level.value("level", among: names.site.levels, &faults)
            .flatMap { names.site.levels.firstIndex(of: $0) }.map { .levelAtLeast($0) }
    }
    guard let measure = record[.measure] else {
        faults.report(.missingKey("measure", of: "a condition", at: node.place))
        return nil
    }
    if let text = measure.scalar, otherMeasures.contains(text) {
        faults.report(.notYet("measure: \(text)", at: measure.place))
        return nil
    }
    if measure.scalar == "attainment" { return readAttained(record, &faults) }
    for key in [ConditionKey.of, .prorate] where record.has(key) {
        faults.report(.keyWithoutMeasure(key.rawValue, "attainment", at: record.place(of: key)))
    }
    let quantity: Quantity? = measure.word("measure", &faults)
    checkColumn(of: quantity, names.saleAttributes, at: measure.place, &faults)
    let counts = readLineFilter(record[.counts], names: names, &faults)
    let over = record[.over]?.duration(&faults)
    guard let bound = record[.from] else {
        faults.report(.missingKey("from", of: "a condition", at: node.place))
        return nil
    }
    guard let quantity, let from = quantity.figure(bound, currency, &faults) else { return nil }
    let rollup = readRollup(record[.measures], of: quantity, &faults)
    if quantity == .partners, rollup == .own {
        faults.report(.countsNoMembers(at: record.place(of: .measures)))
    }
    let selection = Selection(quantity: quantity, counts: counts, rollup: rollup)
    return .reaches(selection, over: over, from: from)
}

/// What the incentive's own lines attain in the period, so that nothing else chooses them.
private func readAttained(
    _ record: Record<ConditionKey>,
    _ faults: inout Faults
) -> Gate.Condition? {
    for key in [ConditionKey.counts, .over, .measures] where record.has(key) {
        faults.report(.besideAttainment(key.rawValue, at: record.place(of: key)))
    }
    guard let bound = record[.from] else {
        faults.report(.missingKey("from", of: "a condition", at: record.place))
        return nil
    }
    let attainment = Attainment(of: record[.of], prorate: record[.prorate], &faults)
    let from = notBelowZero(bound.rate(&faults)?.fraction, bound, &faults)
    return from.map { .attains(attainment, from: $0) }
}

extension Diagnostic {
    fileprivate static func besideAttainment(_ key: String, at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .wrongForm,
            at: place,
            "a target is that of the incentive's own lines in its period",
            found: key,
            hint: "take it out, or ask for a measure of other lines"
        )
    }

    fileprivate static func besideLevel(_ key: String, at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .wrongForm,
            at: place,
            "a condition asks for a level or for a measure, not for both",
            found: key,
            hint: "make two conditions of it"
        )
    }
}
