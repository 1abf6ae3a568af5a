/// A second measure by which a reward differs, whatever tier the first one reaches.
///
///     tiers:
///       mode: retroactive
///       steps:
///         - from: 50_000
///           rate: {by: {measure: attainment, steps: [80%, 100%]}, 80%: 2%, 100%: 3%, else: 1%}
///
/// Sales of 60,000.00 reach the step from 50,000; of a target of 70,000 they attain 85%, so that
/// they pay 2%, 1,200.00. Below 80% they would pay 1%, and nothing without `else`; from 100% they
/// pay 3%. A bound itself is reached.
///
/// The second measure is `attainment`, `of` net sales or units, with the partner's target in
/// `targets.csv`, or what the incentive's own lines come to: `net_sales`, `units`, `orders` and
/// others. It is that of the whole period. Without a target nothing is attained.
///
/// - Units: bounds are minor units, numbers of things, or ratios for attainment.
/// - Source: SEMANTICS 4: "A second measure works too".
public struct SecondMeasure: Hashable, Sendable {
    public let what: What
    /// In strictly ascending order.
    public let bounds: [ExactFraction]

    /// What is measured.
    public enum What: Hashable, Sendable {
        case sum(Quantity)
        case attainment(Attainment)
    }

    public init(_ what: What, bounds: [ExactFraction]) {
        self.what = what
        self.bounds = bounds
    }

    /// How many bounds a value reaches; none where there is no value.
    func reached(_ value: ExactFraction?) -> Int {
        value.map { value in bounds.prefix { value >= $0 }.count } ?? 0
    }

    /// What is added up.
    public var quantity: Quantity {
        switch what {
        case .sum(let quantity): quantity
        case .attainment(let attainment): attainment.of
        }
    }
}

/// What a second measure comes to in a period.
public struct SecondFinding: Hashable, Sendable {
    public let measure: SecondMeasure
    /// Minor units, things, or a ratio; nil without a target.
    public let value: ExactFraction?
    /// The two sides of an attainment.
    public let comparison: Comparison?
    /// How many bounds it reaches.
    public let reached: Int
}

extension TierTable {
    /// The second measures of its rewards, each once, in order of the steps.
    public var secondMeasures: [SecondMeasure] {
        var measures: [SecondMeasure] = []
        for reward in steps.flatMap(\.rewards) {
            if let second = reward.second, !measures.contains(second) { measures.append(second) }
        }
        return measures
    }

    /// The same table with the rewards that second measures decide.
    func resolved(_ findings: [SecondFinding]) -> TierTable {
        if findings.isEmpty { return self }
        return TierTable(
            mode: mode,
            reach: reach,
            amounts: amounts,
            steps: steps.map { step in
                TierStep(
                    from: step.from,
                    rewards: step.rewards.map { $0.resolved(findings) },
                    appliesFromZero: step.appliesFromZero
                )
            },
            isSingleReward: isSingleReward
        )
    }
}

extension Reward {
    fileprivate func resolved(_ findings: [SecondFinding]) -> Reward {
        switch self {
        case .rate(let rates): .rate(rates.resolved(findings))
        case .perUnit(let perUnit):
            .perUnit(PerUnit(price: perUnit.price.resolved(findings), blocks: perUnit.blocks))
        case .amount(let amounts): .amount(amounts.resolved(findings))
        case .discount(let discount):
            .discount(
                Discount(
                    rates: discount.rates.resolved(findings),
                    claimsBack: discount.claimsBack
                )
            )
        }
    }
}

extension Varied {
    /// The one value that the second measure decides, or none.
    fileprivate func resolved(_ findings: [SecondFinding]) -> Varied {
        guard let second, let finding = findings.first(where: { $0.measure == second }) else {
            return self
        }
        return Varied(
            by: nil,
            cases: [],
            otherwise: finding.reached == 0 ? otherwise : cases[finding.reached - 1].value
        )
    }
}
