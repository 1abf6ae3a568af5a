import Diagnostics

/// A foreign table seen through the mapping of its source: values by the names that content uses.
struct MappedTable: Sendable {
    let table: CSVTable
    private let columns: [String: ColumnExpression]
    private let constants: [String: [UInt8]]
    private let nulls: [[UInt8]]
    private let values: [String: [[UInt8]: [UInt8]]]
    /// For each row the number that `{row}` stands for; empty where no template asks for it.
    var rowNumbers: [Int] = []

    init(
        table: CSVTable,
        columns: [String: ColumnExpression],
        constants: [String: [UInt8]],
        nulls: [[UInt8]],
        values: [String: [[UInt8]: [UInt8]]]
    ) {
        self.table = table
        self.columns = columns
        self.constants = constants
        self.nulls = nulls
        self.values = values
    }

    /// Sees a table as it is: each column by its own name.
    init(own table: CSVTable) {
        var columns: [String: ColumnExpression] = [:]
        for (index, name) in table.header.enumerated() where !name.isEmpty {
            columns[name] = .column(index)
        }
        self.init(table: table, columns: columns, constants: [:], nulls: [], values: [:])
    }

    /// The names that have a column or a constant.
    var names: [String] { Array(columns.keys) + constants.keys.filter { columns[$0] == nil } }

    /// What a name stands for.
    func expression(_ name: String) -> ColumnExpression? { columns[name] }

    /// Whether a name has a column or a constant.
    func has(_ name: String) -> Bool { columns[name] != nil || constants[name] != nil }

    /// Hands the value of a name to a reader; nil where it is absent.
    func withValue<Value>(
        _ row: Int,
        _ name: String,
        _ read: (ArraySlice<UInt8>?) -> Value
    ) -> Value {
        switch columns[name] {
        case .column(let column)?:
            return table.withField(row, column) { field in
                if isNull(field) { return read(nil) }
                guard let translated = values[name]?[Array(field)] else { return read(field) }
                return read(translated.isEmpty ? nil : translated[...])
            }
        case .template(let parts)?:
            let text = templated(row, parts)
            return read(text.isEmpty ? nil : text[...])
        case .product?: return read(nil)
        case nil: return read(constants[name].map { $0[...] })
        }
    }

    /// Whether a field of the file is absent: empty, or one of the source's nulls.
    func isNull(_ field: ArraySlice<UInt8>) -> Bool {
        field.isEmpty || (!nulls.isEmpty && nulls.contains { $0.elementsEqual(field) })
    }

    /// The text of a template without its row numbers, by which they are counted.
    func templateKey(_ row: Int, _ name: String) -> [UInt8]? {
        guard case .template(let parts)? = columns[name], parts.contains(.rowNumber) else {
            return nil
        }
        return templated(row, parts, numbered: false)
    }

    private func templated(
        _ row: Int,
        _ parts: [ColumnExpression.TemplatePart],
        numbered: Bool = true
    ) -> [UInt8] {
        var text: [UInt8] = []
        for part in parts {
            switch part {
            case .literal(let literal): text += literal.utf8
            case .column(let column):
                table.withField(row, column) { field in
                    if !isNull(field) { text += field }
                }
            case .rowNumber: if numbered { text += String(rowNumbers[row]).utf8 }
            }
        }
        return text
    }

    /// Where a name's value stands: its column, or the row for what is made of several.
    func place(_ row: Int, _ name: String) -> SourceRange {
        switch columns[name] {
        case .column(let column)?: table.place(row, column)
        case .product(let first, _)?: table.place(row, first)
        case .template?, nil: table.place(row)
        }
    }

    /// A row as a mapping, absent values left out, so that partners and products have one reader.
    func node(_ row: Int) -> YAMLNode {
        var entries: [YAMLEntry] = []
        for name in names.sorted() {
            let text = withValue(row, name) { value in
                value.map { String(decoding: $0, as: UTF8.self) }
            }
            guard let text else { continue }
            let place = place(row, name)
            entries.append(
                YAMLEntry(
                    key: name,
                    keyPlace: place,
                    value: YAMLNode(place: place, kind: .scalar(text, isPlain: false))
                )
            )
        }
        return YAMLNode(place: table.place(row), kind: .mapping(entries))
    }
}
