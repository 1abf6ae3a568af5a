import Diagnostics
import Incentives

private enum PayeeKey: String, ShapeKey {
    case payee, name, account, bic, currency, credit_note

    static let subject = "a payee"

    var state: KeyState { self == .payee ? .required : .optional }
}

/// Reads `payees.csv`: to whom what is due goes.
func readPayees(
    _ tables: [RowTable],
    _ payer: Payer?,
    _ partners: [Partner],
    split names: Set<String>,
    _ faults: inout Faults
) -> (book: PayeeBook, tallies: [FileTally]) {
    var rows: [Placed<Payee>] = []
    var places: [String: SourceRange] = [:]
    var tallies: [FileTally] = []
    let ids = Set(partners.map(\.id.text))
    for table in tables where table.target == .payees {
        let cells = PayeeKey.allCases.filter { $0.state == .required }.map(\.rawValue)
        guard table.hasColumns(cells, &faults) else { continue }
        let before = rows.count
        for row in table.rows where table.hasCells(cells, of: row, &faults) {
            let place = table.mapped.table.place(row)
            guard let payee = readPayee(table, row, &faults) else { continue }
            let key = payee.id.lowercased() + "/" + (payee.currency?.code ?? "")
            if let first = places.updateValue(place, forKey: key) {
                faults.report(.duplicateID(payee.id, of: "payee", first: first, at: place))
            }
            if !ids.contains(payee.id), !names.contains(payee.id) {
                faults.report(.strangePayee(payee.id, known: ids.union(names), at: place))
            }
            rows.append(Placed(value: payee, place: place))
        }
        tallies.append(
            FileTally(
                path: table.path,
                one: "payee",
                several: "payees",
                rowsRead: rows.count - before,
                rowsSkipped: table.skippedCount,
                rowsRepeated: 0,
                rowsLater: 0
            )
        )
    }
    return (PayeeBook(rows: rows, payer: payer), tallies)
}

private func readPayee(_ table: RowTable, _ row: Int, _ faults: inout Faults) -> Payee? {
    let before = faults.errorCount
    guard let record = Record<PayeeKey>(table.mapped.node(row), &faults),
        let id = record[.payee]?.text(&faults)
    else { return nil }
    let said = { (key: PayeeKey) in record[key].flatMap { $0.scalar == "" ? nil : $0 } }
    let account = said(.account).flatMap { $0.account(&faults) }
    let bic = said(.bic).flatMap { $0.bic(&faults) }
    let currency = said(.currency).flatMap { $0.currency(&faults) }
    if case .other(let number)? = account, said(.bic) == nil, let node = record[.account] {
        faults.report(.accountWithoutBank(number, at: node.place))
    }
    guard faults.errorCount == before else { return nil }
    return Payee(
        id: id,
        name: said(.name)?.scalar,
        account: account,
        bic: bic,
        currency: currency,
        creditNote: said(.credit_note)?.scalar
    )
}

extension Diagnostic {
    fileprivate static func strangePayee(
        _ id: String,
        known: Set<String>,
        at place: SourceRange
    ) -> Diagnostic {
        Diagnostic(
            .unseenValue,
            .warning,
            at: place,
            "no partner has this id, and no split names it",
            found: id,
            hint: suggestName(for: id, among: known.sorted()).map { "did you mean `\($0)`?" }
        )
    }
}
