/// A customer of a partner, and since when it has been one.
///
/// The age of a customer is counted from its `since` in `customers.csv`, else from the first sale
/// to it by the same partner, of any product and under any program. A rule takes lines by the age
/// that the customer had on the day of the line.
///
///     counts: {customer_age: {below: 12 months}}
///     rate: 2%
///
/// A partner first sells to Ann on 10 March 2025. A line of 9 March 2026 counts, one of 10 March
/// 2026 no longer does; `from: 12 months` takes it from then on, and both together take what lies
/// between them. A return counts where its sale counted, however late it comes. A line that names
/// no customer passes only what stands under `not`.
///
/// - Source: SEMANTICS 3, "customer age".
public struct Customer: Hashable, Sendable {
    /// As the sales name it.
    public let name: String
    /// Nil for every partner that sells to it.
    public let partner: PartnerIndex?
    /// Nil where the first sale decides.
    public let since: Day?

    public init(name: String, partner: PartnerIndex?, since: Day?) {
        self.name = name
        self.partner = partner
        self.since = since
    }
}

/// The customers of a site by partner and name.
public struct Customers: Hashable, Sendable {
    private let since: [PartnerIndex?: [String: Day]]

    public static let none = Customers([])

    /// The last of several customers of one partner and name holds.
    public init(_ customers: [Customer]) {
        var since: [PartnerIndex?: [String: Day]] = [:]
        for customer in customers where customer.since != nil {
            since[customer.partner, default: [:]][customer.name] = customer.since
        }
        self.since = since
    }

    /// Since when somebody is a customer of a partner; what is said of the partner goes before what
    /// is said of all.
    func since(_ name: String, of partner: PartnerIndex) -> Day? {
        since[partner]?[name] ?? since[nil]?[name]
    }
}
