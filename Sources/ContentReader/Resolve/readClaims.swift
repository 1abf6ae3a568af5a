import Diagnostics
import Incentives

/// The columns of claims; a line's claim needs the sale, price support's also prices and units,
/// and an activity's is not computed yet.
private enum ClaimKey: String, ShapeKey {
    case claim_id, day, partner, incentive, sale_id, status, reason
    case activity_day, eligible_cost, currency, approved_amount, price_paid, granted_price, units
    case proof, decided_on, decided_by

    static let subject = "a claim"

    var state: KeyState {
        switch self {
        case .claim_id, .day, .partner, .incentive, .status: .required
        case .sale_id, .reason, .activity_day, .currency, .approved_amount, .price_paid,
            .granted_price, .units, .proof, .decided_on, .decided_by:
            .optional
        case .eligible_cost: .notYet
        }
    }
}

/// One row of a claim: its status from a day on.
private struct ClaimRow {
    let entry: LineClaims.Entry
    let status: ClaimStatus
    let place: SourceRange
}

/// A row of a claim, by what it is of.
private enum ReadRow {
    case line(ClaimRow)
    case price(PriceClaimRow)
}

/// Reads the claims: of one of a line the day of its first row, unless its last one rejects it, and
/// those of price support.
func readClaims(
    _ tables: [RowTable],
    sales: Sales,
    _ names: FigureNames,
    asOf: Day,
    _ faults: inout Faults
) -> (claims: LineClaims, prices: PriceClaims, tallies: [FileTally]) {
    let required = ClaimKey.allCases.filter { $0.state == .required }.map(\.rawValue)
    let claimed = tables.filter { $0.target == .claims }
    // An id that stands twice is refused elsewhere; where nothing is claimed none is looked up.
    var lines: [String: LineIndex] = [:]
    if !claimed.isEmpty {
        for line in 0..<sales.count { lines[sales.ids[line]] = line }
    }
    var rows: [String: [ClaimRow]] = [:]
    var prices: [String: [PriceClaimRow]] = [:]
    var tallies: [FileTally] = []
    for table in claimed {
        guard table.hasColumns(required + [ClaimKey.sale_id.rawValue], &faults) else { continue }
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
            switch claim {
            case .line(let row): rows[id, default: []].append(row)
            case .price(let row): prices[id, default: []].append(row)
            }
        }
        tallies.append(
            FileTally(
                path: table.path,
                one: "claim",
                several: "claims",
                rowsRead: count,
                rowsSkipped: table.skippedCount,
                rowsRepeated: 0,
                rowsLater: later
            )
        )
    }
    for (id, claim) in prices where rows[id] != nil {
        faults.report(.claimOfAnother(id, at: claim[0].at))
    }
    let claims = gatherLineClaims(rows, &faults)
    return (claims, gatherPriceClaims(prices, soldOn: sales.days, &faults), tallies)
}

private func gatherLineClaims(
    _ rows: [String: [ClaimRow]],
    _ faults: inout Faults
) -> LineClaims {
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
        if last.status != .rejected, last.status != .reversed { entries.append(first.entry) }
    }
    return LineClaims(entries)
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
) -> (id: String, claim: ReadRow)? {
    guard let record = Record<ClaimKey>(numbersOwned(table, row), &faults),
        let id = record[.claim_id]?.text(&faults), let partnerNode = record[.partner],
        let incentiveNode = record[.incentive]
    else { return nil }
    let day = record[.day].flatMap { readDay($0, table.source?.days, &faults) }
    let status: ClaimStatus? = record[.status]?.word("status of a claim", &faults)
    guard let partner = partnerNode.partner(in: names.partners, &faults) else { return nil }
    guard let place = findIncentive(incentiveNode, names, &faults) else { return nil }
    let program = names.programs[place.program]
    let rule = program.incentives[place.incentive]
    if rule.claimed == nil, rule.support == nil {
        faults.report(.claimOfNothing(at: incentiveNode.place))
        return nil
    }
    if let day, day > asOf { return nil }
    guard let saleNode = record[.sale_id], let sale = saleNode.text(&faults) else {
        faults.report(
            rule.support == nil
                ? .missingValue("sale_id", at: table.mapped.place(row, "sale_id"))
                : .notYet("price support without a sale", at: incentiveNode.place)
        )
        return nil
    }
    guard let line = lines[sale], sales.partners[line] == partner,
        rule.support == nil || sales.quantities[line] > 0
    else {
        faults.report(.claimWithoutSale(sale, at: saleNode.place))
        return nil
    }
    guard let day, let status else { return nil }
    if day < sales.days[line] {
        faults.report(.claimBeforeSale(soldOn: sales.days[line], at: saleNode.place))
    }
    let at = table.mapped.table.place(row)
    guard rule.support == nil else {
        return PriceClaimCells(record, status, table.source?.days, at: at)
            .read(place, line, of: sales, on: day, in: program.currency, asOf: asOf, &faults)
            .map { (id, .price($0)) }
    }
    for key in ClaimKey.ofPrices where record.has(key) {
        faults.report(.notYet("\(key.rawValue) of a line's claim", at: record.place(of: key)))
    }
    let entry = LineClaims.Entry(place: place, line: line, day: day)
    return (id, .line(ClaimRow(entry: entry, status: status, place: at)))
}

/// A row whose numbers are written as Guerdon does.
private func numbersOwned(_ table: RowTable, _ row: Int) -> YAMLNode {
    [ClaimKey.price_paid, .granted_price, .units, .approved_amount].reduce(
        table.mapped.node(row)
    ) { node, key in withOwnNumber(node, key.rawValue, table.source?.numbers) }
}

extension ClaimKey {
    /// What claims of lines do not say yet.
    fileprivate static let ofPrices: [ClaimKey] = [
        .reason, .activity_day, .currency, .approved_amount, .price_paid, .granted_price, .units,
        .proof, .decided_on, .decided_by,
    ]
}

extension PriceClaimCells {
    fileprivate init(
        _ record: Record<ClaimKey>,
        _ status: ClaimStatus,
        _ days: DayFormat?,
        at place: SourceRange
    ) {
        self.init(
            status: status,
            decidedOn: record[.decided_on],
            activityDay: record[.activity_day],
            pricePaid: record[.price_paid],
            grantedPrice: record[.granted_price],
            units: record[.units],
            approvedAmount: record[.approved_amount],
            currency: record[.currency],
            decidedBy: record[.decided_by]?.scalar,
            proof: record[.proof]?.scalar,
            reason: record[.reason]?.scalar,
            days: days,
            at: place
        )
    }
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
            .unknownSale,
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
