import Diagnostics
import Incentives

/// Turns the rates of a table into those of a discount, which stands on the whole of what is sold.
func readDiscount(
    _ record: Record<IncentiveKey>,
    _ table: TierTable?,
    _ measure: Measure,
    _ returns: ReturnTerms,
    _ faults: inout Faults
) -> TierTable? {
    let claimsBack = record[.claim_back]?.flag(&faults) ?? false
    switch measure {
    case .netSales, .units: break
    case .grossSales, .margin, .orders, .customers, .partners, .growth, .attainment, .ratio, .rank,
        .payouts:
        faults.report(.discountMeasures(at: record.place(of: .measure)))
    }
    if returns.rule != .restateOriginal {
        faults.report(.discountReturns(at: record.place(of: .returns)))
    }
    if let cap = record[.cap], cap["measure"] != nil {
        faults.report(.discountHasNoCap(at: cap.place))
    }
    guard let table else { return nil }
    if table.mode != .retroactive {
        faults.report(.discountHasNoSlices(at: record.place(of: .tiers)))
    }
    var steps: [TierStep] = []
    for step in table.steps {
        guard step.rewards.count == 1, case .rate(let rates)? = step.rewards.first else {
            let place = [IncentiveKey.per_unit, .amount, .tiers].first(where: record.has)
            faults.report(.discountIsRate(at: place.map(record.place) ?? record.place))
            return nil
        }
        let reward = Reward.discount(Discount(rates: rates, claimsBack: claimsBack))
        steps.append(TierStep(from: step.from, rewards: [reward], appliesFromZero: false))
    }
    return TierTable(
        mode: .retroactive,
        reach: table.reach,
        amounts: table.amounts,
        steps: steps,
        isSingleReward: table.isSingleReward
    )
}

extension Diagnostic {
    static func claimBackAlone(at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .badDiscount,
            at: place,
            "`claim_back` belongs to an incentive of the kind discount",
            hint: "write `kind: discount`, or take the key out"
        )
    }

    static func discountMeasures(at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .badDiscount,
            at: place,
            "the tiers of a discount are held against net sales or units",
            hint: "write `measure: net_sales` or `measure: units`"
        )
    }

    static func discountReturns(at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .badDiscount,
            at: place,
            "a discount has a sale and its returns as one",
            hint: "write `returns: restate_original`, or take the key out"
        )
    }

    static func discountHasNoCap(at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .badDiscount,
            at: place,
            "a discount is off all that is sold, so its measure has no cap",
            hint: "cap the payout with `cap: {period: …}`"
        )
    }

    static func discountHasNoSlices(at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .badDiscount,
            at: place,
            "the tier reached decides a discount off all that is sold",
            hint: "write `mode: retroactive`"
        )
    }

    static func discountIsRate(at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .badDiscount,
            at: place,
            "a discount is one rate off the list price",
            hint: "write `rate`; what is paid beside it is an incentive of its own"
        )
    }

    static func noListPrice(at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .noListPrice,
            at: place,
            "a line that a discount may count says what it costs at list price",
            hint:
                "give the line a `gross_amount`; a `list_price` of its product holds for lines in "
                + "the site's currency"
        )
    }

    static func noListPriceOfExample(at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .noListPrice,
            at: place,
            "a line of an example that a discount counts says what it costs at list price",
            hint:
                "give the line a `gross_amount`, or name a `product` that has a `list_price` in "
                + "the site's currency"
        )
    }
}
