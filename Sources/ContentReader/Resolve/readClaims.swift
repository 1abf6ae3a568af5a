import Diagnostics
import Incentives

/// The columns of claims; a line's claim needs the sale, an activity's is not computed yet.
private enum ClaimKey: String, ShapeKey {
    case claim_id, day, partner, incentive, sale_id, status, reason
    case activity_day, eligible_cost, currency, approved_amount, price_paid, granted_price, units
    case proof, decided_on, decided_by

    static let subject = "a claim"

    var state: KeyState {
        switch self {
        case .claim_id, .day, .partner, .incentive, .sale_id, .status: .required
        case .reason, .activity_day, .eligible_cost, .currency, .approved_amount, .price_paid,
            .granted_price, .units, .proof, .decided_on, .decided_by:
            .notYet
        }
    }
}

private enum ClaimStatus: String, CaseIterable {
    case requested, approved, proof, reimbursed, rejected, reversed

    /// Whether the line is claimed.
    var holds: Bool { self != .rejected && self != .reversed }
}

/// One row of a claim: its status from a day on.
private struct ClaimRow {
    let entry: LineClaims.Entry
    let status: ClaimStatus
    let place: SourceRange
}

/// Reads the claims of lines: of each claim the day of its first row, unless its last one rejects
/// it.
func readClaims(
    _ tables: [RowTable],
    sales: Sales,
    _ names: FigureNames,
    asOf: Day,
    _ faults: inout Faults
) -> (claims: LineClaims, tallies: [FileTally]) {
    let required = ClaimKey.allCases.filter { $0.state == .required }.map(\.rawValue)
    let claimed = tables.filter { $0.target == .claims }
    // An id that stands twice is refused elsewhere; where nothing is claimed none is looked up.
    var lines: [String: LineIndex] = [:]
    if !claimed.isEmpty {
        for line in 0..<sales.count { lines[sales.ids[line]] = line }
    }
    var rows: [String: [ClaimRow]] = [:]
    var tallies: [FileTally] = []
    for table in claimed {
        guard table.hasColumns(required, &faults) else { continue }
        var (count, later) = (0, 0)
        for row in table.rows where table.hasCells(required, of: row, &faults) {
            let before = faults.errorCount
            guard
                let (id, claim) = readRow(table, row, sales, lines, names, asOf: asOf, &faults)
            else {
                if faults.errorCount == before { (count, later) = (count + 1, later + 1) }
                continue
            }
            count += 1
            rows[id, default: []].append(claim)
        }
        tallies.append(
            FileTally(
                path: table.path,
                what: "claim",
                rowsRead: count,
                rowsSkipped: table.skippedCount,
                rowsRepeated: 0,
                rowsLater: later
            )
        )
    }
    var entries: [LineClaims.Entry] = []
    for (id, claim) in rows {
        let sorted = claim.sorted {
            ($0.entry.day, $0.place.file, $0.place.start.line)
                < ($1.entry.day, $1.place.file, $1.place.start.line)
        }
        guard let first = sorted.first, let last = sorted.last else { continue }
        for other in sorted
        where other.entry.line != first.entry.line || other.entry.place != first.entry.place {
            faults.report(.claimOfAnother(id, at: other.place))
        }
        if last.status.holds { entries.append(first.entry) }
    }
    return (LineClaims(entries), tallies)
}

/// Nil for a faulty row, and for one dated after the as-of day, of which the sale may be, too.
private func readRow(
    _ table: RowTable,
    _ row: Int,
    _ sales: Sales,
    _ lines: [String: LineIndex],
    _ names: FigureNames,
    asOf: Day,
    _ faults: inout Faults
) -> (id: String, claim: ClaimRow)? {
    guard let record = Record<ClaimKey>(table.mapped.node(row), &faults),
        let id = record[.claim_id]?.text(&faults), let partnerNode = record[.partner],
        let saleNode = record[.sale_id], let incentiveNode = record[.incentive],
        let sale = saleNode.text(&faults)
    else { return nil }
    let day = record[.day].flatMap { readDay($0, table.source?.days, &faults) }
    let status: ClaimStatus? = record[.status]?.word("status of a claim", &faults)
    guard let partner = partnerNode.partner(in: names.partners, &faults) else { return nil }
    guard let place = findIncentive(incentiveNode, names, &faults) else { return nil }
    if names.programs[place.program].incentives[place.incentive].claimed == nil {
        faults.report(.claimOfNothing(at: incentiveNode.place))
        return nil
    }
    if let day, day > asOf { return nil }
    guard let line = lines[sale], sales.partners[line] == partner else {
        faults.report(.claimWithoutSale(sale, at: saleNode.place))
        return nil
    }
    guard let day, let status else { return nil }
    if day < sales.days[line] {
        faults.report(.claimBeforeSale(soldOn: sales.days[line], at: saleNode.place))
    }
    let entry = LineClaims.Entry(place: place, line: line, day: day)
    return (id, ClaimRow(entry: entry, status: status, place: table.mapped.table.place(row)))
}

extension Diagnostic {
    static func claimOfNothing(at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .badClaim,
            at: place,
            "the incentive asks for no claims",
            hint: "write `claim_within: 30 days`, or take the row out"
        )
    }

    static func claimWithoutSale(_ sale: String, at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .badClaim,
            at: place,
            "a claim is of a line that the partner sold",
            found: sale,
            hint: "check the sale id and the partner"
        )
    }

    static func claimBeforeSale(soldOn day: Day, at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .badClaim,
            at: place,
            "a line is claimed on its day or later",
            hint: "it was sold on \(day)"
        )
    }

    static func claimOfAnother(_ id: String, at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .badClaim,
            at: place,
            "the rows of a claim are of one line and one incentive",
            found: id,
            hint: "give each claim an id of its own"
        )
    }
}
