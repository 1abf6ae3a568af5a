import Diagnostics
import Incentives

/// What price support pays is said by its claims, so that these decide nothing.
private let keysOfRewards: [IncentiveKey] = [
    .measure, .base, .each, .rate, .per_unit, .per, .blocks, .amount, .tiers, .prizes, .ranked_by,
    .field, .growth, .attainment, .ratio, .accumulates, .cap, .late, .counts_on, .measure_rate,
    .claim_back, .measures,
]

/// Keys that make sense beside price support.
private let keysNotYet: [IncentiveKey] = [
    .requires, .returns, .group, .net_of, .floor, .split,
]

/// Reads what makes an incentive price support; nil for other kinds.
func readSupport(
    _ record: Record<IncentiveKey>,
    _ kind: IncentiveKind?,
    _ faults: inout Faults
) -> PriceSupport? {
    guard kind == .priceSupport else {
        if record.has(.limit), kind != nil {
            faults.report(.limitAlone(at: record.place(of: .limit)))
        }
        return nil
    }
    for key in keysOfRewards where record.has(key) {
        faults.report(.supportHasNoReward(key.rawValue, at: record.place(of: key)))
    }
    for key in keysNotYet where record.has(key) {
        faults.report(.notYet("\(key.rawValue) beside price_support", at: record.place(of: key)))
    }
    for key in [IncentiveKey.claim_within, .limit] where !record.has(key) {
        faults.report(.missingKey(key.rawValue, of: "price support", at: record.place))
    }
    return record[.claim_within]?.duration(&faults).map { PriceSupport(within: $0) }
}

/// A budget would have to be told what is taken back of what it had left of a claim.
func refuseSupportBesideBudget(_ incentives: [YAMLNode], _ faults: inout Faults) {
    for node in incentives.compactMap({ $0["kind"] }) where node.scalar == "price_support" {
        faults.report(.notYet("price_support beside a budget", at: node.place))
    }
}

extension Diagnostic {
    static func limitAlone(at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .badPriceSupport,
            at: place,
            "`limit` belongs to price support",
            hint: "write `cap: {run: …}`, or `kind: price_support`"
        )
    }

    static func supportHasNoReward(_ key: String, at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .badPriceSupport,
            at: place,
            "price support pays what its claims say, up to its `limit`",
            found: key,
            hint: "take the key out"
        )
    }
}
