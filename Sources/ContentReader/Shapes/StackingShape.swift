import Diagnostics
import Incentives

private enum GroupKey: String, ShapeKey {
    case name, rule, priority

    static let subject = "`group`"

    var state: KeyState { self == .priority ? .optional : .required }
}

private enum GroupRule: String, CaseIterable {
    case exclusive, best_of
}

/// The lowest priority that a member of a group may have.
private let lastPriority = 999

/// Reads how an incentive stands beside others: `group` and `net_of`.
func readStacking(
    _ record: Record<IncentiveKey>,
    measure: Measure,
    table: TierTable?,
    _ faults: inout Faults
) -> Stacking {
    if measure.isOfPayouts {
        for key in keysOfLines where record.has(key) {
            faults.report(.payoutsHaveNoLines(key.rawValue, at: record.place(of: key)))
        }
        checkRewards(of: table, at: record.place(of: .measure), &faults)
    }
    let group = record[.group].flatMap { readGroup($0, &faults) }
    if case .exclusive? = group?.rule, case .growth = measure {
        faults.report(.notYet("group: exclusive beside growth", at: record.place(of: .group)))
    }
    if group?.rule == .bestOf, record.has(.accumulates) {
        faults.report(.bestOfAccumulates(at: record.place(of: .group)))
    }
    if measure.isComparison, record.has(.net_of) {
        faults.report(.notYet("net_of beside a comparison", at: record.place(of: .net_of)))
    }
    // Whether what others pay was given by the invoices is nowhere said.
    if table?.isDiscount ?? false, record.has(.net_of) {
        faults.report(.notYet("net_of beside discount", at: record.place(of: .net_of)))
    }
    return Stacking(group: group, netOf: readAddresses(record[.net_of], &faults))
}

/// What decides about lines, of which payouts have none.
private let keysOfLines: [IncentiveKey] = [.counts, .eligible, .each, .returns, .net_of]

/// Payouts are money: nothing is counted in them, and no line says a column of them.
private func checkRewards(of table: TierTable?, at place: SourceRange, _ faults: inout Faults) {
    for reward in table?.steps.flatMap(\.rewards) ?? [] {
        switch reward {
        case .rate(let rates) where !rates.isSame:
            faults.report(.notYet("by beside payouts", at: place))
        case .perUnit: faults.report(.payoutsHaveNoLines("per_unit", at: place))
        case .rate, .amount, .discount: break
        }
    }
}

/// Incentives as documents name them, each once: `[volume-2026/quarterly]`.
func readAddresses(_ node: YAMLNode?, _ faults: inout Faults) -> [IncentiveAddress] {
    guard let node, let items = node.list("incentives", &faults) else { return [] }
    if items.isEmpty {
        faults.report(.wrongForm(node, expected: "a list such as [volume-2026/quarterly]"))
    }
    var addresses: [IncentiveAddress] = []
    for item in items {
        guard let text = item.text(&faults, as: "an incentive") else { continue }
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2 else {
            faults.report(.wrongForm(item, expected: "program/incentive"))
            continue
        }
        let address = IncentiveAddress(
            program: ProgramID(String(parts[0])),
            incentive: IncentiveID(String(parts[1]))
        )
        if addresses.contains(address) {
            faults.report(.namedTwice(text, at: item.place))
        }
        addresses.append(address)
    }
    return addresses
}

private func readGroup(_ node: YAMLNode, _ faults: inout Faults) -> Stacking.Group? {
    guard let record = Record<GroupKey>(node, &faults) else { return nil }
    let rule: GroupRule? = record[.rule]?.word("rule of a group", &faults)
    guard let name = record[.name]?.id(&faults), let rule else { return nil }
    switch rule {
    case .best_of:
        if record.has(.priority) {
            faults.report(.bestHasNoPriority(at: record.place(of: .priority)))
        }
        return Stacking.Group(name: name, rule: .bestOf)
    case .exclusive:
        guard let node = record[.priority] else {
            faults.report(
                .missingKey("priority", of: "a member of an exclusive group", at: record.place)
            )
            return nil
        }
        let priority = node.wholeNumber(in: 1...lastPriority, &faults)
        return priority.map { Stacking.Group(name: name, rule: .exclusive(priority: $0)) }
    }
}

extension Diagnostic {
    static func payoutsHaveNoLines(_ key: String, at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .badStacking,
            at: place,
            "what other incentives pay has no lines of its own, so `\(key)` decides nothing",
            hint: "put conditions under `requires`, or into the other incentives"
        )
    }

    static func bestOfAccumulates(at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .badStacking,
            at: place,
            "what accumulates would make up in the next period for what its group took",
            hint: "take `accumulates` or `group` out"
        )
    }

    static func bestHasNoPriority(at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .badStacking,
            at: place,
            "of a group of the rule best_of the highest payout is paid, whatever its priority",
            hint: "take `priority` out, or write `rule: exclusive`"
        )
    }

    static func namedTwice(_ text: String, at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .badStacking,
            at: place,
            "an incentive is named once",
            found: text,
            hint: "take the second one out"
        )
    }
}
