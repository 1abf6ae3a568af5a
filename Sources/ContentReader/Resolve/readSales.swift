import Diagnostics
import Incentives

/// How many rows of a sales file were read, before repeats of one sale are found.
struct FileCount {
    let path: String
    /// The file's place among those of the draft.
    let file: Int
    let read: Int
    /// Left out by the file's source.
    let skipped: Int
}

/// Reads the sales of all tables and documents into columns.
func readSales(
    _ tables: [RowTable],
    _ documents: [(path: String, node: YAMLNode)],
    site: SiteShape,
    channel: Channel,
    _ rows: ReadOrder.RowsTaken,
    _ faults: inout Faults
) -> (draft: SalesDraft, counts: [FileCount]) {
    var returns: KnownRows?
    if case .fitting(let known) = rows { returns = known }
    let reader = { (path: String, source: SourceShape?) in
        SalesReader(
            site: site,
            partners: channel.partnerBook,
            products: channel.productBook,
            catalogue: channel.products,
            numbers: source?.numbers ?? .own,
            days: source?.days ?? .own,
            isForeign: source != nil,
            unknownPartner: source?.unknownPartner ?? .error,
            unknownProduct: source?.unknownProduct ?? .error,
            path: path,
            returns: returns
        )
    }
    var draft = SalesDraft()
    var counts: [FileCount] = []
    for table in tables where table.target == .sales {
        guard table.hasColumns(SalesReader.required, &faults) else { continue }
        let first = draft.count
        let passedOver = read(table, by: reader(table.path, table.source), into: &draft, &faults)
        counts.append(
            FileCount(
                path: table.path,
                file: draft.files.count - 1,
                read: draft.count - first,
                skipped: table.skippedCount + passedOver
            )
        )
    }
    for document in documents {
        let first = draft.count
        let own = reader(document.path, nil)
        read(document.node, of: document.path, by: own, into: &draft, &faults)
        counts.append(
            FileCount(
                path: document.path,
                file: draft.files.count - 1,
                read: draft.count - first,
                skipped: 0
            )
        )
    }
    return (draft, counts)
}

/// Reads the rows of a table; gives how many its source passes over for their partner or product.
private func read(
    _ table: RowTable,
    by reader: SalesReader,
    into draft: inout SalesDraft,
    _ faults: inout Faults
) -> Int {
    draft.files.append(table.path)
    warnOfThousands(table, reader.numbers, reader.site.currency, &faults)
    let attributes = attributeNames(of: table)
    var passedOver = 0
    for row in table.rows {
        let outcome = reader.read(
            TableRow(table: table.mapped, row: row),
            attributes: attributes,
            file: draft.files.count - 1,
            line: table.mapped.table.line(of: row),
            into: &draft,
            &faults
        )
        if outcome == .skipped { passedOver += 1 }
    }
    return passedOver
}

/// A file whose amounts all have three decimals, such as `28.800`, most likely groups thousands.
private func warnOfThousands(
    _ table: RowTable,
    _ numbers: NumberStyle,
    _ currency: Currency,
    _ faults: inout Faults
) {
    // A source says how its numbers are written, and some currencies have three decimals.
    if table.source != nil || currency.exponent >= 3 { return }
    for name in ["net_amount", "quantity"] {
        var first: Int?
        for row in table.rows {
            let looksGrouped = table.mapped.withValue(row, name) {
                $0.flatMap(numbers.looksGrouped)
            }
            if looksGrouped == false {
                first = nil
                break
            }
            if looksGrouped == true, first == nil { first = row }
        }
        guard let first else { continue }
        let text = table.mapped.withValue(first, name) { value in
            value.map { String(decoding: $0, as: UTF8.self) } ?? ""
        }
        faults.report(.likeThousands(text, at: table.mapped.place(first, name)))
    }
}

extension NumberStyle {
    /// Whether a number has three decimals behind one to three digits; nil for a whole number.
    fileprivate func looksGrouped(_ text: ArraySlice<UInt8>) -> Bool? {
        guard let mark = text.firstIndex(of: decimal) else { return nil }
        let digits = text[..<mark].drop { $0 == 0x2D }
        return text[mark...].count == 4 && (1...3).contains(digits.count)
            && digits.first != 0x30
    }
}

/// Reads the lines of a list in YAML.
private func read(
    _ list: YAMLNode,
    of path: String,
    by reader: SalesReader,
    into draft: inout SalesDraft,
    _ faults: inout Faults
) {
    draft.files.append(path)
    for node in list.items {
        guard case .mapping(let entries) = node.kind else {
            faults.report(.wrongForm(node, expected: "a sales line"))
            continue
        }
        guard let entries = NodeRow.plainEntries(of: entries, &faults) else { continue }
        _ = reader.read(
            NodeRow(entries: entries, place: node.place),
            attributes: entries.map(\.key).filter { !SalesReader.columns.contains($0) },
            file: draft.files.count - 1,
            line: node.place.start.line,
            into: &draft,
            &faults
        )
    }
}

/// The further columns of a table, in order of their names.
func attributeNames(of table: RowTable) -> [String] {
    table.mapped.names.filter { !SalesReader.columns.contains($0) }.sorted()
}

extension Diagnostic {
    static func likeThousands(_ text: String, at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .likeThousands,
            .warning,
            at: place,
            "every fraction of this column has three decimals, as grouped thousands look",
            found: text,
            hint: "write thousands without a mark, or read the file through sources.yaml, which "
                + "has `grouping`"
        )
    }
}
