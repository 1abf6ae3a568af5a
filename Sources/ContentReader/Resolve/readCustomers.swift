import Diagnostics
import Incentives

/// The columns of `customers.csv`; any other is an attribute of the customer.
enum CustomerKey: String, ShapeKey {
    case customer, partner, since

    static let subject = "a customer"

    var state: KeyState {
        switch self {
        case .customer: .required
        case .partner, .since: .optional
        }
    }
}

/// What `customers.csv` says.
struct CustomerBook {
    let rows: [CustomerRow]
    /// The further columns, with the places of their names.
    let columns: [String: SourceRange]
    let tallies: [FileTally]

    var customers: Customers { Customers(rows.map(\.customer)) }
}

/// A row of `customers.csv`.
struct CustomerRow {
    let customer: Customer
    let attributes: [String: String]
}

/// Reads the customers of partners; `names` are those that sales lines have.
///
/// A first day after the as-of day is not seen, as nothing after it is.
func readCustomers(
    _ tables: [RowTable],
    partners: NameBook,
    names: [String],
    asOf: Day,
    _ faults: inout Faults
) -> CustomerBook {
    var rows: [CustomerRow] = []
    var columns: [String: SourceRange] = [:]
    var tallies: [FileTally] = []
    var places: [PartnerIndex?: [String: SourceRange]] = [:]
    let spelling = SpellingCheck(names)
    for table in tables where table.target == .customers {
        guard table.hasColumns([CustomerKey.customer.rawValue], &faults) else { continue }
        for name in table.mapped.names where CustomerKey(rawValue: name) == nil {
            columns[name] =
                table.source?.columns[name]?.place ?? table.mapped.table.place(ofHeader: name)
        }
        let before = rows.count
        var passedOver = 0
        for row in table.rows
        where table.hasCells([CustomerKey.customer.rawValue], of: row, &faults) {
            if table.isOfUnknown(row, partners) {
                passedOver += 1
                continue
            }
            guard let read = readCustomer(table, row, partners, asOf: asOf, &faults) else {
                continue
            }
            let name = read.customer.name
            let place = table.mapped.place(row, CustomerKey.customer.rawValue)
            if let first = places[read.customer.partner]?[name] {
                faults.report(.sameCustomer(name, first: first, at: place))
            }
            places[read.customer.partner, default: [:]][name] = place
            spelling.check(name, at: place, &faults)
            rows.append(read)
        }
        tallies.append(
            FileTally(
                path: table.path,
                one: "customer",
                several: "customers",
                rowsRead: rows.count - before,
                rowsSkipped: table.skippedCount + passedOver,
                rowsRepeated: 0,
                rowsLater: 0
            )
        )
    }
    return CustomerBook(rows: rows, columns: columns, tallies: tallies)
}

private func readCustomer(
    _ table: RowTable,
    _ row: Int,
    _ partners: NameBook,
    asOf: Day,
    _ faults: inout Faults
) -> CustomerRow? {
    let node = table.mapped.node(row)
    guard case .mapping(let entries) = node.kind else { return nil }
    let known = entries.filter { CustomerKey(rawValue: $0.key) != nil }
    guard
        let record = Record<CustomerKey>(
            YAMLNode(place: node.place, kind: .mapping(known)),
            &faults
        ),
        let name = record[.customer]?.text(&faults)
    else { return nil }
    let before = faults.errorCount
    let partner = record[.partner]?.partner(in: partners, &faults)
    let since = record[.since].flatMap { readDay($0, table.source?.days, &faults) }
    if faults.errorCount > before { return nil }
    var attributes: [String: String] = [:]
    for entry in entries where CustomerKey(rawValue: entry.key) == nil {
        attributes[entry.key] = entry.value.scalar
    }
    return CustomerRow(
        customer: Customer(
            name: name,
            partner: partner,
            since: since.flatMap { $0 > asOf ? nil : $0 }
        ),
        attributes: attributes
    )
}

extension RowTable {
    /// Whether a row is of a partner that nobody declares and that its source passes over.
    fileprivate func isOfUnknown(_ row: Int, _ partners: NameBook) -> Bool {
        guard source?.unknownPartner == .skip else { return false }
        return mapped.withValue(row, CustomerKey.partner.rawValue) { name in
            name.map { partners.index(of: $0) == nil } ?? false
        }
    }
}

/// Warns of a customer that no line names but for its case or its blanks.
private struct SpellingCheck {
    private let names: Set<String>
    private let byFolded: [String: String]

    init(_ names: [String]) {
        self.names = Set(names)
        byFolded = Dictionary(names.sorted().map { (SpellingCheck.folded($0), $0) }) { first, _ in
            first
        }
    }

    func check(_ name: String, at place: SourceRange, _ faults: inout Faults) {
        guard !names.contains(name), let near = byFolded[SpellingCheck.folded(name)] else { return }
        faults.report(.customerSpelt(name, near: near, at: place))
    }

    private static func folded(_ name: String) -> String {
        name.lowercased().filter { $0.isLetter || $0.isNumber }
    }
}

extension Diagnostic {
    fileprivate static func sameCustomer(
        _ name: String,
        first: SourceRange,
        at place: SourceRange
    ) -> Diagnostic {
        Diagnostic(
            .duplicateID,
            at: place,
            "a customer stands once for a partner, and once for all",
            found: name,
            hint: "it stands also at \(first.file):\(first.start.line)"
        )
    }

    fileprivate static func customerSpelt(
        _ name: String,
        near: String,
        at place: SourceRange
    ) -> Diagnostic {
        Diagnostic(
            .unseenValue,
            .warning,
            at: place,
            "no sales line has this customer",
            found: name,
            hint: "did you mean `\(near)`?"
        )
    }
}
