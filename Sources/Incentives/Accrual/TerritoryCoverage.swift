/// Which of a partner's lines are in a territory of its own.
struct TerritoryCoverage {
    let territories: Territories
    let partner: PartnerIndex
    let sales: Sales
    let products: [Product]

    /// Nil where a line's territory is the partner's on the day of its sale, else why not.
    func fault(of line: LineIndex) -> Territory.Fault? {
        guard let name = sales.attribute("territory")?.text(of: line) else { return nil }
        return territories.fault(
            named: name,
            of: partner,
            on: sales.days[line],
            segment: sales.attribute("segment")?.text(of: line)
                ?? products[sales.products[line]].attributes["segment"]
        )
    }
}

extension Portfolio {
    /// What a filter asks of a partner's territories; nil where it asks nothing.
    func territoryCoverage(
        of partner: PartnerIndex,
        for filter: LineFilter
    ) -> TerritoryCoverage? {
        guard territories.bind(filter) else { return nil }
        return TerritoryCoverage(
            territories: territories,
            partner: partner,
            sales: sales,
            products: products
        )
    }
}
