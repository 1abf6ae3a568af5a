/// What a partner says is wrong with a statement, and what was answered.
///
///     - id: D-4
///       opened: 2026-04-06
///       partner: canal-cycles
///       period: 2026-Q1
///       incentive: volume-2026/quarterly
///       sale_id: S-1006
///       says: The helmets were sold together with road bikes.
///       status: rejected
///       answer: Only road bikes count, whatever they are sold with.
///       answered_on: 2026-04-08
///
/// It changes no figure. The partner's index says that the statement is disputed, and the next
/// statement says what became of it, with a link to the line. `status` is `open`, `accepted`,
/// `rejected` or `withdrawn`; whoever accepts or rejects says an `answer` and when. What was
/// accepted is paid by an `adjustment`, which the dispute may name by its id. One that is opened
/// after the last day of disputes is shown as late.
///
/// - Source: CONTENT 7; SEMANTICS 9.
public struct Dispute: Hashable, Sendable {
    public let id: String
    public let opened: Day
    public let partner: PartnerIndex
    /// The period of the statement that is disputed.
    public let period: Period
    public let incentive: IncentiveAddress?
    /// As the partner says it; a sale of this id need not be on the statement.
    public let saleID: String?
    public let says: String
    public let status: DisputeStatus
    public let answer: Answer?
    /// The id of the adjustment that came of it.
    public let adjustment: String?

    /// What was answered, and when.
    public struct Answer: Hashable, Sendable {
        public let text: String
        public let day: Day

        public init(text: String, day: Day) {
            self.text = text
            self.day = day
        }
    }

    public init(
        id: String,
        opened: Day,
        partner: PartnerIndex,
        period: Period,
        incentive: IncentiveAddress?,
        saleID: String?,
        says: String,
        status: DisputeStatus,
        answer: Answer?,
        adjustment: String?
    ) {
        self.id = id
        self.opened = opened
        self.partner = partner
        self.period = period
        self.incentive = incentive
        self.saleID = saleID
        self.says = says
        self.status = status
        self.answer = answer
        self.adjustment = adjustment
    }

    /// What is known of it on a day; nil before it was opened.
    ///
    /// One that is answered later is open.
    public func known(on day: Day) -> Dispute? {
        if opened > day { return nil }
        guard let answer, answer.day > day else { return self }
        return Dispute(
            id: id,
            opened: opened,
            partner: partner,
            period: period,
            incentive: incentive,
            saleID: saleID,
            says: says,
            status: .open,
            answer: nil,
            adjustment: nil
        )
    }
}

/// Where a dispute stands.
public enum DisputeStatus: String, Hashable, Sendable, CaseIterable {
    case open
    case accepted
    case rejected
    case withdrawn
}

/// The disputes by partner, in order of day and id.
public struct Disputes: Hashable, Sendable {
    private let byPartner: [PartnerIndex: [Dispute]]

    public static let none = Disputes([])

    public init(_ disputes: [Dispute]) {
        byPartner = Dictionary(
            grouping: disputes.sorted { ($0.opened, $0.id) < ($1.opened, $1.id) },
            by: \.partner
        )
    }

    /// What is known of them on a day.
    func known(on day: Day) -> Disputes {
        Disputes(byPartner.values.joined().compactMap { $0.known(on: day) })
    }

    /// A partner's, in order of the days on which they were opened.
    public func of(_ partner: PartnerIndex) -> [Dispute] { byPartner[partner] ?? [] }

    /// Those of one statement.
    public func of(_ partner: PartnerIndex, on period: Period) -> [Dispute] {
        of(partner).filter { $0.period == period }
    }
}
