import Diagnostics
import Incentives

/// A row of a claim of price support: what it says of the claim, and a status from a day on.
struct PriceClaimRow {
    let place: IncentivePlace
    let partner: PartnerIndex
    let line: LineIndex
    /// The day of the row.
    let day: Day
    let activityDay: Day?
    let pricePaid: Millionths?
    let grantedPrice: Millionths?
    let units: Millionths?
    let approvedMinorUnits: Int64?
    let change: PriceClaim.Change
    /// Whether it was decided after the as-of day, so that it is a request so far.
    let isPending: Bool
    let at: SourceRange
}

/// The cells of a row, whatever the names of their columns.
struct PriceClaimCells {
    let status: ClaimStatus
    let decidedOn: YAMLNode?
    let activityDay: YAMLNode?
    let pricePaid: YAMLNode?
    let grantedPrice: YAMLNode?
    let units: YAMLNode?
    let approvedAmount: YAMLNode?
    let currency: YAMLNode?
    let decidedBy: String?
    let proof: String?
    let reason: String?
    let days: DayFormat?
    let at: SourceRange

    /// Reads the cells of a claim of a line; nil where they are faulty.
    func read(
        _ place: IncentivePlace,
        _ line: LineIndex,
        of sales: Sales,
        on day: Day,
        in currency: Currency,
        asOf: Day,
        _ faults: inout Faults
    ) -> PriceClaimRow? {
        let before = faults.errorCount
        let sold = sales.days[line]
        let activity = activityDay.flatMap { readDay($0, days, &faults) }
        let decided = decidedOn.flatMap { readDay($0, days, &faults) }
        if let activity, let node = activityDay, activity < sold {
            faults.report(.claimOutsideDays(soldOn: sold, claimedOn: day, at: node.place))
        }
        if let node = decidedOn, status == .requested {
            faults.report(.requestDecided(at: node.place))
        }
        checkCurrency(currency, &faults)
        let paid = pricePaid.flatMap { price($0, in: currency, &faults) }
        let granted = grantedPrice.flatMap { price($0, in: currency, &faults) }
        let units = units.flatMap { positive($0, $0.millionths(&faults), &faults) }
        let approved = approvedAmount.flatMap { node in
            positive(node, node.amount(in: currency, &faults), &faults)
        }
        guard faults.errorCount == before else { return nil }
        let changed = decided ?? day
        let isPending = changed > asOf
        return PriceClaimRow(
            place: place,
            partner: sales.partners[line],
            line: line,
            day: day,
            activityDay: activity,
            pricePaid: paid,
            grantedPrice: granted,
            units: units,
            approvedMinorUnits: approved,
            change: PriceClaim.Change(
                status: isPending ? .requested : status,
                day: isPending ? day : changed,
                decidedBy: isPending ? nil : decidedBy,
                proof: isPending ? nil : proof,
                reason: isPending ? nil : reason
            ),
            isPending: isPending,
            at: at
        )
    }

    private func checkCurrency(_ wanted: Currency, _ faults: inout Faults) {
        guard let node = currency, let given = node.currency(&faults), given != wanted else {
            return
        }
        faults.report(.otherCurrency(given.code, expected: wanted.code, at: node.place))
    }

    private func price(
        _ node: YAMLNode,
        in currency: Currency,
        _ faults: inout Faults
    ) -> Millionths? {
        guard let price = node.price(in: currency, &faults) else { return nil }
        if price < 0 {
            faults.report(.amountTooSmall(node.described, at: node.place))
            return nil
        }
        return price
    }

    private func positive(
        _ node: YAMLNode,
        _ number: Int64?,
        _ faults: inout Faults
    ) -> Int64? {
        guard let number else { return nil }
        if number <= 0 {
            faults.report(.amountTooSmall(node.described, at: node.place))
            return nil
        }
        return number
    }
}

/// Puts the rows of each claim together, whatever their order.
func gatherPriceClaims(
    _ rows: [String: [PriceClaimRow]],
    soldOn days: [Day],
    _ faults: inout Faults
) -> PriceClaims {
    var entries: [PriceClaims.Entry] = []
    for (id, claim) in rows {
        let all = claim.sorted {
            ($0.change.day, $0.change.status.order, $0.at.file, $0.at.start.line)
                < ($1.change.day, $1.change.status.order, $1.at.file, $1.at.start.line)
        }
        let decided = all.filter { !$0.isPending }
        let sorted = decided.isEmpty ? Array(all.prefix(1)) : decided
        guard let first = sorted.first else { continue }
        let before = faults.errorCount
        let day = all.map(\.day).min() ?? first.day
        for row in sorted where row.change.day < day {
            faults.report(.claimDecidedBefore(day, at: row.at))
        }
        checkSame(id, all, first, &faults)
        checkOrder(id, sorted, &faults)
        guard
            let claim = PriceClaim(id, all, changes: sorted.map(\.change), on: day, days, &faults),
            faults.errorCount == before
        else { continue }
        entries.append(
            PriceClaims.Entry(place: first.place, partner: first.partner, claim: claim)
        )
    }
    return PriceClaims(entries)
}

