import Diagnostics
import Incentives

private enum LateKey: String, ShapeKey {
    case lose, every

    static let subject = "`late`"

    var state: KeyState { .required }
}

/// Reads `claim_within` and `late`.
func readClaimTerms(_ record: Record<IncentiveKey>, _ faults: inout Faults) -> ClaimTerms? {
    let within = record[.claim_within]?.duration(&faults)
    var late: ClaimTerms.Late?
    if let node = record[.late] {
        if !record.has(.claim_within) { faults.report(.lateWithoutClaims(at: node.place)) }
        if let record = Record<LateKey>(node, &faults) {
            let lose = record[.lose]?.rewardRate(&faults)
            let every: ClaimTerms.Late.Cycle? = record[.every]?.word("span of time", &faults)
            if let lose, let every { late = ClaimTerms.Late(lose: lose, every: every) }
        }
    }
    if within != nil, record.has(.accumulates), late != nil {
        faults.report(.notYet("late beside accumulates", at: record.place(of: .late)))
    }
    return within.map { ClaimTerms(within: $0, late: late) }
}

private enum ExampleClaimKey: String, ShapeKey {
    case sale_id, day

    static let subject = "a claim of an example"

    var state: KeyState { .required }
}

extension ExampleShape {
    /// The claims of an example's lines, for every incentive of the program that asks for them.
    func readClaims(
        _ node: YAMLNode?,
        of sales: Sales?,
        _ faults: inout Faults
    ) -> LineClaims {
        guard let node, let sales else { return .none }
        let asking = program.incentives.indices.filter {
            program.incentives[$0].claimed != nil
        }
        if asking.isEmpty { faults.report(.claimOfNothing(at: node.place)) }
        var entries: [LineClaims.Entry] = []
        for item in node.list("claims", &faults) ?? [] {
            guard let record = Record<ExampleClaimKey>(item, &faults),
                let id = record[.sale_id]?.text(&faults), let day = record[.day]?.day(&faults)
            else { continue }
            guard let line = (0..<sales.count).first(where: { sales.ids[$0] == id }) else {
                faults.report(.claimWithoutSale(id, at: record[.sale_id]?.place ?? item.place))
                continue
            }
            entries += asking.map {
                LineClaims.Entry(place: place(of: $0), line: line, day: day)
            }
        }
        return LineClaims(entries)
    }
}

extension Diagnostic {
    static func lateWithoutClaims(at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .badClaim,
            at: place,
            "`late` says what a claim loses that comes after the last day",
            hint: "add `claim_within: 30 days`"
        )
    }
}
