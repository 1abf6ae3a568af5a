/// Which lines a registered deal of their seller covers.
struct DealCoverage {
    let deals: Deals
    let sales: Sales
    let products: [Product]

    /// Nil where a deal covers a line on the day of its sale, else why not.
    func fault(of line: LineIndex) -> Deal.Fault? {
        deals.fault(
            named: sales.attribute("deal")?.text(of: line),
            of: sales.partners[line],
            on: sales.days[line],
            customer: sales.attribute("customer")?.text(of: line),
            productLine: products[sales.products[line]].line
        )
    }
}
