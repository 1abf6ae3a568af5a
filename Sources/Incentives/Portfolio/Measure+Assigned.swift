extension Measure {
    /// Whether `baselines.csv` may say anything for it.
    public var readsBaseline: Bool {
        switch self {
        case .growth(let growth): growth.baseline == .fixed || growth.noBaseline == .assigned
        case .netSales, .grossSales, .margin, .units, .orders, .customers, .partners, .attainment,
            .ratio,
            .payouts, .rank:
            false
        }
    }
}

extension Incentive {
    /// Every attainment of its target: that which it measures, and those of second measures and
    /// conditions.
    public var attainments: [Attainment] {
        var attainments: [Attainment] = []
        if case .attainment(let own) = measure { attainments.append(own) }
        for second in table.secondMeasures {
            if case .attainment(let attainment) = second.what { attainments.append(attainment) }
        }
        return attainments + (gate?.attainments ?? [])
    }

    /// What its targets in `targets.csv` are of; nil where it reads none.
    public var targetQuantity: Quantity? { attainments.first?.of }
}

extension Partner {
    /// Whether an incentive may ever be for the partner, whatever its level.
    public func mayEarn(_ incentive: Incentive, of program: Program, at index: PartnerIndex) -> Bool
    {
        (program.audience + incentive.eligibility.conditions).allSatisfy { mayMeet($0, at: index) }
    }
}
