/// A claim for the difference between what a partner paid and what it was granted.
public struct PriceClaim: Hashable, Sendable {
    public let id: String
    /// The sale by which the partner bought what it sold on.
    public let line: LineIndex
    /// The day on which it was made.
    public let day: Day
    /// The day of the resale, or of the sale where nobody says it.
    public let activityDay: Day
    /// Of a unit, in millionths of the currency's unit.
    public let pricePaid: Millionths
    public let grantedPrice: Millionths
    public let units: Millionths
    /// The most that was approved, in minor units; nil where prices and units alone say it.
    public let approvedMinorUnits: Int64?
    /// Its statuses up to the as-of day, in order; at least one.
    public let changes: [Change]

    /// A status that a claim has from a day on.
    public struct Change: Hashable, Sendable {
        public let status: ClaimStatus
        public let day: Day
        public let decidedBy: String?
        public let proof: String?
        public let reason: String?

        public init(
            status: ClaimStatus,
            day: Day,
            decidedBy: String?,
            proof: String?,
            reason: String?
        ) {
            self.status = status
            self.day = day
            self.decidedBy = decidedBy
            self.proof = proof
            self.reason = reason
        }
    }

    public init(
        id: String,
        line: LineIndex,
        day: Day,
        activityDay: Day,
        pricePaid: Millionths,
        grantedPrice: Millionths,
        units: Millionths,
        approvedMinorUnits: Int64?,
        changes: [Change]
    ) {
        precondition(!changes.isEmpty, "A claim was requested at least.")
        self.id = id
        self.line = line
        self.day = day
        self.activityDay = activityDay
        self.pricePaid = pricePaid
        self.grantedPrice = grantedPrice
        self.units = units
        self.approvedMinorUnits = approvedMinorUnits
        self.changes = changes
    }
}

extension PriceClaim {
    /// From when it pays; nil where it was never approved.
    var approvedOn: Day? { changes.first { $0.status.isApproved }?.day }

    /// From when it is rejected or reversed.
    var endedOn: Day? { changes.last.flatMap { $0.status.isEnd ? $0.day : nil } }

    /// Its status at the end of a day; nil before it was made.
    func status(on day: Day) -> Change? { changes.last { $0.day <= day } }
}

/// The claims of price support by incentive and partner.
public struct PriceClaims: Hashable, Sendable {
    private let claims: [IncentivePlace: [PartnerIndex: [PriceClaim]]]

    public static let none = PriceClaims([])

    /// A claim, and for what and whom it is.
    public struct Entry: Hashable, Sendable {
        public let place: IncentivePlace
        public let partner: PartnerIndex
        public let claim: PriceClaim

        public init(place: IncentivePlace, partner: PartnerIndex, claim: PriceClaim) {
            self.place = place
            self.partner = partner
            self.claim = claim
        }
    }

    public init(_ entries: [Entry]) {
        var claims: [IncentivePlace: [PartnerIndex: [PriceClaim]]] = [:]
        for entry in entries.sorted(by: {
            ($0.claim.day, $0.claim.id) < ($1.claim.day, $1.claim.id)
        }) {
            claims[entry.place, default: [:]][entry.partner, default: []].append(entry.claim)
        }
        self.claims = claims
    }

    /// Whether anything was claimed or decided after a day.
    public func hasAny(after day: Day) -> Bool {
        claims.values.joined().contains { _, own in
            own.contains { $0.changes.contains { $0.day > day } }
        }
    }

    /// The days on which anything was decided, in no order.
    public var days: [Day] {
        claims.values.flatMap(\.values).joined().flatMap(\.changes).map(\.day)
    }

    /// A partner's claims under an incentive, in order of day and id.
    func of(_ partner: PartnerIndex, at place: IncentivePlace) -> [PriceClaim] {
        claims[place]?[partner] ?? []
    }
}
