import Diagnostics

/// A table of rows, and the source that it came through; none for a file in Guerdon's own form.
struct RowTable: Sendable {
    let path: String
    let target: SourceShape.Target
    var mapped: MappedTable
    let source: SourceShape?
    /// For each row whether a rule of the source leaves it out.
    let isSkipped: [Bool]

    var rowCount: Int { mapped.table.rowCount }

    /// The rows that are read.
    var rows: [Int] { (0..<rowCount).filter { !isSkipped[$0] } }

    var skippedCount: Int { isSkipped.count { $0 } }
}

extension RowTable {
    /// Whether the file has the columns without which its rows say nothing; reports those it lacks.
    func hasColumns(_ names: [String], _ faults: inout Faults) -> Bool {
        let missing = names.filter { !mapped.has($0) }
        for name in missing {
            faults.report(.missingColumn(name, self, known: mapped.table.header))
        }
        return missing.isEmpty
    }

    /// Whether a row has those cells; reports the empty ones.
    func hasCells(_ names: [String], of row: Int, _ faults: inout Faults) -> Bool {
        let empty = names.filter { name in mapped.withValue(row, name) { $0 == nil } }
        for name in empty { faults.report(.missingValue(name, at: mapped.place(row, name))) }
        return empty.isEmpty
    }
}

/// Reads every file of rows: those in Guerdon's own form by their place, the others by their
/// source.
func readTables(
    _ files: [ContentFile],
    sources: [SourceShape],
    faults: inout Faults
) -> [RowTable] {
    var tables: [RowTable] = []
    var claimed: Set<String> = []
    for source in sources {
        let matching = files.filter {
            // Copies in closings are no rows, whatever fits them.
            FileRole(path: $0.path) != .closing
                && matches(String($0.path.dropFirst("content/".utf8.count)), glob: source.files)
        }
        if matching.isEmpty {
            faults.report(.sourceMatchesNothing(source.files, at: source.filesPlace))
        }
        var ofSource: [RowTable] = []
        for file in matching {
            claimed.insert(file.path)
            if let table = readForeignTable(file, source, &faults) { ofSource.append(table) }
        }
        numberRows(&ofSource)
        tables += ofSource
    }
    for file in files where !claimed.contains(file.path) {
        let target: SourceShape.Target? =
            switch FileRole(path: file.path) {
            case .partnerTable: .partners
            case .products: .products
            case .salesTable: .sales
            case .targets: .targets
            case .baselines: .baselines
            case .rates: .rates
            case .claims: .claims
            case .deals: .deals
            case .customers: .customers
            case .territories: .territories
            case .payees: .payees
            case .payments: .payments
            case .opening: .opening
            case .site, .sources, .partnerDocument, .salesDocument, .adjustments, .disputes,
                .program, .board, .page, .static, .closing, .notYet, .hidden, .unknown:
                nil
            }
        guard let target, let table = readOwnTable(file, &faults) else { continue }
        tables.append(
            RowTable(
                path: file.path,
                target: target,
                mapped: MappedTable(own: table),
                source: nil,
                isSkipped: [Bool](repeating: false, count: table.rowCount)
            )
        )
    }
    return tables.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
}

private func readOwnTable(_ file: ContentFile, _ faults: inout Faults) -> CSVTable? {
    do throws(Diagnostic) {
        let text = try decodeText(file.bytes, as: .utf8, file: file.path)
        return try parseCSV(file: file.path, bytes: text, faults: &faults)
    } catch {
        faults.report(error)
        return nil
    }
}

