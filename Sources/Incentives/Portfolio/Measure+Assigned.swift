extension Measure {
    /// Whether `targets.csv` may say anything for it.
    public var readsTarget: Bool {
        switch self {
        case .attainment: true
        case .netSales, .grossSales, .margin, .units, .orders, .customers, .growth, .ratio,
            .payouts, .rank:
            false
        }
    }

    /// Whether `baselines.csv` may say anything for it.
    public var readsBaseline: Bool {
        switch self {
        case .growth(let growth): growth.baseline == .fixed || growth.noBaseline == .assigned
        case .netSales, .grossSales, .margin, .units, .orders, .customers, .attainment, .ratio,
            .payouts, .rank:
            false
        }
    }
}

extension Incentive {
    /// What its targets in `targets.csv` are of; nil where it reads none.
    public var targetQuantity: Quantity? {
        if measure.readsTarget { return measure.quantity }
        for second in table.secondMeasures {
            if case .attainment(let attainment) = second.what { return attainment.of }
        }
        return nil
    }
}

extension Partner {
    /// Whether an incentive may ever be for the partner, whatever its level.
    public func mayEarn(_ incentive: Incentive, of program: Program, at index: PartnerIndex) -> Bool
    {
        (program.audience + incentive.eligibility.conditions).allSatisfy { mayMeet($0, at: index) }
    }
}
