/// What happened between a statement and the one before it: sums that somebody decided, payments,
/// and disputes with their answers.
public struct StatementEvents: Hashable, Sendable {
    /// In order of their ids.
    public let adjustments: [Adjustment]
    /// In order of their days.
    public let payments: [PartnerPayment]
    /// Of earlier statements, as they stand at the end of the period, in order of their days.
    public let disputes: [Dispute]
}

/// What earlier statements of a partner tell, so that no later one tells it again.
public struct ToldEvents: Hashable, Sendable {
    /// The ids of the adjustments.
    public private(set) var adjustments: Set<String>
    public private(set) var payments: Set<PartnerPayment>
    /// What was told last of each dispute, by its id.
    public private(set) var disputes: [String: DisputeStatus]

    public static let none = ToldEvents(adjustments: [], payments: [], disputes: [:])

    public init(
        adjustments: Set<String>,
        payments: Set<PartnerPayment>,
        disputes: [String: DisputeStatus]
    ) {
        self.adjustments = adjustments
        self.payments = payments
        self.disputes = disputes
    }

    /// Adds what one more statement tells.
    public mutating func tell(_ events: StatementEvents) {
        adjustments.formUnion(events.adjustments.map(\.id))
        payments.formUnion(events.payments)
        for dispute in events.disputes { disputes[dispute.id] = dispute.status }
    }
}

extension Portfolio {
    /// What the statements of closed periods tell a partner.
    func told(to partner: PartnerIndex) -> ToldEvents {
        guard let through = stated.through else { return .none }
        let known = disputes.of(partner).compactMap { $0.known(on: through) }
        return ToldEvents(
            adjustments: stated.adjustments,
            payments: Set(payments.of(partner).filter { $0.day <= through }),
            disputes: Dictionary(uniqueKeysWithValues: known.map { ($0.id, $0.status) })
        )
    }

    /// What a statement tells of events that no earlier one has told.
    ///
    /// A payment and what became of a dispute are told by the first statement whose period ends no
    /// earlier, so that what an earlier one says never changes.
    public func events(
        of partner: PartnerIndex,
        on period: Period,
        told: ToldEvents
    ) -> StatementEvents {
        StatementEvents(
            adjustments: adjustments(of: partner, on: period, stated: told.adjustments),
            payments: payments.of(partner).filter { payment in
                payment.day <= period.span.last && !told.payments.contains(payment)
            },
            disputes: disputes.of(partner).compactMap { dispute in
                guard dispute.period.span.first < period.span.first,
                    let known = dispute.known(on: period.span.last),
                    told.disputes[known.id] != known.status
                else { return nil }
                return known
            }
        )
    }
}
