/// Draws up a partner's prices of the as-of day; nil where no discount is in force for it.
///
/// `statements` are the partner's own: the last one says how far the running periods have come.
///
/// - Complexity: O(products × discounts), and nothing where no discount is in force.
public func drawUpPriceList(
    for partner: PartnerIndex,
    _ statements: [Statement],
    in portfolio: Portfolio,
    filters: CompiledFilters
) -> PriceList? {
    var discounts: [PricingDiscount] = []
    for (program, given) in portfolio.programs.enumerated() {
        for incentive in given.incentives.indices where given.incentives[incentive].table.isDiscount
        {
            let place = IncentivePlace(program: program, incentive: incentive)
            discounts.append(
                PricingDiscount(place, of: partner, statements, portfolio, filters)
            )
        }
    }
    let standing = discounts.compactMap(\.standing)
    if standing.isEmpty { return nil }
    let numbers = Dictionary(uniqueKeysWithValues: standing.enumerated().map { ($1.place, $0) })
    var prices: [String: [PartnerPrice]] = [:]
    var unlined: [PartnerPrice] = []
    for (index, product) in portfolio.products.enumerated() {
        guard let listPrice = product.listPrice,
            let (terms, holds) = terms(of: product, index, discounts, numbers)
        else { continue }
        let price = PartnerPrice(
            of: index,
            at: listPrice,
            less: terms,
            holds: holds,
            portfolio.terms
        )
        if let line = product.line {
            prices[line, default: []].append(price)
        } else {
            unlined.append(price)
        }
    }
    var groups = prices.keys.sorted().map { PriceGroup(line: $0, prices: prices[$0] ?? []) }
    if !unlined.isEmpty { groups.append(PriceGroup(line: nil, prices: unlined)) }
    return PriceList(partner: partner, discounts: standing, groups: groups)
}

/// What the discounts in force take off a product, and on which days; nil where none counts it.
private func terms(
    of product: Product,
    _ index: ProductIndex,
    _ discounts: [PricingDiscount],
    _ numbers: [IncentivePlace: Int]
) -> (terms: [PriceTerm], holds: DaySpan)? {
    var terms: [PriceTerm] = []
    var holds = DaySpan.always
    var best: [String: Int] = [:]
    for discount in discounts where discount.makesPrices && discount.filter.mayPass(index) {
        holds = holds.intersection(discount.days(of: index)) ?? holds
        guard let number = numbers[discount.place], !discount.isTaken(index) else { continue }
        let term = PriceTerm(discount: number, rate: discount.rates.rate(of: product))
        // Where a tier is reached, a product that it gives no rate is none of its products.
        if term.rate == nil, discount.isReached { continue }
        if let group = discount.bestOf {
            if let held = best[group] {
                if terms[held].isBelow(term) { terms[held] = term }
                continue
            }
            best[group] = terms.count
        }
        terms.append(term)
    }
    return terms.isEmpty ? nil : (terms, holds)
}

extension PriceTerm {
    fileprivate func isBelow(_ other: PriceTerm) -> Bool {
        (rate?.partsPerHundredMillion ?? 0) < (other.rate?.partsPerHundredMillion ?? 0)
    }
}
