/// A deal that a partner registered before it sold.
///
/// An incentive that asks for registered deals counts a line whose `deal` stands in `deals.csv` for
/// the partner, approved on the line's day or before and not yet expired. Where the deal says a
/// customer or a product line, the line is of that one.
///
///     eligible: {deal_registered: true}
///
/// A deal approved on 10 February that expires on 30 June covers lines of 10 February to 30 June,
/// both days included. A return counts where its sale counted.
///
/// - Source: SEMANTICS 3, "a registered deal, where one is asked for".
public struct Deal: Hashable, Sendable {
    public let id: String
    public let partner: PartnerIndex
    /// Nil for every customer.
    public let customer: String?
    /// Nil for every product line.
    public let productLine: String?
    /// Nil where it is not approved yet.
    public let approved: Day?
    /// Nil where it never expires.
    public let expires: Day?

    public init(
        id: String,
        partner: PartnerIndex,
        customer: String?,
        productLine: String?,
        approved: Day?,
        expires: Day?
    ) {
        self.id = id
        self.partner = partner
        self.customer = customer
        self.productLine = productLine
        self.approved = approved
        self.expires = expires
    }

    /// Why a line is not covered by a deal.
    public enum Fault: Hashable, Sendable {
        /// The line names none.
        case unnamed
        /// The partner registered no deal of the name.
        case unknown(String)
        case notApproved(String)
        /// The line's day lies before the approval.
        case before(String, approved: Day)
        case expired(String, on: Day)
        case otherCustomer(String)
        case otherProductLine(String)
    }
}

/// The deals of a site by partner and name.
public struct Deals: Hashable, Sendable {
    private let ofPartner: [PartnerIndex: [String: Deal]]

    public static let none = Deals([])

    /// The last of several deals of one partner and name holds.
    public init(_ deals: [Deal]) {
        var ofPartner: [PartnerIndex: [String: Deal]] = [:]
        for deal in deals { ofPartner[deal.partner, default: [:]][deal.id] = deal }
        self.ofPartner = ofPartner
    }

    /// Nil where a deal covers what is sold, else why not.
    func fault(
        named name: String?,
        of partner: PartnerIndex,
        on day: Day,
        customer: String?,
        productLine: String?
    ) -> Deal.Fault? {
        guard let name else { return .unnamed }
        guard let deal = ofPartner[partner]?[name] else { return .unknown(name) }
        guard let approved = deal.approved else { return .notApproved(name) }
        if day < approved { return .before(name, approved: approved) }
        if let expires = deal.expires, day > expires { return .expired(name, on: expires) }
        if let wanted = deal.customer, wanted != customer { return .otherCustomer(name) }
        if let wanted = deal.productLine, wanted != productLine { return .otherProductLine(name) }
        return nil
    }
}
