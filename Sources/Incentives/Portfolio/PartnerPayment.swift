/// A sum that was paid to a partner for a statement, or taken back.
///
/// It changes no figure: what is due stays what the statement says, and the payment says how much
/// of it has come.
///
/// - Source: CONTENT 7, `payments/*.csv`; SEMANTICS 9, "Paid, disputes".
public struct PartnerPayment: Hashable, Sendable {
    public let day: Day
    public let partner: PartnerIndex
    /// The period of the statement that it is for, which was over on its day.
    public let period: Period
    /// In the partner's currency; below zero where it was taken back.
    public let amount: Money
    public let reference: String

    public init(
        day: Day,
        partner: PartnerIndex,
        period: Period,
        amount: Money,
        reference: String
    ) {
        self.day = day
        self.partner = partner
        self.period = period
        self.amount = amount
        self.reference = reference
    }
}

/// The payments by partner, in order of day, period, reference and amount.
public struct PartnerPayments: Hashable, Sendable {
    private let byPartner: [PartnerIndex: [PartnerPayment]]

    public static let none = PartnerPayments([])

    public init(_ payments: [PartnerPayment]) {
        byPartner = Dictionary(
            grouping: payments.sorted { left, right in
                (left.day, left.period.span.first, left.reference, left.amount.minorUnits)
                    < (right.day, right.period.span.first, right.reference, right.amount.minorUnits)
            },
            by: \.partner
        )
    }

    /// Those that are known on a day.
    func known(on day: Day) -> PartnerPayments {
        PartnerPayments(byPartner.values.joined().filter { $0.day <= day })
    }

    /// A partner's, in order of their days.
    public func of(_ partner: PartnerIndex) -> [PartnerPayment] { byPartner[partner] ?? [] }

    /// Those for one statement, in order of their days.
    public func of(_ partner: PartnerIndex, for period: Period) -> [PartnerPayment] {
        of(partner).filter { $0.period == period }
    }
}

/// How much of what a statement says is due was paid.
public struct PaymentStanding: Hashable, Sendable {
    public let state: State
    /// What was paid for the statement, less what was taken back.
    public let paid: Money
    /// The newest payment; nil for none.
    public let last: PartnerPayment?

    /// Where a statement stands in being paid.
    public enum State: String, Hashable, Sendable, CaseIterable {
        /// Nothing is due, or its period is not over.
        case nothingDue = "nothing_due"
        case unpaid
        case partPaid = "part_paid"
        case paid
        case overpaid
    }

    init(due: Money, payments: [PartnerPayment]) {
        let sum = payments.reduce(Int128(0)) { $0 + Int128($1.amount.minorUnits) }
        guard let minorUnits = Int64(exactly: sum) else {
            preconditionFailure("Payments whose sum is out of range are refused by the reader.")
        }
        paid = Money(minorUnits: minorUnits, currency: due.currency)
        last = payments.last
        if minorUnits > due.minorUnits {
            state = .overpaid
        } else if due.minorUnits == 0 {
            state = .nothingDue
        } else if paid == due {
            state = .paid
        } else {
            state = minorUnits > 0 ? .partPaid : .unpaid
        }
    }
}

extension Portfolio {
    /// How much of what a statement says is due was paid.
    public func paymentStanding(of statement: StatementSummary) -> PaymentStanding {
        PaymentStanding(
            due: statement.state == .open ? .zero(statement.due.currency) : statement.due,
            payments: payments.of(statement.partner, for: statement.period)
        )
    }
}
