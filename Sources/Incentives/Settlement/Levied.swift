/// What one levy takes or adds on a statement.
public struct Levied: Hashable, Sendable {
    public let levy: Levy
    /// What the statement pays by incentives of the levy's kinds.
    public let base: Money
    /// The share, rounded to the minor unit; of a base below zero it is below zero, too.
    public let amount: Money
    /// The same with the sign that it has in the bridge: what is withheld is taken off.
    public let added: Money

    init(_ levy: Levy, base: Money, amount: Money) throws(MoneyError) {
        self.levy = levy
        self.base = base
        self.amount = amount
        switch levy.effect {
        case .addedTax: added = amount
        case .withholding: added = try amount.negated()
        }
    }
}

/// The levies on what a statement pays, in the order of the site; those that take nothing are left
/// out.
///
/// - Throws: `MoneyError.overflow` when a sum leaves 64 bits.
/// - Source: SEMANTICS 2, "Round once", and 6, "Tax and withholding".
func levy(
    on payouts: [(kind: IncentiveKind, payout: Money)],
    country: String?,
    by terms: SiteTerms,
    in currency: Currency
) throws(MoneyError) -> [Levied] {
    var levied: [Levied] = []
    for levy in terms.levies where levy.country == country {
        var base = Money.zero(currency)
        for (kind, payout) in payouts where levy.kinds.contains(kind) {
            base = try base.adding(payout)
        }
        let share = try ExactFraction(base.minorUnits) * levy.rate.fraction
        let amount = try terms.rounding.round(share, toMultipleOf: 1)
        if amount == 0 { continue }
        levied.append(
            try Levied(
                levy,
                base: base,
                amount: Money(minorUnits: amount, currency: currency)
            )
        )
    }
    return levied
}
