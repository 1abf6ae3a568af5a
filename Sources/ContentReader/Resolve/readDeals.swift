import Diagnostics
import Incentives

private enum DealKey: String, ShapeKey {
    case deal, partner, customer, product_line, registered, approved, expires

    static let subject = "a deal"

    var state: KeyState {
        switch self {
        case .deal, .partner, .registered: .required
        case .customer, .product_line, .approved, .expires: .optional
        }
    }
}

/// Reads `deals.csv`: what partners registered before they sold.
func readDeals(
    _ tables: [RowTable],
    names: KnownNames,
    _ faults: inout Faults
) -> (deals: Deals, tallies: [FileTally]) {
    var deals: [Deal] = []
    var places: [PartnerIndex: [String: SourceRange]] = [:]
    var tallies: [FileTally] = []
    for table in tables where table.target == .deals {
        let cells = DealKey.allCases.filter { $0.state == .required }.map(\.rawValue)
        // A deal that waits for its approval has the column, and nothing in it.
        guard table.hasColumns(cells + [DealKey.approved.rawValue], &faults) else { continue }
        let before = deals.count
        for row in table.rows where table.hasCells(cells, of: row, &faults) {
            let place = table.mapped.table.place(row)
            guard let deal = readDeal(table, row, names, &faults) else { continue }
            if let first = places[deal.partner]?[deal.id] {
                faults.report(.duplicateID(deal.id, of: "deal", first: first, at: place))
            }
            places[deal.partner, default: [:]][deal.id] = place
            deals.append(deal)
        }
        tallies.append(
            FileTally(
                path: table.path,
                one: "deal",
                several: "deals",
                rowsRead: deals.count - before,
                rowsSkipped: table.skippedCount,
                rowsRepeated: 0,
                rowsLater: 0
            )
        )
    }
    return (Deals(deals), tallies)
}

private func readDeal(
    _ table: RowTable,
    _ row: Int,
    _ names: KnownNames,
    _ faults: inout Faults
) -> Deal? {
    guard let record = Record<DealKey>(table.mapped.node(row), &faults),
        let id = record[.deal]?.text(&faults), let partnerNode = record[.partner]
    else { return nil }
    let day = { (key: DealKey, faults: inout Faults) -> Day? in
        guard let node = record[key], node.scalar != "" else { return nil }
        return readDay(node, table.source?.days, &faults)
    }
    let text = { (key: DealKey) -> String? in
        record[key]?.scalar.flatMap { $0.isEmpty ? nil : $0 }
    }
    let registered = day(.registered, &faults)
    let approved = day(.approved, &faults)
    let expires = day(.expires, &faults)
    var productLine: String?
    if text(.product_line) != nil, let node = record[.product_line] {
        productLine = names.check(node, of: .productLine, &faults)
    }
    guard let partner = partnerNode.partner(in: names.partners, &faults) else { return nil }
    let order = [registered, approved, expires].compactMap(\.self)
    if order != order.sorted() { faults.report(.dealDays(id, at: partnerNode.place)) }
    return Deal(
        id: id,
        partner: partner,
        customer: text(.customer),
        productLine: productLine,
        approved: approved,
        expires: expires
    )
}

extension Diagnostic {
    static func dealDays(_ id: String, at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .badDeal,
            at: place,
            "a deal is registered, then approved, then expires",
            found: id,
            hint: "check the three days"
        )
    }

    static func noDealColumn(at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .badDeal,
            at: place,
            "no sales file says the deal of a line",
            hint: "add a column `deal` to the sales"
        )
    }

    static func countsOnNoDay(_ text: String, _ column: String, at place: SourceRange) -> Diagnostic
    {
        Diagnostic(
            .badDay,
            at: place,
            "a rule counts lines on the day in `\(column)`, which is written 2026-03-31",
            found: text,
            hint: "leave it empty where the day is not known yet"
        )
    }
}
