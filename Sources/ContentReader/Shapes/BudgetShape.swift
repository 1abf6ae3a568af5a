import Diagnostics
import Incentives

private enum BudgetKey: String, ShapeKey {
    case amount, when_exceeded, costs

    static let subject = "`budget`"

    var state: KeyState {
        switch self {
        case .amount, .when_exceeded: .required
        case .costs: .notYet
        }
    }
}

/// Reads a program's `budget`.
func readBudget(
    _ node: YAMLNode?,
    currency: Currency,
    _ faults: inout Faults
) -> Budget? {
    guard let node, let record = Record<BudgetKey>(node, &faults) else { return nil }
    let amount = record[.amount]?.amount(in: currency, &faults)
    if let amount, amount <= 0, let node = record[.amount] {
        faults.report(.amountTooSmall(node.described, at: node.place))
    }
    let rule: Budget.Rule? = record[.when_exceeded]?.word("rule of a budget", &faults)
    guard let amount, let rule else { return nil }
    return Budget(amount: amount, whenExceeded: rule)
}

/// What is taken back would have to be what the budget left of a payout.
func refuseMirrorBesideBudget(_ incentives: [YAMLNode], _ faults: inout Faults) {
    for node in incentives.compactMap({ $0["returns"] }) {
        if node.scalar == "mirror_rate" || node["rule"]?.scalar == "mirror_rate" {
            faults.report(.notYet("mirror_rate beside a budget", at: node.place))
        }
    }
}
