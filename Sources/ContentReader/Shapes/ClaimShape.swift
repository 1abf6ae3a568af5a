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
    case sale_id, day, activity_day, price_paid, granted_price, units, status, approved_amount
    case decided_on

    static let subject = "a claim of an example"

    var state: KeyState {
        switch self {
        case .sale_id, .day: .required
        case .activity_day, .price_paid, .granted_price, .units, .status, .approved_amount,
            .decided_on:
            .optional
        }
    }
}

extension ExampleShape {
    /// The claims of an example: those with prices for every price support of the program, the
    /// others for every incentive whose lines must be claimed.
    func readClaims(
        _ node: YAMLNode?,
        of sales: Sales?,
        _ faults: inout Faults
    ) -> (lines: LineClaims, prices: PriceClaims) {
        guard let node, let sales else { return (.none, .none) }
        let asking = program.incentives.indices.filter { program.incentives[$0].claimed != nil }
        let supports = program.incentives.indices.filter { program.incentives[$0].support != nil }
        if asking.isEmpty, supports.isEmpty { faults.report(.claimOfNothing(at: node.place)) }
        var entries: [LineClaims.Entry] = []
        var rows: [String: [PriceClaimRow]] = [:]
        for (number, item) in (node.list("claims", &faults) ?? []).enumerated() {
            guard let record = Record<ExampleClaimKey>(item, &faults),
                let id = record[.sale_id]?.text(&faults), let day = record[.day]?.day(&faults)
            else { continue }
            guard let line = (0..<sales.count).first(where: { sales.ids[$0] == id }) else {
                faults.report(.claimWithoutSale(id, at: record[.sale_id]?.place ?? item.place))
                continue
            }
            guard record.has(.price_paid) || asking.isEmpty else {
                entries += asking.map {
                    LineClaims.Entry(place: place(of: $0), line: line, day: day)
                }
                continue
            }
            // What is claimed is approved, unless the example says otherwise.
            let status: ClaimStatus? =
                record[.status].map { $0.word("status of a claim", &faults) } ?? .approved
            guard let status else { continue }
            for support in supports {
                let cells = PriceClaimCells(record, status, at: item.place)
                let row = cells.read(
                    place(of: support),
                    line,
                    of: sales,
                    on: day,
                    in: program.currency,
                    asOf: .last,
                    &faults
                )
                if let row {
                    rows[supports.count == 1 ? "\(number + 1)" : "\(number + 1)-\(support + 1)"] = [
                        row
                    ]
                }
            }
        }
        return (LineClaims(entries), gatherPriceClaims(rows, soldOn: sales.days, &faults))
    }
}

extension PriceClaimCells {
    fileprivate init(
        _ record: Record<ExampleClaimKey>,
        _ status: ClaimStatus,
        at place: SourceRange
    ) {
        self.init(
            status: status,
            decidedOn: record[.decided_on],
            activityDay: record[.activity_day],
            pricePaid: record[.price_paid],
            grantedPrice: record[.granted_price],
            units: record[.units],
            approvedAmount: record[.approved_amount],
            currency: nil,
            decidedBy: nil,
            proof: nil,
            reason: nil,
            days: nil,
            at: place
        )
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
