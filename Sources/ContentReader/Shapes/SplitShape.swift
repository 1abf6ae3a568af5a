import Diagnostics
import Incentives

private enum ShareKey: String, ShapeKey {
    case to, share

    static let subject = "a share"

    var state: KeyState { .required }
}

/// Reads `split`: shares that add up to 100%.
func readSplit(
    _ node: YAMLNode?,
    names: KnownNames,
    _ faults: inout Faults
) -> Split? {
    guard let node, let items = node.list("shares", &faults) else { return nil }
    var shares: [Split.Share] = []
    for item in items {
        guard let record = Record<ShareKey>(item, &faults) else { continue }
        let to = record[.to].flatMap { readPayee($0, names, &faults) }
        let rate = record[.share]?.rewardRate(&faults)
        guard let to, let rate else { continue }
        if shares.contains(where: { $0.to == to }) {
            faults.report(.payeeTwice(record[.to]?.described ?? "", at: item.place))
        }
        shares.append(Split.Share(to: to, rate: rate))
    }
    guard shares.count == items.count else { return nil }
    let sum = shares.reduce(Int64(0)) { $0 + $1.rate.partsPerHundredMillion }
    guard sum == Rate.whole else {
        faults.report(.splitIsNotWhole(plainPercent(of: sum), at: node.place))
        return nil
    }
    return Split(shares)
}

/// `partner`, `person`, or a column of the sales: `column NAME`.
private func readPayee(
    _ node: YAMLNode,
    _ names: KnownNames,
    _ faults: inout Faults
) -> Split.Payee? {
    guard let text = node.text(&faults, as: "a payee") else { return nil }
    if text == "partner" { return .partner }
    let words = text.split(separator: " ", omittingEmptySubsequences: false)
    let column: String
    if text == "person" {
        column = text
    } else if words.count == 2, words[0] == "column" {
        column = String(words[1])
    } else {
        faults.report(.wrongForm(node, expected: "partner, person or column NAME"))
        return nil
    }
    guard names.saleAttributes.contains(column) else {
        faults.report(.unknownColumn(column, known: names.saleAttributes, at: node.place))
        return nil
    }
    return .column(column)
}

/// Parts per hundred million as a percentage: `99%`.
private func plainPercent(of parts: Int64) -> String {
    plainMillionths(Int128(parts)) + "%"
}

extension Diagnostic {
    static func splitIsNotWhole(_ sum: String, at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .badSplit,
            at: place,
            "the shares of a split add up to 100%",
            found: sum,
            hint: "what goes to nobody else goes to the partner: `{to: partner, share: …}`"
        )
    }

    static func payeeTwice(_ payee: String, at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .badSplit,
            at: place,
            "a payee has one share",
            found: payee,
            hint: "add the shares up"
        )
    }
}
