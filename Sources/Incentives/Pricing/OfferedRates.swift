/// The rate that a discount gives each product on the as-of day.
struct OfferedRates {
    private let by: Dimension?
    private let rates: [String: Rate]
    private let otherwise: Rate?
    /// The text of the partner's own column, where that decides.
    private let own: String?

    /// Nothing, to all products: no tier is reached, or a condition is not met.
    static let none = OfferedRates(by: nil, rates: [:], otherwise: nil, own: nil)

    private init(by: Dimension?, rates: [String: Rate], otherwise: Rate?, own: String?) {
        self.by = by
        self.rates = rates
        self.otherwise = otherwise
        self.own = own
    }

    init(_ varied: Varied<Rate>, for partner: Partner, on day: Day, _ levels: [String]) {
        var own: String?
        if case .partner(let field) = varied.dimension {
            own = partner.text(of: field, on: day, levels: levels)
        }
        self.init(
            by: varied.dimension,
            // Products may be named by the thousand, so that each is looked up at once.
            rates: Dictionary(
                varied.cases.map { ($0.text, $0.value) },
                uniquingKeysWith: { first, _ in first }
            ),
            otherwise: varied.otherwise,
            own: own
        )
    }

    /// A product's rate; nil where it has none.
    func rate(of product: Product) -> Rate? {
        let text: String? =
            switch by {
            case nil, .saleAttribute, .customerAge: nil
            case .product: product.id.text
            case .productLine: product.line
            case .productAttribute(let name): product.attributes[name]
            case .partner: own
            }
        return text.flatMap { rates[$0] } ?? otherwise
    }
}
