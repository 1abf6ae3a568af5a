/// One partner under one incentive: everything that its accruals are computed from.
struct PartnerSales: Sendable {
    let program: Program
    let incentive: Incentive
    let partner: Partner
    let partnerIndex: PartnerIndex
    let sales: Sales
    let products: [Product]
    let terms: SiteTerms
    let conversion: LineConversion
    let stated: StatedHistory
    /// The days on which lines were claimed for the incentive.
    let claims: [LineIndex: Day]
    /// The claims of its price support, in order of day and id.
    let supportClaims: [PriceClaim]
    let counting: IncentiveSales
    /// The lines as a baseline sees them; empty where nothing is compared with one.
    let baselineSales: IncentiveSales
    /// The lines as each of the incentive's other selections takes them.
    let selections: [IncentiveSales]
    /// What content assigns to the partner under this incentive, by the names of periods.
    let assignedTargets: [String: ExactFraction]
    let assignedBaselines: [String: ExactFraction]

    /// What some lines add up to, together and by each column that a reward differs by, with what
    /// other incentives pay.
    func sums(
        of lines: [LineIndex],
        in quantity: Quantity,
        _ others: OtherPayouts
    ) throws(MoneyError) -> GroupedSums {
        var total = try sum(of: lines, in: quantity, others)
        for settled in others.measured { try total.add(payout: ExactFraction(settled.minorUnits)) }
        var grouped: [Dimension: [String: LineSums]] = [:]
        for dimension in incentive.table.lineDimensions {
            var byText: [String: LineSums] = [:]
            for (text, lines) in group(lines, by: dimension) {
                byText[text] = try sum(of: lines, in: quantity, others)
            }
            grouped[dimension] = byText
        }
        return GroupedSums(total: total, grouped: grouped)
    }

    private func sum(
        of lines: [LineIndex],
        in quantity: Quantity,
        _ others: OtherPayouts
    ) throws(MoneyError) -> LineSums {
        var sums = LineSums(
            of: quantity,
            sales,
            conversion,
            earner: partnerIndex,
            keepsOffers: incentive.table.isDiscount
        )
        for line in lines { sums.add(line, of: sales) }
        try sums.add(payout: others.takenOff(lines))
        return sums
    }

    /// The lines by the texts of a column, those without one under the empty text.
    func group(_ lines: [LineIndex], by dimension: Dimension) -> [String: [LineIndex]] {
        let texts = DimensionTexts(
            dimension,
            sales: sales,
            products: products,
            partner: partner,
            levels: terms.levels
        )
        var groups: [String: [LineIndex]] = [:]
        for line in lines {
            let text = texts.text(of: line, on: counting.effectiveDay(of: line)) ?? ""
            groups[text, default: []].append(line)
        }
        return groups
    }

    /// What some lines add up to, in a quantity of their own.
    func amount(
        of quantity: Quantity,
        _ lines: [LineIndex],
        _ others: OtherPayouts = .none
    ) throws(MoneyError) -> ExactFraction {
        var sums = LineSums(of: quantity, sales, conversion, earner: partnerIndex)
        for line in lines { sums.add(line, of: sales) }
        try sums.add(payout: others.takenOff(lines))
        return try sums.amount(of: quantity, in: program.currency)
    }

    /// What the tier table pays on a base.
    ///
    /// `value` is the value of `each` that the base is of.
    func parts(
        _ base: EarningBase,
        asOf day: Day,
        _ second: [SecondFinding],
        value: String? = nil
    ) throws(MoneyError) -> [Part] {
        // Only money and units take back below zero; a ratio below every tier earns nothing.
        if incentive.measure.isComparison, incentive.table.tier(of: base.measure) == 0 {
            return []
        }
        return try rewardSlices(
            base,
            by: incentive.table.resolved(second),
            partner: partner,
            amountsAsOf: day,
            levels: terms.levels,
            currency: program.currency,
            value: value
        )
    }
}

/// Sums of lines, together and by the texts of columns.
struct GroupedSums: Sendable {
    let total: LineSums
    let grouped: [Dimension: [String: LineSums]]
}

extension TierTable {
    /// The columns by which its rates and prices differ.
    var lineDimensions: Set<Dimension> {
        var dimensions: Set<Dimension> = []
        for reward in steps.flatMap(\.rewards) {
            // A fixed sum differs by the partner's own column, whatever its lines.
            if case .amount = reward { continue }
            if let by = reward.dimension { dimensions.insert(by) }
        }
        return dimensions
    }
}

/// Looks up a column's text for a line.
struct DimensionTexts {
    private let dimension: Dimension
    private let column: AttributeColumn?
    private let sales: Sales
    private let products: [Product]
    private let partner: Partner
    private let levels: [String]

    init(
        _ dimension: Dimension,
        sales: Sales,
        products: [Product],
        partner: Partner,
        levels: [String]
    ) {
        self.dimension = dimension
        if case .saleAttribute(let name) = dimension {
            column = sales.attribute(name)
        } else {
            column = nil
        }
        self.sales = sales
        self.products = products
        self.partner = partner
        self.levels = levels
    }

    func text(of line: LineIndex, on day: Day) -> String? {
        let product = products[sales.products[line]]
        switch dimension {
        case .product: return product.id.text
        case .productLine: return product.line
        case .productAttribute(let name): return product.attributes[name]
        case .saleAttribute: return column?.text(of: line)
        case .customerAge: preconditionFailure("Only filters ask for the age of a customer.")
        case .partner(let field): return partner.text(of: field, on: day, levels: levels)
        }
    }
}
