import Diagnostics
import Incentives

private enum OpeningKey: String, ShapeKey {
    case partner, what, incentive, period, amount, usable_to

    static let subject = "a row of opening balances"

    var state: KeyState {
        switch self {
        case .partner, .what, .amount: .required
        case .incentive, .period, .usable_to: .optional
        }
    }
}

/// What a row of opening balances is of.
private enum OpeningWhat: String, CaseIterable {
    case stated, carry, fund, points
}

/// A row that is computed, with the last day of what it was stated for.
private struct OpeningRow {
    let what: What
    let lastDay: Day
    let place: SourceRange
    let periodPlace: SourceRange

    enum What: Hashable {
        case payout(OpeningBalances.Payout)
        case carry(PartnerID, Money)
    }

    /// What stands once.
    var key: String {
        switch what {
        case .payout(let payout):
            "\(payout.partner) \(payout.program)/\(payout.incentive) \(payout.period.name)"
        case .carry(let partner, _): "\(partner)"
        }
    }
}

/// Reads `opening/*.csv`: what another system stated and left; nil where there are no rows.
func readOpening(
    _ tables: [RowTable],
    _ names: EventNames,
    _ figureNames: FigureNames,
    _ faults: inout Faults
) -> (opening: OpeningBalances?, tallies: [FileTally]) {
    var rows: [OpeningRow] = []
    var places: [String: SourceRange] = [:]
    var tallies: [FileTally] = []
    for table in tables where table.target == .opening {
        let required = OpeningKey.allCases.filter { $0.state == .required }.map(\.rawValue)
        guard table.hasColumns(required + [OpeningKey.period.rawValue], &faults) else { continue }
        let before = rows.count
        var leftOut = 0
        for row in table.rows where table.hasCells(required, of: row, &faults) {
            let faultsBefore = faults.errorCount
            guard let read = readRow(table, row, names, figureNames, &faults) else {
                leftOut += faults.errorCount == faultsBefore ? 1 : 0
                continue
            }
            if let first = places[read.key] {
                faults.report(.openingTwice(first: first, at: read.place))
                continue
            }
            places[read.key] = read.place
            rows.append(read)
        }
        tallies.append(
            FileTally(
                path: table.path,
                one: "opening balance",
                several: "opening balances",
                rowsRead: rows.count - before,
                rowsSkipped: leftOut,
                rowsRepeated: 0,
                rowsLater: 0
            )
        )
    }
    return (balances(of: rows, site: names.site, &faults), tallies)
}

/// Nil for a faulty row, and for one of a program that is left out.
private func readRow(
    _ table: RowTable,
    _ row: Int,
    _ names: EventNames,
    _ figureNames: FigureNames,
    _ faults: inout Faults
) -> OpeningRow? {
    guard let record = Record<OpeningKey>(table.mapped.node(row), &faults),
        let partnerNode = record[.partner], let whatNode = record[.what],
        let amountNode = record[.amount], let what: OpeningWhat = whatNode.word("balance", &faults)
    else { return nil }
    guard what == .stated || what == .carry else {
        faults.report(.notYet("what: \(what.rawValue)", at: whatNode.place))
        return nil
    }
    if let node = record[.usable_to] {
        faults.report(.openingUsable(node.described, at: node.place))
    }
    let partner = partnerNode.partner(in: names.partners, &faults)
    guard let periodNode = record[.period] else {
        faults.report(.missingValue("period", at: table.mapped.place(row, "period")))
        return nil
    }
    let cells = OpeningCells(
        partner: partner,
        incentive: record[.incentive],
        incentivePlace: table.mapped.place(row, "incentive"),
        period: periodNode,
        amount: amountNode,
        place: table.mapped.table.place(row)
    )
    return what == .carry
        ? cells.carry(names, &faults) : cells.payout(names, figureNames, &faults)
}

/// The cells of a row whose kind is known; no partner where it names none.
private struct OpeningCells {
    let partner: PartnerIndex?
    let incentive: YAMLNode?
    let incentivePlace: SourceRange
    let period: YAMLNode
    let amount: YAMLNode
    let place: SourceRange

    func carry(_ names: EventNames, _ faults: inout Faults) -> OpeningRow? {
        if let incentive {
            faults.report(.openingCarryOfIncentive(incentive.described, at: incentive.place))
        }
        let end = period.statementPeriod(names.site, &faults)
        guard let partner else { return nil }
        let currency = names.currencies[partner]
        let minorUnits = amount.amount(in: currency, of: "the partner's", &faults)
        guard let end, let minorUnits else { return nil }
        return OpeningRow(
            what: .carry(names.ids[partner], Money(minorUnits: minorUnits, currency: currency)),
            lastDay: end.span.last,
            place: place,
            periodPlace: period.place
        )
    }

