/// Which lines are in a territory of the partner that sold them.
struct TerritoryCoverage {
    private let territories: Territories
    private let sales: Sales
    private let products: [Product]
    /// The columns of the sales that say where a line was sold, and in which segment.
    private let names: AttributeColumn?
    private let segments: AttributeColumn?

    init(_ territories: Territories, _ sales: Sales, _ products: [Product]) {
        self.territories = territories
        self.sales = sales
        self.products = products
        names = sales.attribute("territory")
        segments = sales.attribute("segment")
    }

    /// Nil where a line's territory is its seller's on the day of its sale, else why not.
    func fault(of line: LineIndex) -> Territory.Fault? {
        guard let name = names?.text(of: line) else { return nil }
        return territories.fault(
            named: name,
            of: sales.partners[line],
            on: sales.days[line],
            segment: segments?.text(of: line)
                ?? products[sales.products[line]].attributes["segment"]
        )
    }
}

extension Portfolio {
    /// What a filter asks of territories; nil where it asks nothing.
    func territoryCoverage(for filter: LineFilter) -> TerritoryCoverage? {
        guard territories.bind(filter) else { return nil }
        return TerritoryCoverage(territories, sales, products)
    }
}