extension PriceClaim {
    /// What the rows of a claim say together; each figure stands in one of them at least.
    fileprivate init?(
        _ id: String,
        _ rows: [PriceClaimRow],
        changes: [Change],
        on day: Day,
        _ soldOn: [Day],
        _ faults: inout Faults
    ) {
        let first = rows[0]
        guard let paid = rows.lazy.compactMap(\.pricePaid).first,
            let granted = rows.lazy.compactMap(\.grantedPrice).first,
            let units = rows.lazy.compactMap(\.units).first
        else {
            let lacking = [
                ("price_paid", rows.allSatisfy { $0.pricePaid == nil }),
                ("granted_price", rows.allSatisfy { $0.grantedPrice == nil }),
                ("units", rows.allSatisfy { $0.units == nil }),
            ]
            for (name, isMissing) in lacking where isMissing {
                faults.report(.missingValue(name, at: first.at))
            }
            return nil
        }
        let activityDay = rows.lazy.compactMap(\.activityDay).first ?? soldOn[first.line]
        if granted >= paid { faults.report(.grantedAbovePaid(id, at: first.at)) }
        if activityDay > day, soldOn[first.line] <= day {
            faults.report(
                .claimOutsideDays(soldOn: soldOn[first.line], claimedOn: day, at: first.at)
            )
        }
        let request = Change(
            status: .requested,
            day: day,
            decidedBy: nil,
            proof: nil,
            reason: nil
        )
        self.init(
            id: id,
            line: first.line,
            day: day,
            activityDay: activityDay,
            pricePaid: paid,
            grantedPrice: granted,
            units: units,
            approvedMinorUnits: rows.lazy.compactMap(\.approvedMinorUnits).first,
            changes: (changes[0].day > day ? [request] : []) + changes
        )
    }
}

/// Every row of a claim is of one sale and one incentive, and what several say is the same.
private func checkSame(
    _ id: String,
    _ rows: [PriceClaimRow],
    _ first: PriceClaimRow,
    _ faults: inout Faults
) {
    for row in rows where row.line != first.line || row.place != first.place {
        faults.report(.claimOfAnother(id, at: row.at))
    }
    let figures: [(PriceClaimRow) -> Int64?] = [
        \.pricePaid, \.grantedPrice, \.units, \.approvedMinorUnits,
        { $0.activityDay.map { Int64($0.number) } },
    ]
    for figure in figures {
        let said = rows.filter { figure($0) != nil }
        for row in said.dropFirst() where figure(row) != figure(said[0]) {
            faults.report(.claimChanges(id, at: row.at))
        }
    }
}

/// A claim goes forward: each status once, nothing behind its end, and only what was approved is
/// reversed.
private func checkOrder(_ id: String, _ rows: [PriceClaimRow], _ faults: inout Faults) {
    for (row, next) in zip(rows, rows.dropFirst())
    where row.change.status.order >= next.change.status.order {
        faults.report(.claimBackwards(id, next.change.status.rawValue, at: next.at))
    }
    guard let last = rows.last, last.change.status == .reversed else { return }
    let approving: [ClaimStatus] = [.approved, .proof, .reimbursed]
    if !rows.contains(where: { approving.contains($0.change.status) }) {
        faults.report(.claimBackwards(id, last.change.status.rawValue, at: last.at))
    }
}

extension ClaimStatus {
    /// Its turn in the life of a claim; either end is the last.
    fileprivate var order: Int {
        switch self {
        case .requested: 0
        case .approved: 1
        case .proof: 2
        case .reimbursed: 3
        case .rejected, .reversed: 4
        }
    }
}

extension Diagnostic {
    static func claimOutsideDays(
        soldOn sold: Day,
        claimedOn claimed: Day,
        at place: SourceRange
    ) -> Diagnostic {
        Diagnostic(
            .badClaim,
            at: place,
            "what was bought is sold on, and then claimed",
            hint: "it was bought on \(sold) and claimed on \(claimed)"
        )
    }

    static func claimDecidedBefore(_ day: Day, at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .badClaim,
            at: place,
            "a claim is decided on its day or later",
            hint: "it was made on \(day); check `decided_on`"
        )
    }

    static func requestDecided(at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .badClaim,
            at: place,
            "what is requested is not decided yet",
            hint: "add a row with the decision, or leave `decided_on` empty"
        )
    }

    static func grantedAbovePaid(_ text: String, at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .badClaim,
            at: place,
            "the granted price is below the one that was paid",
            found: text,
            hint: "check `price_paid` and `granted_price`, both of one unit"
        )
    }

    static func claimChanges(_ id: String, at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .badClaim,
            at: place,
            "the rows of a claim say the same of its prices, units, day and approved amount",
            found: id,
            hint: "leave the cell empty in all but one row; what changed is another claim"
        )
    }

    static func claimBackwards(
        _ id: String,
        _ status: String,
        at place: SourceRange
    ) -> Diagnostic {
        Diagnostic(
            .badClaim,
            at: place,
            "a claim is requested, approved, proof, reimbursed, each once, and then rejected or, "
                + "if it was approved, reversed",
            found: "\(id), \(status)",
            hint: "check the days of its rows; what is claimed anew has an id of its own"
        )
    }
}
