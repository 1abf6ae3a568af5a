/// What lines add up to.
public enum Quantity: String, Hashable, Sendable, CaseIterable {
    /// After discounts and returns, without tax.
    case netSales = "net_sales"
    /// Before returns, at the gross amount.
    case grossSales = "gross_sales"
    /// Net sales less what they cost the vendor, which every line has to say.
    case margin
    case units
    /// Different orders, by the sales files' column `order`, whose lines are worth something
    /// after their returns.
    case orders
    /// Different customers, by the column `customer`, whose lines are worth something after
    /// their returns.
    case customers
    /// Different members, the partners below the one that earns, whose lines are worth something
    /// after their returns.
    case partners

    /// Whether it is money, in minor units, rather than a number of things.
    public var isMoney: Bool {
        switch self {
        case .netSales, .grossSales, .margin: true
        case .units, .orders, .customers, .partners: false
        }
    }

    /// The column of the sales files whose values are counted.
    public var countedColumn: String? {
        switch self {
        case .netSales, .grossSales, .margin, .units, .partners: nil
        case .orders: "order"
        case .customers: "customer"
        }
    }
}
