import Diagnostics
import Incentives

/// A source of `sources.yaml`: which foreign files are read, and how.
struct SourceShape: Sendable {
    let into: Target
    let files: String
    let filesPlace: SourceRange
    let encoding: TextEncoding
    let delimiter: UInt8
    /// The names of the columns, for files without a header.
    let names: [String]?
    let numbers: NumberStyle
    let days: DayFormat
    let nulls: [String]
    /// Expressions by the names that content uses, with their places.
    let columns: [String: Placed<String>]
    let constants: [String: String]
    let values: [String: [String: String]]
    let skips: [SkipRule]
    let unknownPartner: Unknown
    let unknownProduct: Unknown

    /// What the rows become.
    enum Target: String, CaseIterable, Sendable {
        case partners, products, sales
        case targets, baselines
        case customers, rates, activities, claims, deals, territories, payments, payees, opening

        /// Whether a source may be read into it; balances are written once, in Guerdon's own form.
        var isComputed: Bool {
            switch self {
            case .partners, .products, .sales, .targets, .baselines, .rates, .claims, .deals,
                .customers, .territories, .payments, .payees:
                true
            case .activities, .opening: false
            }
        }

        /// Whether rows are only ever added to its files.
        var isOfRows: Bool {
            switch self {
            case .sales, .claims, .activities, .payments, .opening: true
            case .partners, .products, .targets, .baselines, .rates, .deals, .customers,
                .territories, .payees:
                false
            }
        }

        /// Whether a closing keeps a copy of its files.
        var isDocument: Bool { !isOfRows && self != .payees }
    }

    /// What becomes of a row that names a partner or product nobody declares.
    enum Unknown: String, CaseIterable, Sendable {
        case error, skip, add
    }

    /// Rows whose columns all have one of these texts are left out.
    struct SkipRule: Sendable {
        let conditions: [(column: Placed<String>, texts: [String])]
    }
}

/// A value with the place at which it is written.
struct Placed<Value: Hashable & Sendable>: Hashable, Sendable {
    let value: Value
    let place: SourceRange
}

private enum SourceKey: String, ShapeKey {
    case into, files, encoding, delimiter, header, decimal, grouping, day, nulls, columns
    case constants, values, skip, unknown

    static let subject = "a source"

    var state: KeyState {
        switch self {
        case .into, .files, .columns: .required
        case .encoding, .delimiter, .header, .decimal, .grouping, .day, .nulls, .constants, .values,
            .skip, .unknown:
            .optional
        }
    }
}

private enum UnknownKey: String, ShapeKey {
    case partner, product

    static let subject = "`unknown`"

    var state: KeyState { .optional }
}

extension SourceShape {
    init?(_ node: YAMLNode, _ faults: inout Faults) {
        guard let record = Record<SourceKey>(node, &faults) else { return nil }
        let target: Target? = record[.into]?.word("target of a source", &faults)
        if let target, !target.isComputed {
            faults.report(.notYet("into: \(target.rawValue)", at: record.place(of: .into)))
        }
        let files = record[.files]?.text(&faults)
        encoding = record[.encoding]?.word("encoding", &faults) ?? .utf8
        delimiter = SourceShape.delimiter(record[.delimiter], &faults)
        names = SourceShape.names(record[.header], &faults)
        numbers = SourceShape.numbers(record, &faults)
        days = SourceShape.days(record[.day], &faults)
        nulls = record[.nulls].map { SourceShape.plainTexts($0, &faults) } ?? []
        columns = SourceShape.columns(record[.columns], &faults)
        constants = SourceShape.texts(record[.constants], &faults)
        values = SourceShape.values(record[.values], &faults)
        skips = (record[.skip]?.items ?? []).compactMap { SourceShape.skip($0, &faults) }
        let unknown = record[.unknown].flatMap { Record<UnknownKey>($0, &faults) }
        unknownPartner = unknown?[.partner]?.word("rule for the unknown", &faults) ?? .error
        unknownProduct = unknown?[.product]?.word("rule for the unknown", &faults) ?? .error
        SourceShape.checkNames(record, &faults)
        guard let target, target.isComputed, let files else { return nil }
        into = target
        self.files = files
        filesPlace = record[.files]?.place ?? record.place
    }

    private static func delimiter(_ node: YAMLNode?, _ faults: inout Faults) -> UInt8 {
        guard let node else { return 0x2C }
        switch node.scalar {
        case ","?: return 0x2C
        case ";"?: return 0x3B
        case "|"?: return 0x7C
        case "tab"?, "\t"?: return 0x09
        case _:
            faults.report(
                .unknownValue(
                    node.described,
                    of: "delimiter",
                    known: [",", ";", "|", "tab"],
                    at: node.place
                )
            )
            return 0x2C
        }
    }

    private static func names(_ node: YAMLNode?, _ faults: inout Faults) -> [String]? {
        guard let node, node.scalar != "true" else { return nil }
        return node.list("column names, or `true`", &faults)?.map { $0.scalar ?? "" }
    }

