import Diagnostics
import Incentives

private enum ReturnKey: String, ShapeKey {
    case rule, within

    static let subject = "`returns`"

    var state: KeyState { .optional }
}

/// Reads `returns`: a word, or `{rule: mirror_rate, within: 6 months}`.
func readReturns(_ record: Record<IncentiveKey>, _ faults: inout Faults) -> ReturnTerms {
    guard let node = record[.returns] else { return .restateOriginal }
    var rule: ReturnTerms.Rule?
    var within: CalendarDuration?
    if case .mapping = node.kind {
        guard let record = Record<ReturnKey>(node, &faults) else { return .restateOriginal }
        rule = record[.rule]?.word("rule for returns", &faults)
        within = record[.within]?.duration(&faults)
    } else {
        rule = node.word("rule for returns", &faults)
    }
    if rule == .mirrorRate, record.has(.accumulates) {
        faults.report(.mirrorAccumulates(at: node.place))
    }
    return ReturnTerms(rule: rule ?? .restateOriginal, within: within)
}

extension Diagnostic {
    static func mirrorAccumulates(at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .badAccumulation,
            at: place,
            "what accumulates takes returns back through the measure, and mirror_rate would do so "
                + "twice",
            hint: "take `returns` or `accumulates` out"
        )
    }
}
