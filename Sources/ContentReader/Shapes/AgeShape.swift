import Diagnostics
import Incentives

private enum AgeKey: String, ShapeKey {
    case from, below

    static let subject = "the age of a customer"

    var state: KeyState { .optional }
}

/// Reads `customer_age: {from: 6 months, below: 2 years}`; nil where it says no age.
func readAge(
    _ entry: YAMLEntry,
    _ names: KnownNames,
    _ faults: inout Faults
) -> ValueTest? {
    if !names.saleAttributes.contains("customer") {
        faults.report(.noSuchSaleColumn("customer", at: entry.keyPlace))
    }
    guard case .mapping(let entries) = entry.value.kind, !entries.isEmpty else {
        faults.report(.wrongForm(entry.value, expected: "an age, such as {below: 12 months}"))
        return nil
    }
    guard let record = Record<AgeKey>(entry.value, &faults) else { return nil }
    let before = faults.errorCount
    let from = record[.from]?.duration(&faults)
    let below = record[.below]?.duration(&faults)
    if faults.errorCount > before || (from == nil && below == nil) { return nil }
    if let from, let below, from.after(.first) >= below.after(.first) {
        faults.report(.noAge(at: record.place(of: .below)))
        return nil
    }
    return .age(from: from, below: below)
}

extension Diagnostic {
    fileprivate static func noAge(at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .badAge,
            at: place,
            "a customer is younger than `below` once it is as old as `from`",
            hint: "write the longer of the two as `below`"
        )
    }
}
