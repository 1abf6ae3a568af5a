/// What some lines add up to, exactly.
struct LineSums: Hashable, Sendable {
    private(set) var lineCount = 0
    /// In millionths.
    private(set) var net: Int128 = 0
    private(set) var gross: Int128 = 0
    private(set) var units: Int128 = 0

    mutating func add(_ line: LineIndex, of sales: Sales) {
        lineCount += 1
        net += Int128(sales.netAmounts[line])
        units += Int128(sales.quantities[line])
        gross += Int128(sales.grossAmounts[line])
    }

    /// The sum of a quantity: minor units of a currency, or units.
    func amount(of quantity: Quantity, in currency: Currency) throws(MoneyError) -> ExactFraction {
        switch quantity {
        case .netSales: try currency.minorUnits(ofMillionths: net)
        case .grossSales: try currency.minorUnits(ofMillionths: gross)
        case .units: unitCount
        }
    }

    /// The money that a rate is applied to, in minor units: where units are measured, net sales.
    func base(of quantity: Quantity, in currency: Currency) throws(MoneyError) -> ExactFraction {
        switch quantity {
        case .netSales, .units: try currency.minorUnits(ofMillionths: net)
        case .grossSales: try currency.minorUnits(ofMillionths: gross)
        }
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
