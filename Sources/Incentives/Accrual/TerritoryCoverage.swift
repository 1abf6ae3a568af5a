/// Which lines are in a territory of the partner that sold them.
struct TerritoryCoverage {
    let territories: Territories
    let sales: Sales
    let products: [Product]

    /// Nil where a line's territory is its seller's on the day of its sale, else why not.
    func fault(of line: LineIndex) -> Territory.Fault? {
        guard let name = sales.attribute("territory")?.text(of: line) else { return nil }
        return territories.fault(
            named: name,
            of: sales.partners[line],
            on: sales.days[line],
            segment: sales.attribute("segment")?.text(of: line)
                ?? products[sales.products[line]].attributes["segment"]
        )
    }
}

extension Portfolio {
    /// What a filter asks of territories; nil where it asks nothing.
    func territoryCoverage(for filter: LineFilter) -> TerritoryCoverage? {
        guard territories.bind(filter) else { return nil }
        return TerritoryCoverage(
            territories: territories,
            sales: sales,
            products: products
        )
    }
}
