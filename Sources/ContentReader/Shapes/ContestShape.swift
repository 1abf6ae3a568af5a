import Diagnostics
import Incentives

private enum RankedByKey: String, ShapeKey {
    case measure, counts

    static let subject = "`ranked_by`"

    var state: KeyState { .optional }
}

private enum PrizeKey: String, ShapeKey {
    case ranks, amount, from, goods

    static let subject = "a prize"

    var state: KeyState {
        switch self {
        case .ranks, .amount: .required
        case .from: .optional
        case .goods: .notYet
        }
    }
}

/// The lowest rank that may win a prize.
private let lastRank = 9_999

/// What a contest leaves no room for: it pays prizes, once a period, to ranks.
private let keysOfTables: [IncentiveKey] = [
    .tiers, .rate, .per_unit, .amount, .each, .accumulates, .net_of,
]

/// Reads what is ranked; `ranked_by` may say `counts` for the incentive.
private func readRankedBy(
    _ record: Record<IncentiveKey>,
    names: KnownNames,
    _ faults: inout Faults
) -> Quantity {
    guard let node = record[.ranked_by], let own = Record<RankedByKey>(node, &faults) else {
        return .netSales
    }
    let quantity: Quantity? = own[.measure]?.word("measure", &faults)
    if let place = own[.measure]?.place {
        checkColumn(of: quantity, names.saleAttributes, at: place, &faults)
    }
    if record.has(.counts), own.has(.counts) {
        faults.report(.countsTwice(at: own.place(of: .counts)))
    }
    return quantity ?? .netSales
}

/// Reads a contest: `prizes`, `ranked_by` and `field`.
func readContest(
    _ record: Record<IncentiveKey>,
    names: KnownNames,
    currency: Currency,
    _ faults: inout Faults
) -> Contest? {
    for key in keysOfTables where record.has(key) {
        faults.report(.contestPaysPrizes(key.rawValue, at: record.place(of: key)))
    }
    if let cap = record[.cap]?["measure"] {
        faults.report(.contestPaysPrizes("cap: {measure}", at: cap.place))
    }
    let ranked = readRankedBy(record, names: names, &faults)
    var field: PartnerField?
    if let node = record[.field], let text = node.text(&faults, as: "a column of partners") {
        field = names.partnerField(text)
        if field == nil {
            faults.report(.unknownColumn(text, known: names.partnerNames, at: node.place))
        }
    }
    guard let node = record[.prizes] else {
        faults.report(.missingKey("prizes", of: "a contest", at: record.place))
        return nil
    }
    var prizes: [Contest.Prize] = []
    for item in node.list("prizes", &faults) ?? [] {
        guard let prize = readPrize(item, ranked, currency, &faults) else { continue }
        if let last = prizes.last, prize.ranks.lowerBound <= last.ranks.upperBound {
            faults.report(.ranksOutOfOrder(prize.ranks, behind: last.ranks, at: item.place))
        }
        prizes.append(prize)
    }
    return Contest(rankedBy: ranked, field: field, prizes: prizes)
}

private func readPrize(
    _ node: YAMLNode,
    _ quantity: Quantity,
    _ currency: Currency,
    _ faults: inout Faults
) -> Contest.Prize? {
    guard let record = Record<PrizeKey>(node, &faults) else { return nil }
    let amount = record[.amount]?.amount(in: currency, &faults)
    if let amount, amount <= 0, let place = record[.amount]?.place {
        faults.report(.amountTooSmall(record[.amount]?.described ?? "", at: place))
    }
    let from = record[.from].flatMap { quantity.figure($0, currency, &faults) }
    guard let amount, let ranks = record[.ranks].flatMap({ readRanks($0, &faults) }) else {
        return nil
    }
    return Contest.Prize(ranks: ranks, amount: amount, from: from)
}

/// A rank, or the first and the last of several: `1`, `2..3`.
private func readRanks(_ node: YAMLNode, _ faults: inout Faults) -> ClosedRange<Int>? {
    guard let text = node.text(&faults, as: "ranks") else { return nil }
    let bounds = text.split(separator: "..", omittingEmptySubsequences: false).map {
        digits(Array($0.utf8)[...])
    }
    let known = bounds.compactMap(\.self).filter { (1...lastRank).contains($0) }
    guard known.count == bounds.count, (1...2).contains(known.count), let first = known.first,
        let last = known.last, first <= last
    else {
        faults.report(.wrongForm(node, expected: "a rank or ranks, such as 1 or 2..3"))
        return nil
    }
    return first...last
}

extension Diagnostic {
    static func contestPaysPrizes(_ key: String, at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .badContest,
            at: place,
            "a contest pays its prizes, so `\(key)` decides nothing",
            hint: "take it out, or measure something else than `rank`"
        )
    }

    static func countsTwice(at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .badContest,
            at: place,
            "what counts for a contest is said once",
            hint: "keep the `counts` of the incentive, or that of `ranked_by`"
        )
    }

    static func ranksOutOfOrder(
        _ ranks: ClosedRange<Int>,
        behind before: ClosedRange<Int>,
        at place: SourceRange
    ) -> Diagnostic {
        Diagnostic(
            .badContest,
            at: place,
            "prizes stand in order of their ranks, each rank once",
            found: "\(ranks.lowerBound) behind \(before.upperBound)",
            hint: "begin behind rank \(before.upperBound)"
        )
    }
}