    private static func numbers(
        _ record: Record<SourceKey>,
        _ faults: inout Faults
    ) -> NumberStyle {
        let decimal = mark(record[.decimal], known: [".", ","], &faults) ?? 0x2E
        let grouping = mark(record[.grouping], known: [".", ",", " ", "'", "_"], &faults)
        if let grouping, grouping == decimal {
            faults.report(.groupingIsDecimal(at: record.place(of: .grouping)))
        }
        return NumberStyle(decimal: decimal, grouping: grouping)
    }

    private static func mark(
        _ node: YAMLNode?,
        known: [String],
        _ faults: inout Faults
    ) -> UInt8? {
        guard let node else { return nil }
        guard let text = node.scalar, known.contains(text) else {
            faults.report(
                .unknownValue(node.described, of: "mark", known: known, at: node.place)
            )
            return nil
        }
        return text.utf8.first
    }

    private static func days(_ node: YAMLNode?, _ faults: inout Faults) -> DayFormat {
        guard let node, let text = node.text(&faults) else { return .own }
        guard let format = DayFormat(text) else {
            faults.report(.badDayFormat(text, at: node.place))
            return .own
        }
        return format
    }

    private static func entries(
        _ node: YAMLNode?,
        _ faults: inout Faults
    ) -> [YAMLEntry] {
        guard let node else { return [] }
        guard case .mapping(let entries) = node.kind else {
            faults.report(.wrongForm(node, expected: "a mapping of names"))
            return []
        }
        return entries
    }

    private static func columns(
        _ node: YAMLNode?,
        _ faults: inout Faults
    ) -> [String: Placed<String>] {
        var columns: [String: Placed<String>] = [:]
        for entry in entries(node, &faults) {
            columns[entry.key] = entry.value.text(&faults).map {
                Placed(value: $0, place: entry.value.place)
            }
        }
        return columns
    }

    /// A column is mapped or constant, and texts stand for those of a column that is either.
    private static func checkNames(_ record: Record<SourceKey>, _ faults: inout Faults) {
        let mapped = entries(record[.columns], &faults)
        let constant = entries(record[.constants], &faults)
        for entry in constant {
            if let other = mapped.first(where: { $0.key == entry.key }) {
                faults.report(.mappedTwice(entry.key, first: other.keyPlace, at: entry.keyPlace))
            }
        }
        let known = (mapped + constant).map(\.key)
        for entry in entries(record[.values], &faults) where !known.contains(entry.key) {
            faults.report(.valuesOfNothing(entry.key, known: known, at: entry.keyPlace))
        }
    }

    /// Texts as they are written, empty ones too; one stands for a list of one.
    private static func plainTexts(_ node: YAMLNode, _ faults: inout Faults) -> [String] {
        node.items.compactMap { item in
            if item.scalar == nil { faults.report(.wrongForm(item, expected: "a text")) }
            return item.scalar
        }
    }

    private static func texts(_ node: YAMLNode?, _ faults: inout Faults) -> [String: String] {
        var texts: [String: String] = [:]
        for entry in entries(node, &faults) { texts[entry.key] = entry.value.text(&faults) }
        return texts
    }

    private static func values(
        _ node: YAMLNode?,
        _ faults: inout Faults
    ) -> [String: [String: String]] {
        var values: [String: [String: String]] = [:]
        for entry in entries(node, &faults) { values[entry.key] = texts(entry.value, &faults) }
        return values
    }

    private static func skip(_ node: YAMLNode, _ faults: inout Faults) -> SkipRule {
        SkipRule(
            conditions: entries(node, &faults).map { entry in
                (
                    Placed(value: entry.key, place: entry.keyPlace),
                    plainTexts(entry.value, &faults)
                )
            }
        )
    }
}

extension Diagnostic {
    static func mappedTwice(
        _ name: String,
        first: SourceRange,
        at place: SourceRange
    ) -> Diagnostic {
        Diagnostic(
            .mappedTwice,
            at: place,
            "a column is mapped or constant, not both",
            found: name,
            hint: "it is mapped at line \(first.start.line); take one of the two out"
        )
    }

    static func valuesOfNothing(
        _ name: String,
        known: [String],
        at place: SourceRange
    ) -> Diagnostic {
        Diagnostic(
            .unknownColumn,
            at: place,
            "`values` are of a column that the source maps",
            found: name,
            hint: suggestName(for: name, among: known).map { "did you mean `\($0)`?" }
                ?? "it maps \(known.joined(separator: ", "))"
        )
    }

    static func groupingIsDecimal(at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .groupingIsDecimal,
            at: place,
            "thousands and decimals have different marks",
            hint: "where decimals have a comma, write `grouping: \".\"`"
        )
    }

    static func badDayFormat(_ text: String, at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .badDayFormat,
            at: place,
            "a day's format names yyyy or yy, mm or m, dd or d once each",
            found: text,
            hint: "write one such as dd.mm.yyyy or yyyymmdd"
        )
    }
}
