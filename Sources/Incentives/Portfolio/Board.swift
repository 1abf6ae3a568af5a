/// A public ranking of partners.
public struct Board: Hashable, Sendable {
    public let id: BoardID
    public let title: LocalText
    public let measure: Quantity
    public let counts: LineFilter
    public let audience: [PartnerCondition]
    public let cycle: Cycle
    /// The partner's column that splits the board into several.
    public let group: PartnerField?
    /// The last rank that is shown.
    public let top: Int
    /// A group with fewer ranked is not shown.
    public let minimumField: Int
    /// Whether amounts are shown, of partners who agree.
    public let showsAmounts: Bool

    public init(
        id: BoardID,
        title: LocalText,
        measure: Quantity,
        counts: LineFilter,
        audience: [PartnerCondition],
        cycle: Cycle,
        group: PartnerField?,
        top: Int,
        minimumField: Int,
        showsAmounts: Bool
    ) {
        self.id = id
        self.title = title
        self.measure = measure
        self.counts = counts
        self.audience = audience
        self.cycle = cycle
        self.group = group
        self.top = top
        self.minimumField = minimumField
        self.showsAmounts = showsAmounts
    }
}
