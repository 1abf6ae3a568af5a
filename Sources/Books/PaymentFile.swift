public import Incentives
import Markup

/// What goes out by transfer for the statements of a period: one payment for each with anything
/// due that way.
///
/// Accounts stand in it, so it goes to the vendor's bank and is never published.
///
/// - Source: SEMANTICS 11: statements paid by transfer add up to the payment file.
public struct PaymentFile: Sendable {
    public let heading: ExportHeading
    /// In order of partner.
    public let payments: [Payment]
    /// What banks know the whole file by: the period and a digest of who says it and what it pays,
    /// so that a file that is sent twice is known to be the same.
    public let messageID: String

    /// A payment to one partner.
    public struct Payment: Hashable, Sendable {
        public let partner: PartnerID
        /// The period of the statement.
        public let period: Period
        /// As the bank knows the payee.
        public let name: String
        public let account: BankAccount
        public let bic: String?
        public let amount: Money
        /// The day of payment that the statement says.
        public let paysOn: Day
        /// What the payment is called from end to end.
        public let reference: String
    }

    /// Takes statements and their payees side by side; names are for payees without one.
    ///
    /// `issuer` tells one vendor's files from another's, and a closing's from a draft's.
    public init(
        _ heading: ExportHeading,
        _ due: [(statement: StatementFigures, name: String, payee: Payee)],
        issuer: String,
        digest: ([UInt8]) -> String
    ) {
        self.heading = heading
        payments = due.compactMap { statement, name, payee in
            guard let amount = statement.dueByMeans.amount(by: .transfer),
                let account = payee.account
            else { return nil }
            return Payment(
                partner: statement.partner,
                period: statement.period,
                name: payee.name ?? name,
                account: account,
                bic: payee.bic,
                amount: amount,
                paysOn: statement.paysOn,
                reference: paymentReference(statement.partner, statement.period, digest: digest)
            )
        }
        let said = Array("\(issuer)\n".utf8) + PaymentFile.csv(payments)
        messageID = "\(heading.period.name)-\(digest(said).prefix(20))"
    }

    /// What goes out in each currency, in order of their codes.
    public var totals: [(currency: Currency, count: Int, minorUnits: Int128)] {
        let groups = Dictionary(grouping: payments, by: \.amount.currency)
        return groups.sorted { $0.key.code < $1.key.code }.map { currency, payments in
            (
                currency, payments.count,
                payments.reduce(Int128(0)) { $0 + Int128($1.amount.minorUnits) }
            )
        }
    }

    /// One row a payment.
    public func csv() -> [UInt8] { PaymentFile.csv(payments) }

    private static func csv(_ payments: [Payment]) -> [UInt8] {
        var text = CSVText()
        text.append(
            [
                "statement", "partner", "period", "name", "account", "bic", "currency", "amount",
                "pays_on", "reference",
            ].map { .text($0) }
        )
        for payment in payments {
            text.append([
                .text("\(payment.partner)/\(payment.period.name)"), .text(payment.partner.text),
                .text(payment.period.name), .text(payment.name), .text(payment.account.number),
                .text(payment.bic ?? ""), .text(payment.amount.currency.code),
                .figure(plainAmount(payment.amount)), .figure(payment.paysOn.description),
                .text(payment.reference),
            ])
        }
        return text.bytes
    }

    /// One line a payment, then what goes out in each currency.
    public func json() -> [UInt8] {
        let rows = payments.map { payment -> JSONValue in
            .record([
                .init("statement", .text("\(payment.partner)/\(payment.period.name)")),
                .init("partner", .text(payment.partner.text)),
                .init("name", .text(payment.name)),
                .init("account", .text(payment.account.number)),
                .init("bic", .text(payment.bic ?? "")),
                .init("currency", .text(payment.amount.currency.code)),
                .init("amount", .text(plainAmount(payment.amount))),
                .init("pays_on", .text(payment.paysOn.description)),
                .init("reference", .text(payment.reference)),
            ])
        }
        let sums = totals.map { total -> JSONValue in
            .record([
                .init("currency", .text(total.currency.code)),
                .init("payments", .whole(total.count)),
                .init("sum", .text(plainAmount(ExactFraction(total.minorUnits), total.currency))),
            ])
        }
        return heading.json(
            further: [.init("message_id", .text(messageID))],
            [("payments", rows), ("totals", sums)]
        )
    }
}
