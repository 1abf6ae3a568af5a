/// Something that partners sell.
public struct Product: Hashable, Sendable {
    public let id: ProductID
    public let name: LocalText
    /// The product line, which rules may name.
    public let line: String?
    /// Units of the currency, in millionths.
    public let listPrice: Millionths?
    /// What a unit of it costs the vendor, in units of the currency, in millionths.
    public let cost: Millionths?
    public let attributes: [String: String]

    public init(
        id: ProductID,
        name: LocalText,
        line: String?,
        listPrice: Millionths?,
        cost: Millionths?,
        attributes: [String: String]
    ) {
        self.id = id
        self.name = name
        self.line = line
        self.listPrice = listPrice
        self.cost = cost
        self.attributes = attributes
    }
}