    func payout(
        _ names: EventNames,
        _ figureNames: FigureNames,
        _ faults: inout Faults
    ) -> OpeningRow? {
        guard let incentive else {
            faults.report(.missingValue("incentive", at: incentivePlace))
            return nil
        }
        guard let found = findIncentive(incentive, figureNames, &faults) else { return nil }
        let program = figureNames.programs[found.program]
        let rule = program.incentives[found.incentive]
        let own = period.period(of: rule, figureNames.fiscalYearStarts, &faults)
        let paid = amount.amount(in: program.currency, of: "the program's", &faults)
        guard let partner, let own, let paid else { return nil }
        return OpeningRow(
            what: .payout(
                OpeningBalances.Payout(
                    partner: names.ids[partner],
                    program: program.id,
                    incentive: rule.id,
                    period: own,
                    paid: paid
                )
            ),
            lastDay: rule.lastDay(of: own),
            place: place,
            periodPlace: period.place
        )
    }
}

/// All rows put together: carries are of one statement period, and nothing was stated behind it.
private func balances(
    of rows: [OpeningRow],
    site: SiteShape,
    _ faults: inout Faults
) -> OpeningBalances? {
    let containing = { (day: Day) in
        Period.containing(
            day,
            cycle: site.statements.cycle,
            fiscalYearStarts: site.fiscalYearStarts
        )
    }
    let carried = rows.compactMap { row -> Day? in
        if case .carry = row.what { row.lastDay } else { nil }
    }
    guard let last = carried.max() ?? rows.map(\.lastDay).max() else { return nil }
    let end = containing(last)
    var payouts: [OpeningBalances.Payout] = []
    var carries: [PartnerID: Money] = [:]
    for row in rows {
        switch row.what {
        case .payout(let payout):
            if row.lastDay > end.span.last {
                faults.report(.openingBehindStart(payout.period, end, at: row.periodPlace))
            }
            payouts.append(payout)
        case .carry(let partner, let amount):
            if row.lastDay != end.span.last {
                faults.report(
                    .openingOfTwoPeriods(containing(row.lastDay), end, at: row.periodPlace)
                )
            }
            carries[partner] = amount
        }
    }
    return OpeningBalances(through: end.span.last, payouts: payouts, carries: carries)
}

extension YAMLNode {
    /// One of an incentive's own periods.
    fileprivate func period(
        of incentive: Incentive,
        _ fiscalYearStarts: Int,
        _ faults: inout Faults
    ) -> Period? {
        guard let text = text(&faults, as: "a period") else { return nil }
        let periods = incentive.periods(fiscalYearStarts: fiscalYearStarts)
        if let period = periods.first(where: { $0.name == text }) { return period }
        faults.report(
            .unknownValue(
                text,
                of: "period of the incentive",
                known: periods.map(\.name),
                at: place
            )
        )
        return nil
    }
}

extension Diagnostic {
    static func openingTwice(first: SourceRange, at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .badOpening,
            at: place,
            "a partner has one carry, and one sum for an incentive's period",
            hint: "it stands also at \(first.file):\(first.start.line)"
        )
    }

    static func openingUsable(_ text: String, at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .badOpening,
            at: place,
            "`usable_to` is of funds and points alone",
            found: text,
            hint: "leave it empty; what was paid or is carried has no such day"
        )
    }

    static func openingCarryOfIncentive(_ text: String, at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .badOpening,
            at: place,
            "a carry is of a whole statement, of no incentive",
            found: text,
            hint: "leave it empty; what an incentive paid is `stated`"
        )
    }

    static func openingBehindStart(
        _ period: Period,
        _ end: Period,
        at place: SourceRange
    ) -> Diagnostic {
        Diagnostic(
            .badOpening,
            at: place,
            "what was stated elsewhere lies before the first statement here",
            found: period.name,
            hint: "the carries are of \(end.name), so that statements begin on "
                + "\(end.span.last.adding(days: 1)); take the row out, or carry from a later period"
        )
    }

    static func openingOfTwoPeriods(
        _ period: Period,
        _ end: Period,
        at place: SourceRange
    ) -> Diagnostic {
        Diagnostic(
            .badOpening,
            at: place,
            "all partners' carries are of one statement period, the last that was stated elsewhere",
            found: period.name,
            hint: "another row carries from \(end.name)"
        )
    }
}
