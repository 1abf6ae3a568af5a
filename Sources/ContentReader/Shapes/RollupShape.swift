import Diagnostics
import Incentives

/// Reads whose lines an incentive takes, which `measures` says.
func readRollup(
    _ record: Record<IncentiveKey>,
    _ kind: IncentiveKind?,
    _ measure: Measure,
    _ faults: inout Faults
) -> Rollup {
    if record.has(.measures), measure.isOfPayouts {
        faults.report(.notYet("measures beside payouts", at: record.place(of: .measures)))
    }
    if record.has(.measures), kind == .discount {
        faults.report(.notYet("measures beside discount", at: record.place(of: .measures)))
    }
    return readRollup(record[.measures], of: measure.quantity, &faults)
}

/// Reads whose lines some are: the partner's own where nothing is said, but where members are
/// counted.
func readRollup(_ node: YAMLNode?, of quantity: Quantity, _ faults: inout Faults) -> Rollup {
    let said: Rollup? = node?.word("choice of partners", &faults)
    return said ?? (quantity == .partners ? .withDescendants : .own)
}

extension Incentive {
    /// Whether it counts members in its own lines, of which none is a member's.
    private var countsNoMembers: Bool {
        let own =
            [measure.quantity] + selections.filter { $0.rollup == nil }.map(\.quantity)
            + table.secondMeasures.map(\.quantity)
        return rollup == .own && own.contains(.partners)
    }

    /// Reports what counts members where nobody's lines but the partner's own are taken.
    func checkMembers(_ record: Record<IncentiveKey>, _ faults: inout Faults) {
        if countsNoMembers {
            faults.report(.countsNoMembers(at: record[.measures]?.place ?? record.place))
        }
        if namesPartiesOfMembers {
            faults.report(
                .notYet(
                    "each, by or split of a customer, order, deal or person beside measures",
                    at: record.place(of: .measures)
                )
            )
        }
        if split != nil, paysTo == .parent {
            faults.report(.notYet("split beside pays_to: parent", at: record.place(of: .split)))
        }
    }
}

extension Diagnostic {
    static func countsNoMembers(at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .countsNoMembers,
            at: place,
            "`partners` counts the members that sold, and no member's lines are taken here",
            hint: "write `measures: with_descendants` or `measures: children`"
        )
    }
}
