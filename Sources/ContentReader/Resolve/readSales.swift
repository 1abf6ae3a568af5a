import Diagnostics
import Incentives

/// Reads the sales of all tables and documents into columns.
func readSales(
    _ tables: [RowTable],
    _ documents: [(path: String, node: YAMLNode)],
    site: SiteShape,
    channel: Channel,
    asOf: Day,
    _ faults: inout Faults
) -> (draft: SalesDraft, tallies: [FileTally]) {
    var draft = SalesDraft()
    var tallies: [FileTally] = []
    for table in tables where table.target == .sales {
        let missing = SalesReader.required.filter { !table.mapped.has($0) }
        for name in missing {
            faults.report(.missingColumn(name, table, known: table.mapped.table.header))
        }
        if !missing.isEmpty { continue }
        let reader = SalesReader(
            site: site,
            partners: channel.partnerBook,
            products: channel.productBook,
            listPrices: channel.products.map(\.listPrice),
            numbers: table.source?.numbers ?? .own,
            days: table.source?.days ?? .own,
            unknownPartner: table.source?.unknownPartner ?? .error,
            unknownProduct: table.source?.unknownProduct ?? .error
        )
        let first = draft.count
        let passedOver = read(table, by: reader, into: &draft, &faults)
        tallies.append(
            tally(
                table.path,
                first..<draft.count,
                skipped: table.skippedCount + passedOver,
                draft,
                asOf: asOf
            )
        )
    }
    for document in documents {
        let reader = SalesReader(
            site: site,
            partners: channel.partnerBook,
            products: channel.productBook,
            listPrices: channel.products.map(\.listPrice),
            numbers: .own,
            days: .own,
            unknownPartner: .error,
            unknownProduct: .error
        )
        let first = draft.count
        read(document.node, of: document.path, by: reader, into: &draft, &faults)
        tallies.append(
            tally(document.path, first..<draft.count, skipped: 0, draft, asOf: asOf)
        )
    }
    return (draft, tallies)
}

/// Reads the rows of a table; gives how many its source passes over for their partner or product.
private func read(
    _ table: RowTable,
    by reader: SalesReader,
    into draft: inout SalesDraft,
    _ faults: inout Faults
) -> Int {
    draft.files.append(table.path)
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

private func tally(
    _ path: String,
    _ lines: Range<Int>,
    skipped: Int,
    _ draft: SalesDraft,
    asOf: Day
) -> FileTally {
    FileTally(
        path: path,
        what: "sales line",
        rowsRead: lines.count,
        rowsSkipped: skipped,
        rowsLater: lines.count { draft.days[$0] > asOf }
    )
}

extension Diagnostic {
    static func missingColumn(
        _ name: String,
        _ table: RowTable,
        known: [String]
    ) -> Diagnostic {
        let near = suggestName(for: name, among: known)
        return Diagnostic(
            .missingColumn,
            at: SourceRange(file: table.path, line: 1, column: 1),
            "a sales file has a column `\(name)`",
            hint: table.source == nil
                ? near.map { "is it the column `\($0)`?" }
                    ?? "add it; another system's file is read through sources.yaml"
                : "map it under `columns` of its source, or say it under `constants`"
        )
    }
}
