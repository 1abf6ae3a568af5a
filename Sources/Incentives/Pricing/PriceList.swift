/// What a partner pays for each product on the as-of day, by the discounts that are in force.
///
/// A list price of 1,480.00 less 12% is a price of 1,302.40. It is rounded once, to the minor unit
/// of the site's currency: 12.35 less 15% are 10.4975, a price of 10.50. What is claimed back goes
/// by the list amount of whole lines, so that a hundred of them cost 1,049.75 in the end.
///
/// Discounts of one product add up: 12% and 5% are 17% off. Of an exclusive group the first member
/// in force that counts the product makes its price, of a `best_of` group the highest rate. A price
/// is never below nothing.
///
/// A tiered discount gives the rate of the tier that the running period has reached so far; below
/// the first bound, and while a condition is not met, the list price holds. Discounts that only a
/// sale can decide, by a column of its own, a deal, or for each customer, make no price.
///
/// - Units: minor units of the site's currency, in which products are priced.
public struct PriceList: Sendable {
    public let partner: PartnerIndex
    /// In order of program and incentive, those without a price included.
    public let discounts: [StandingDiscount]
    /// In order of their product lines; products without a line come last.
    public let groups: [PriceGroup]
}

/// A discount that is in force for a partner, and how far its running period has come.
public struct StandingDiscount: Sendable {
    public let place: IncentivePlace
    /// Whether it gives each product one rate, or only a sale can say which.
    public let makesPrices: Bool
    /// Whether its rate is that of a period, not of its whole window.
    public let isOfPeriod: Bool
    /// The running period, so far; nil where no statement shows it.
    public let settlement: Settlement?
    /// The tier whose rate holds now; 0 is none.
    public let tier: Int
}

/// The prices of a product line.
public struct PriceGroup: Hashable, Sendable {
    /// Nil for products without one.
    public let line: String?
    /// In order of the products' ids.
    public let prices: [PartnerPrice]
}

/// What a partner pays for a unit of a product.
public struct PartnerPrice: Hashable, Sendable {
    public let product: ProductIndex
    /// In millionths of the currency's unit.
    public let listPrice: Millionths
    /// In order of the discounts.
    public let terms: [PriceTerm]
    /// Rounded once.
    public let price: Money
    /// The days around the as-of day on which it holds, as far as is known.
    public let holds: DaySpan
}

/// What one discount takes off a list price.
public struct PriceTerm: Hashable, Sendable {
    /// The place among the list's discounts.
    public let discount: Int
    /// Nil where nothing is reached yet.
    public let rate: Rate?

    public init(discount: Int, rate: Rate?) {
        self.discount = discount
        self.rate = rate
    }
}

extension PartnerPrice {
    /// A price by the rates of its terms.
    init(
        of product: ProductIndex,
        at listPrice: Millionths,
        less terms: [PriceTerm],
        holds: DaySpan,
        _ site: SiteTerms
    ) {
        let off = terms.reduce(Int128(0)) { $0 + Int128($1.rate?.partsPerHundredMillion ?? 0) }
        let rest = max(0, 100_000_000 - off)
        // A price of 64 bits, a part of 100 million and 1,000 minor units stay far inside 128.
        let exact = ExactFraction(
            reducing: Int128(listPrice) * rest * Int128(site.currency.minorUnitsPerUnit),
            over: 100_000_000 * 1_000_000
        )
        do throws(MoneyError) {
            price = Money(
                minorUnits: try site.rounding.round(exact, toMultipleOf: 1),
                currency: site.currency
            )
        } catch {
            preconditionFailure("A price is never above its list price, which has its range.")
        }
        self.product = product
        self.listPrice = listPrice
        self.terms = terms
        self.holds = holds
    }
}
