/// A rate off the list price: what the invoices ought to give, and what they gave.
///
///     kind: discount
///     counts: {product_line: Road Bikes}
///     rate: {by: level, gold: 12%, else: 8%}
///     claim_back: true
///
/// A line of 10 units at 100.00 has a list amount of 1,000.00, or its own `gross_amount`. Sold at
/// 920.00 the invoice gave 80.00; a gold partner is due 120.00, and `claim_back` pays the 40.00
/// that are missing. Without the key nothing is paid: the statement shows the three figures.
///
/// A sale and its returns are one: they pay what is missing of what remains at list price, and
/// nothing where the invoice gave more, or where all came back. One sale's surplus does not lessen
/// what another lacks. A return that names no sale takes back what its opposite would have paid.
///
/// Each partner that a discount is in force for has a page with its prices, which its index leads
/// to: a bike of 1,480.00 at list price has a price of 1,302.40 for a gold partner. Prices are
/// rounded once, to the minor unit; what is claimed back goes by the list amount of whole lines.
///
/// - Units: minor units of the program's currency.
/// - Source: CONTENT 6, `discount`.
public struct Discount: Hashable, Sendable {
    public let rates: Varied<Rate>
    /// Whether what the invoices did not give is paid.
    public let claimsBack: Bool

    public init(rates: Varied<Rate>, claimsBack: Bool) {
        self.rates = rates
        self.claimsBack = claimsBack
    }
}

/// A sale with its returns: what it comes to at list price, and what of that its invoices gave.
struct Offer: Hashable, Sendable {
    /// Minor units.
    let list: ExactFraction
    /// Minor units; below nought where more than the list price was asked.
    let given: ExactFraction

    /// What the invoices did not give of a discount, in minor units.
    func missing(of rate: ExactFraction) throws(MoneyError) -> ExactFraction {
        if list.isZero { return .zero }
        let missing = try list * rate - given
        return list.isNegative ? min(.zero, missing) : max(.zero, missing)
    }

    func scaled(by scale: ExactFraction) throws(MoneyError) -> Offer {
        Offer(list: try list * scale, given: try given * scale)
    }
}

extension TierTable {
    /// Whether it gives a discount off the list price.
    public var isDiscount: Bool {
        steps.flatMap(\.rewards).contains { reward in
            if case .discount = reward { true } else { false }
        }
    }

    /// Whether it is a discount of which is paid what the invoices did not give.
    public var claimsBack: Bool {
        steps.flatMap(\.rewards).contains { reward in
            if case .discount(let discount) = reward { discount.claimsBack } else { false }
        }
    }

    /// Whether it is a discount of which nothing is claimed back.
    var isOnlyShown: Bool { isDiscount && !claimsBack }
}

/// The lines that a discount may count and whose list price nobody says, in order; of these
/// discounts, where any are named.
///
/// - Complexity: O(lines × discounts).
public func linesWithoutListPrice(
    in portfolio: Portfolio,
    of named: Set<IncentivePlace>? = nil
) -> [LineIndex] {
    let sales = portfolio.sales
    var filters: [CompiledFilter] = []
    for (program, given) in portfolio.programs.enumerated() {
        for (number, incentive) in given.incentives.enumerated() where incentive.table.isDiscount {
            let place = IncentivePlace(program: program, incentive: number)
            guard named?.contains(place) ?? true else { continue }
            filters.append(CompiledFilter(incentive.counts, in: portfolio))
        }
    }
    if filters.isEmpty { return [] }
    return (0..<sales.count).filter { line in
        // What was given away for nothing has no discount to be missing.
        guard !sales.isGrossKnown[line], sales.netAmounts[line] != 0 else { return false }
        let product = sales.products[line]
        return filters.contains { $0.firstFailure(of: line, product: product) == nil }
    }
}
