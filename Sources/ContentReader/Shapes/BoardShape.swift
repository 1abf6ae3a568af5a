import Diagnostics
import Incentives

private enum BoardDocumentKey: String, ShapeKey {
    case title, board, audience, awards

    static let subject = "a recognition document"

    var state: KeyState {
        switch self {
        case .title, .board: .required
        case .audience: .optional
        case .awards: .notYet
        }
    }
}

private enum BoardKey: String, ShapeKey {
    case of, measure, counts, period, group, top, minimum_field, amounts

    static let subject = "a board"

    var state: KeyState { .optional }
}

/// Reads a board's front matter.
func readBoard(
    _ node: YAMLNode,
    id: BoardID,
    names: KnownNames,
    _ faults: inout Faults
) -> Board? {
    guard let record = Record<BoardDocumentKey>(node, &faults) else { return nil }
    let title = record[.title]?.localText(locales: names.site.facts.locales, &faults)
    let audience = readAudience(record[.audience], names: names, &faults)
    guard let title, let boardNode = record[.board],
        let board = Record<BoardKey>(boardNode, &faults)
    else { return nil }
    if let of = board[.of] {
        if of.scalar == "people" {
            faults.report(.notYet("of: people", at: of.place))
        } else {
            _ = of.value("kind of board", among: ["partners"], &faults)
        }
    }
    let quantity = measure(board[.measure], &faults) ?? .netSales
    checkColumn(of: quantity, names.saleAttributes, at: board.place(of: .measure), &faults)
    return Board(
        id: id,
        title: title,
        measure: quantity,
        counts: readLineFilter(board[.counts], names: names, &faults),
        audience: audience,
        cycle: board[.period]?.word("cycle", &faults) ?? names.site.statements.cycle,
        group: group(board[.group], names, &faults),
        top: board[.top]?.wholeNumber(in: 1...1_000, &faults) ?? 10,
        minimumField: board[.minimum_field]?.wholeNumber(in: 1...1_000, &faults) ?? 5,
        showsAmounts: board[.amounts]?.flag(&faults) ?? false
    )
}

private func measure(_ node: YAMLNode?, _ faults: inout Faults) -> Quantity? {
    guard let node else { return nil }
    let later = ["partners", "growth", "attainment", "ratio"]
    if let text = node.scalar, later.contains(text) {
        faults.report(.notYet("measure: \(text)", at: node.place))
        return nil
    }
    return node.word("measure", &faults)
}

private func group(
    _ node: YAMLNode?,
    _ names: KnownNames,
    _ faults: inout Faults
) -> PartnerField? {
    guard let node, let text = node.text(&faults) else { return nil }
    let known = names.partnerNames.filter { $0 != "level" }
    guard let field = names.partnerField(text), field != .level else {
        faults.report(.unknownColumn(text, known: known, at: node.place))
        return nil
    }
    return field
}
