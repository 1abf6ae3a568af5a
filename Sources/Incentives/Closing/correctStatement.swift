/// What a closed period would pay by now, less what was stated for it, one difference for each
/// incentive and period that has one.
///
/// - Parameters:
///   - stated: the closed statement; nil where the partner had none.
///   - corrections: what later statements have corrected of it already.
///   - restated: the period with the rules that it was closed under and all lines known now; nil
///     where there would be no statement.
/// - Throws: `MoneyError.overflow` when a difference leaves 64 bits.
/// - Source: SEMANTICS 9.
public func correctStatement(
    _ stated: StatementFigures?,
    corrected corrections: [CorrectionFigures],
    to restated: StatementFigures?,
    because cause: CorrectionFigures.Cause
) throws(MoneyError) -> [CorrectionFigures] {
    guard let period = restated?.period ?? stated?.period else { return [] }
    var sums: [PayoutKey: PayoutFigures] = [:]
    var order: [PayoutKey] = []
    let now = restated?.payouts.filter(\.isSettled) ?? []
    let before = (stated?.payouts.filter(\.isSettled) ?? []) + corrections.map(\.payout)
    for (payouts, sign) in [(now, Int64(1)), (before, -1)] {
        for payout in payouts {
            let key = PayoutKey(payout)
            if sums[key] == nil { order.append(key) }
            sums[key] = try payout.added(to: sums[key], sign: sign)
        }
    }
    return order.compactMap { sums[$0] }.filter(\.isDifferent).map {
        CorrectionFigures(period: period, cause: cause, payout: $0)
    }
}

private struct PayoutKey: Hashable {
    let program: ProgramID
    let incentive: IncentiveID
    let period: String
    let route: PayoutFigures.Route

    init(_ payout: PayoutFigures) {
        program = payout.program
        incentive = payout.incentive
        period = payout.period.name
        route = payout.route
    }
}

extension PayoutFigures {
    /// Whether it is more than the progress of a period that goes on.
    fileprivate var isSettled: Bool { left != nil || route == .ofMembers }

    fileprivate var isDifferent: Bool {
        payout.minorUnits != 0 || paid.minorUnits != 0 || entitled.minorUnits != 0
    }

    /// The payout, or what is taken off, added to a sum of others of its incentive and period.
    fileprivate func added(
        to sum: PayoutFigures?,
        sign: Int64
    ) throws(MoneyError) -> PayoutFigures {
        let add = { (amount: Money, before: Money?) throws(MoneyError) -> Money in
            let own = sign < 0 ? try amount.negated() : amount
            return try before.map { before throws(MoneyError) in try before.adding(own) } ?? own
        }
        return PayoutFigures(
            program: program,
            incentive: incentive,
            kind: kind,
            period: period,
            route: route,
            means: means,
            entitled: try add(entitled, sum?.entitled),
            paid: try add(paid, sum?.paid),
            payout: try add(payout, sum?.payout),
            shares: try differences(from: sum?.shares ?? [], sign: sign),
            left: sign > 0 ? left : sum?.left
        )
    }

    private func differences(
        from sums: [ShareFigures],
        sign: Int64
    ) throws(MoneyError) -> [ShareFigures] {
        var result = sums
        for share in shares {
            let own = sign < 0 ? try share.amount.negated() : share.amount
            let place = result.firstIndex { $0.to == share.to && $0.name == share.name }
            if let place {
                result[place] = ShareFigures(
                    to: share.to,
                    name: share.name,
                    amount: try result[place].amount.adding(own)
                )
            } else {
                result.append(ShareFigures(to: share.to, name: share.name, amount: own))
            }
        }
        return result
    }
}