private func readForeignTable(
    _ file: ContentFile,
    _ source: SourceShape,
    _ faults: inout Faults
) -> RowTable? {
    let table: CSVTable
    do throws(Diagnostic) {
        let text = try decodeText(file.bytes, as: source.encoding, file: file.path)
        table = try parseCSV(
            file: file.path,
            bytes: text,
            delimiter: source.delimiter,
            names: source.names,
            faults: &faults
        )
    } catch {
        faults.report(error)
        return nil
    }
    var columns: [String: ColumnExpression] = [:]
    for (name, expression) in source.columns.sorted(by: { $0.key < $1.key }) {
        do throws(ExpressionFault) {
            columns[name] = try compileExpression(expression.value, header: table.header)
        } catch {
            faults.report(
                .badExpression(error, file: file.path, header: table.header, at: expression.place)
            )
        }
    }
    let mapped = MappedTable(
        table: table,
        columns: columns,
        constants: source.constants.mapValues { Array($0.utf8) },
        nulls: source.nulls.map { Array($0.utf8) },
        values: source.values.mapValues { texts in
            Dictionary(uniqueKeysWithValues: texts.map { (Array($0.utf8), Array($1.utf8)) })
        }
    )
    return RowTable(
        path: file.path,
        target: source.into,
        mapped: mapped,
        source: source,
        isSkipped: skippedRows(mapped, source, &faults)
    )
}

private func skippedRows(
    _ mapped: MappedTable,
    _ source: SourceShape,
    _ faults: inout Faults
) -> [Bool] {
    let table = mapped.table
    var isSkipped = [Bool](repeating: false, count: table.rowCount)
    for rule in source.skips {
        var conditions: [(column: Int, texts: [[UInt8]])] = []
        for condition in rule.conditions {
            guard let column = table.column(condition.column.value) else {
                faults.report(
                    .badExpression(
                        .unknownColumn(condition.column.value),
                        file: table.file,
                        header: table.header,
                        at: condition.column.place
                    )
                )
                return isSkipped
            }
            conditions.append((column, condition.texts.map { Array($0.utf8) }))
        }
        for row in 0..<table.rowCount where !isSkipped[row] {
            isSkipped[row] = conditions.allSatisfy { condition in
                table.withField(row, condition.column) { field in
                    let text = mapped.isNull(field) ? [] : Array(field)
                    return condition.texts.contains(text)
                }
            }
        }
    }
    return isSkipped
}

/// Numbers the rows whose templates are equal but for `{row}`, in order of the rows' bytes.
private func numberRows(_ tables: inout [RowTable]) {
    struct Place {
        let table: Int
        let row: Int
        let bytes: ArraySlice<UInt8>
    }
    for name in Set(tables.flatMap { $0.mapped.names }).sorted() {
        var equal: [[UInt8]: [Place]] = [:]
        for (index, table) in tables.enumerated() {
            for row in table.rows {
                guard let key = table.mapped.templateKey(row, name) else { continue }
                equal[key, default: []].append(
                    Place(table: index, row: row, bytes: table.mapped.table.bytes(of: row))
                )
            }
        }
        if equal.isEmpty { continue }
        for index in tables.indices {
            tables[index].mapped.rowNumbers = [Int](repeating: 1, count: tables[index].rowCount)
        }
        for places in equal.values {
            let sorted = places.sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) }
            for (number, place) in sorted.enumerated() {
                tables[place.table].mapped.rowNumbers[place.row] = number + 1
            }
        }
    }
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
            "a file of \(table.target.rawValue) has a column `\(name)`",
            hint: table.source == nil
                ? near.map { "is it the column `\($0)`?" }
                    ?? "add it; another system's file is read through sources.yaml"
                : "map it under `columns` of its source, or say it under `constants`"
        )
    }

    static func badExpression(
        _ fault: ExpressionFault,
        file: String,
        header: [String],
        at place: SourceRange
    ) -> Diagnostic {
        switch fault {
        case .unknownColumn(let name):
            let near = suggestName(for: name, among: header)
            return Diagnostic(
                .unknownColumn,
                at: place,
                "\(file) has no such column",
                found: name,
                hint: near.map { "did you mean `\($0)`?" }
                    ?? "it has \(header.prefix(20).joined(separator: ", "))"
            )
        case .openBrace:
            return Diagnostic(
                .openBrace,
                at: place,
                "a template closes each of its braces",
                hint: "write {Column}"
            )
        }
    }
}
