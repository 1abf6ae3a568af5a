/// What a tier table is held against: the measure, and the money and units that its rewards pay on.
struct EarningBase: Sendable {
    /// Decides the tier: minor units, units, or for growth a ratio.
    let measure: ExactFraction
    /// Whether no line counts and no payout is measured.
    let isEmpty: Bool
    /// Whether anything was sold after returns, so that fixed sums and floors may be paid.
    let paysAmounts: Bool
    /// All lines together.
    let total: BaseAmounts
    /// The same by the texts of each column that a reward differs by; lines without a text under
    /// the empty one.
    let grouped: [Dimension: [String: BaseAmounts]]
    /// What part of the base a step that pays on the whole pays on: 1, less where the measure is
    /// capped, and for growth the part that grew where only that is paid on.
    let wholeFactor: ExactFraction
    /// What part of the base a slice of length 1 of the measure is.
    let factorOfUnitSlice: ExactFraction

    /// What part of the base a slice pays on.
    func factor(of slice: Slice) throws(MoneyError) -> ExactFraction {
        slice.isWhole ? wholeFactor : try slice.length * factorOfUnitSlice
    }
}

/// Money and units of some lines.
struct BaseAmounts: Hashable, Sendable {
    /// Minor units.
    let money: ExactFraction
    let units: ExactFraction
    /// Each sale with its returns; empty but for a discount.
    let offers: [Offer]

    static let zero = BaseAmounts(money: .zero, units: .zero, offers: [])

    static func + (a: BaseAmounts, b: BaseAmounts) throws(MoneyError) -> BaseAmounts {
        BaseAmounts(
            money: try a.money + b.money,
            units: try a.units + b.units,
            offers: a.offers + b.offers
        )
    }
}
