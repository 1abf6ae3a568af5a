/// One program document: its terms, and the incentives that are computed from.
public struct Program: Hashable, Sendable {
    public let id: ProgramID
    public let title: LocalText
    public let summary: LocalText?
    public let owner: String?
    public let runs: DaySpan
    public let currency: Currency
    /// Every condition must hold; none is everybody.
    public let audience: [PartnerCondition]
    /// The most that it pays; nil for as much as is earned.
    public let budget: Budget?
    /// How what it pays reaches the partners.
    public let paidAs: PaymentMeans
    public let version: String?
    /// Which documents stand before and behind it.
    public let succession: Succession
    public let approval: Approval?
    public let reviews: [ComplianceReview]
    public let incentives: [Incentive]

    public init(
        id: ProgramID,
        title: LocalText,
        summary: LocalText?,
        owner: String?,
        runs: DaySpan,
        currency: Currency,
        audience: [PartnerCondition],
        budget: Budget?,
        version: String?,
        succession: Succession = .single,
        approval: Approval?,
        reviews: [ComplianceReview],
        incentives: [Incentive],
        paidAs: PaymentMeans
    ) {
        self.id = id
        self.title = title
        self.summary = summary
        self.owner = owner
        self.runs = runs
        self.currency = currency
        self.audience = audience
        self.budget = budget
        self.version = version
        self.succession = succession
        self.approval = approval
        self.reviews = reviews
        self.incentives = incentives
        self.paidAs = paidAs
    }
}

extension Program {
    /// The days on which it takes sales, from its first incentive's window to its last one's.
    public var earningDays: DaySpan {
        let spans = incentives.map(\.span)
        guard let first = spans.map(\.first).min(), let last = spans.map(\.last).max(),
            let span = DaySpan(first: first, last: last)
        else { return runs }
        return span
    }
}

/// Who put a program in force, and when.
public struct Approval: Hashable, Sendable {
    public let by: String
    public let on: Day

    public init(by: String, on: Day) {
        self.by = by
        self.on = on
    }
}

/// A review of a program's compliance.
public struct ComplianceReview: Hashable, Sendable {
    public let rule: String
    public let reviewedBy: String
    public let on: Day
    public let next: Day?

    public init(rule: String, reviewedBy: String, on: Day, next: Day?) {
        self.rule = rule
        self.reviewedBy = reviewedBy
        self.on = on
        self.next = next
    }
}
