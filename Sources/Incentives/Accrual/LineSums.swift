/// What some lines add up to, exactly.
struct LineSums {
    /// Whether neither a line nor a payout was added.
    private(set) var isEmpty = true
    /// In millionths of the sum's currency; of millionths where amounts are converted, their
    /// hundred-millionths.
    private(set) var net: Int128 = 0
    private(set) var gross: Int128 = 0
    private(set) var units: Int128 = 0
    private(set) var cost: Int128 = 0
    /// What other incentives pay, in minor units: measured, or taken off the lines.
    private var paidElsewhere = ExactFraction.zero
    private let quantity: Quantity
    private let conversion: LineConversion
    private let counted: AttributeColumn?
    /// The net amount of each value that is counted, in millionths.
    private var netOfValue: [UInt32: Int128] = [:]
    /// The partner that earns, and is no member of its own.
    private let earner: PartnerIndex
    /// The net amount of each member, where they are counted.
    private var netOfMember: [PartnerIndex: Int128] = [:]
    /// Whether each sale is kept with its returns, as a discount asks.
    private let keepsOffers: Bool
    /// List and net amount of each sale with its returns, as `gross` and `net` are.
    private var amountsOfSale: [LineIndex: (list: Int128, net: Int128)] = [:]

    init(
        of quantity: Quantity,
        _ sales: Sales,
        _ conversion: LineConversion,
        earner: PartnerIndex,
        keepsOffers: Bool = false
    ) {
        self.keepsOffers = keepsOffers
        self.conversion = conversion
        self.earner = earner
        self.quantity = quantity
        counted = quantity.countedColumn.flatMap(sales.attribute)
    }

    mutating func add(_ line: LineIndex, of sales: Sales) {
        isEmpty = false
        let factor = conversion.isNeeded ? conversion.factor(of: line, sales) : 1
        net += Int128(sales.netAmounts[line]) * factor
        units += Int128(sales.quantities[line])
        gross += Int128(sales.grossAmounts[line]) * factor
        if keepsOffers {
            let sale = sales.returnedLines[line] ?? line
            var amounts = amountsOfSale[sale] ?? (0, 0)
            amounts.list += Int128(sales.grossAmounts[line]) * factor
            amounts.net += Int128(sales.netAmounts[line]) * factor
            amountsOfSale[sale] = amounts
        }
        if quantity == .margin {
            precondition(
                sales.costs[line] != Sales.noCost,
                "Every line that a margin may count has a cost."
            )
            cost += Int128(sales.costs[line]) * factor
        }
        if quantity == .partners, sales.partners[line] != earner {
            netOfMember[sales.partners[line], default: 0] +=
                Int128(sales.netAmounts[line]) * factor
        }
        if let counted, counted.valueIndices[line] != 0 {
            netOfValue[counted.valueIndices[line], default: 0] +=
                Int128(sales.netAmounts[line]) * factor
        }
    }

    /// Adds a payout of another incentive, below nought where it is taken off.
    mutating func add(payout: ExactFraction) throws(MoneyError) {
        paidElsewhere = try paidElsewhere + payout
        if !payout.isZero { isEmpty = false }
    }

    /// The sum of a quantity: minor units of a currency, or a number of things.
    func amount(of quantity: Quantity, in currency: Currency) throws(MoneyError) -> ExactFraction {
        switch quantity {
        case .netSales: try money(net, currency) + paidElsewhere
        case .grossSales: try money(gross, currency) + paidElsewhere
        case .margin: try money(net - cost, currency) + paidElsewhere
        case .units: unitCount
        case .orders, .customers: ExactFraction(Int64(netOfValue.values.count { $0 > 0 }))
        case .partners: ExactFraction(Int64(netOfMember.values.count { $0 > 0 }))
        }
    }

    private func money(_ sum: Int128, _ currency: Currency) throws(MoneyError) -> ExactFraction {
        if !conversion.isNeeded { return try currency.minorUnits(ofMillionths: sum) }
        let scale = Int128(ExchangeRate.scale) * 1_000_000
        return try ExactFraction(reducing: sum, over: scale)
            * ExactFraction(currency.minorUnitsPerUnit)
    }

    /// The money that a rate is applied to, in minor units: where things are measured, net sales.
    func base(of quantity: Quantity, in currency: Currency) throws(MoneyError) -> ExactFraction {
        switch quantity {
        case .netSales, .grossSales, .margin: try amount(of: quantity, in: currency)
        case .units, .orders, .customers, .partners: try amount(of: .netSales, in: currency)
        }
    }

    /// Each sale with its returns, in order; empty but for a discount.
    func offers(in currency: Currency) throws(MoneyError) -> [Offer] {
        var offers: [Offer] = []
        for (_, amounts) in amountsOfSale.sorted(by: { $0.key < $1.key }) {
            offers.append(
                Offer(
                    list: try money(amounts.list, currency),
                    given: try money(amounts.list - amounts.net, currency)
                )
            )
        }
        return offers
    }

    /// Units, as a number.
    var unitCount: ExactFraction { ExactFraction(reducing: units, over: 1_000_000) }
}

extension Sales {
    /// A line that takes back: it names a sale, or its quantity or its amount is below zero.
    public func isReturn(_ line: LineIndex) -> Bool {
        returnedLines[line] != nil || quantities[line] < 0 || netAmounts[line] < 0
    }
}
