/// Which lines a registered deal of their seller covers.
struct DealCoverage {
    private let deals: Deals
    private let sales: Sales
    private let products: [Product]
    /// The columns of the sales that name a deal, and to whom was sold.
    private let names: AttributeColumn?
    private let customers: AttributeColumn?

    init(_ deals: Deals, _ sales: Sales, _ products: [Product]) {
        self.deals = deals
        self.sales = sales
        self.products = products
        names = sales.attribute("deal")
        customers = sales.attribute("customer")
    }

    /// Nil where a deal covers a line on the day of its sale, else why not.
    func fault(of line: LineIndex) -> Deal.Fault? {
        deals.fault(
            named: names?.text(of: line),
            of: sales.partners[line],
            on: sales.days[line],
            customer: customers?.text(of: line),
            productLine: products[sales.products[line]].line
        )
    }
}
