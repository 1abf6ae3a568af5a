import Diagnostics
import Incentives

/// One sales line as a file says it: a row of a table, or an item of a YAML list.
protocol SalesRow {
    func withValue<Value>(_ name: String, _ read: (ArraySlice<UInt8>?) -> Value) -> Value
    func place(_ name: String) -> SourceRange
    var place: SourceRange { get }
    /// The product of two columns, where a name stands for one.
    func product(
        _ name: String,
        _ numbers: NumberStyle
    ) -> Result<Millionths, SalesFault>?
}

/// Why a number of a sales line can't be used.
enum SalesFault: Error, Hashable, Sendable {
    case number(NumberFault, String)
    /// A factor of a product of two columns is none.
    case factor(NumberFault, String, at: SourceRange)
    case product(ProductFault)
}

/// A row of a mapped table.
struct TableRow: SalesRow {
    let table: MappedTable
    let row: Int

    func withValue<Value>(_ name: String, _ read: (ArraySlice<UInt8>?) -> Value) -> Value {
        table.withValue(row, name, read)
    }

    func place(_ name: String) -> SourceRange { table.place(row, name) }

    var place: SourceRange { table.table.place(row) }

    func product(
        _ name: String,
        _ numbers: NumberStyle
    ) -> Result<Millionths, SalesFault>? {
        guard case .product(let first, let second)? = table.expression(name) else { return nil }
        let factors = [first, second].map { column in
            table.table.withField(row, column) { field in
                parseNumber(field, decimals: 6, style: numbers).mapError {
                    SalesFault.factor(
                        $0,
                        String(decoding: field, as: UTF8.self),
                        at: table.table.place(row, column)
                    )
                }
            }
        }
        return factors[0].flatMap { first in
            factors[1].flatMap { second in
                do throws(ProductFault) {
                    return .success(try multiplyMillionths(first, second))
                } catch {
                    return .failure(.product(error))
                }
            }
        }
    }
}

/// An item of a YAML list.
struct NodeRow: SalesRow {
    let entries: [YAMLEntry]
    let place: SourceRange

    /// The entries of a sales line that say something; each says one plain value.
    static func plainEntries(of entries: [YAMLEntry], _ faults: inout Faults) -> [YAMLEntry]? {
        let nested = entries.filter { $0.value.scalar == nil }
        for entry in nested {
            faults.report(.wrongForm(entry.value, expected: "one plain value"))
        }
        return nested.isEmpty ? entries.filter { !$0.value.isNull } : nil
    }

    func withValue<Value>(_ name: String, _ read: (ArraySlice<UInt8>?) -> Value) -> Value {
        guard let text = entries.first(where: { $0.key == name })?.value.scalar, !text.isEmpty
        else { return read(nil) }
        return read(Array(text.utf8)[...])
    }

    func place(_ name: String) -> SourceRange {
        entries.first { $0.key == name }?.value.place ?? place
    }

    func product(
        _ name: String,
        _ numbers: NumberStyle
    ) -> Result<Millionths, SalesFault>? { nil }
}
