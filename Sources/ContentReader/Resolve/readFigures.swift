import Diagnostics
import Incentives

/// The names that a row of targets or baselines may say.
struct FigureNames {
    let partners: NameBook
    let programs: [Program]
    /// The same programs as their documents have them, not cut where a newer version starts.
    let written: [Program]
    /// The names of all program documents, those that are left out too.
    let documents: Set<String>
    let fiscalYearStarts: Int
}

private enum FigureKey: String, ShapeKey {
    case partner, incentive, period, amount

    static let subject = "a row of targets or baselines"

    var state: KeyState { .required }
}

/// Reads the targets and baselines that content assigns to partners.
func readFigures(
    _ tables: [RowTable],
    _ names: FigureNames,
    _ faults: inout Faults
) -> (targets: AssignedFigures, baselines: AssignedFigures, tallies: [FileTally]) {
    var tallies: [FileTally] = []
    var read: [SourceShape.Target: AssignedFigures] = [:]
    for target in [SourceShape.Target.targets, .baselines] {
        var entries: [AssignedFigures.Entry] = []
        var places: [FigurePlace: SourceRange] = [:]
        for table in tables where table.target == target {
            let required = FigureKey.allCases.map(\.rawValue)
            guard table.hasColumns(required, &faults) else { continue }
            let before = entries.count
            var leftOut = table.skippedCount
            for row in table.rows where table.hasCells(required, of: row, &faults) {
                let faultsBefore = faults.errorCount
                guard let entry = readRow(table, row, names, &faults) else {
                    leftOut += faults.errorCount == faultsBefore ? 1 : 0
                    continue
                }
                let key = FigurePlace(entry)
                if let first = places[key] {
                    faults.report(.figureTwice(first: first, at: table.mapped.table.place(row)))
                }
                places[key] = table.mapped.table.place(row)
                entries.append(entry)
            }
            tallies.append(
                FileTally(
                    path: table.path,
                    one: target == .targets ? "target" : "baseline",
                    several: target == .targets ? "targets" : "baselines",
                    rowsRead: entries.count - before,
                    rowsSkipped: leftOut,
                    rowsRepeated: 0,
                    rowsLater: 0
                )
            )
        }
        read[target] = AssignedFigures(entries)
    }
    return (read[.targets] ?? .none, read[.baselines] ?? .none, tallies)
}

/// What a figure is of: it stands once.
private struct FigurePlace: Hashable {
    let partner: PartnerIndex
    let place: IncentivePlace
    let period: String

    init(_ entry: AssignedFigures.Entry) {
        partner = entry.partner
        place = entry.place
        period = entry.period
    }
}

/// Nil for a faulty row, and for one of a program that is left out.
private func readRow(
    _ table: RowTable,
    _ row: Int,
    _ names: FigureNames,
    _ faults: inout Faults
) -> AssignedFigures.Entry? {
    let node = withOwnNumber(table.mapped.node(row), "amount", table.source?.numbers)
    guard let record = Record<FigureKey>(node, &faults), let partnerNode = record[.partner],
        let incentiveNode = record[.incentive], let periodNode = record[.period],
        let amountNode = record[.amount]
    else { return nil }
    let partner = partnerNode.partner(in: names.partners, &faults)
    guard let place = findIncentive(incentiveNode, names, &faults) else {
        return nil
    }
    let rule = names.programs[place.program].incentives[place.incentive]
    let quantity = rule.quantity(of: table.target)
    if quantity == nil { faults.report(.figureOfNothing(table.target, at: incentiveNode.place)) }
    let written = names.written[place.program].incentives.first { $0.id == rule.id } ?? rule
    guard
        let period = readPeriod(
            periodNode,
            of: rule,
            written: written,
            names.fiscalYearStarts,
            &faults
        ), let partner,
        let figure = quantity?.figure(
            amountNode,
            names.programs[place.program].currency,
            &faults
        )
    else { return nil }
    return AssignedFigures.Entry(
        partner: partner,
        place: place,
        period: period,
        figure: figure
    )
}

extension Incentive {
    /// What the figures of a file are of for it; nil where it reads none.
    func quantity(of target: SourceShape.Target) -> Quantity? {
        if target == .targets { return targetQuantity }
        return measure.readsBaseline ? measure.quantity : nil
    }
}

/// The incentive that `program/incentive` names; nil for one of a program that is left out, too.
func findIncentive(
    _ node: YAMLNode,
    _ names: FigureNames,
    _ faults: inout Faults
) -> IncentivePlace? {
    guard let text = node.text(&faults) else { return nil }
    let parts = text.split(separator: "/", maxSplits: 1).map(String.init)
    for (number, program) in names.programs.enumerated() where program.id.text == parts.first {
        if let incentive = program.incentives.firstIndex(where: { $0.id.text == parts.last }),
            parts.count == 2
        {
            return IncentivePlace(program: number, incentive: incentive)
        }
    }
    // One that a newer version cut off before its window is as if it were left out.
    let isWritten = names.written.contains { program in
        program.id.text == parts.first
            && program.incentives.contains { $0.id.text == parts.last }
    }
    if isWritten, parts.count == 2 { return nil }
    let isRead = names.programs.contains { $0.id.text == parts.first }
    if !isRead, let first = parts.first, names.documents.contains(first) { return nil }
    let known = names.programs.flatMap { program in
        program.incentives.map { "\(program.id)/\($0.id)" }
    }
    faults.report(.unknownValue(text, of: "incentive", known: known, at: node.place))
    return nil
}

/// The name of one of the incentive's periods; nil, too, for one that a newer version cut off.
///
/// What is said of a whole run holds for the run that is cut, as every bound does.
private func readPeriod(
    _ node: YAMLNode,
    of incentive: Incentive,
    written: Incentive,
    _ fiscalYearStarts: Int,
    _ faults: inout Faults
) -> String? {
    guard let text = node.text(&faults, as: "a period") else { return nil }
    let periods = incentive.periods(fiscalYearStarts: fiscalYearStarts).map(\.name)
    if periods.contains(text) { return text }
    let before = written.periods(fiscalYearStarts: fiscalYearStarts).map(\.name)
    if before.contains(text) { return incentive.settles == nil ? periods.first : nil }
    faults.report(
        .unknownValue(text, of: "period of the incentive", known: periods, at: node.place)
    )
    return nil
}

extension Diagnostic {
    static func figureTwice(first: SourceRange, at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .figureTwice,
            at: place,
            "a partner has one target or baseline for an incentive's period",
            hint: "it stands also at \(first.file):\(first.start.line)"
        )
    }

    static func figureOfNothing(
        _ target: SourceShape.Target,
        at place: SourceRange
    ) -> Diagnostic {
        Diagnostic(
            .figureOfNothing,
            at: place,
            target == .targets
                ? "the incentive measures no attainment, so that nothing reads its targets"
                : "the incentive reads no assigned baseline",
            hint: target == .targets
                ? "write `measure: attainment`"
                : "write `baseline: fixed` or `no_baseline: assigned`"
        )
    }
}
