public import Diagnostics
public import Incentives

/// Who is paid to which account, and from which.
public struct PayeeBook: Sendable {
    private let rows: [String: [Placed<Payee>]]
    /// Whose account payments leave; nil where the site says none.
    public let payer: Payer?

    /// Takes rows in the order of the files.
    init(rows: [Placed<Payee>], payer: Payer?) {
        self.rows = Dictionary(grouping: rows, by: \.value.id)
        self.payer = payer
    }

    /// All rows of a payee.
    func rows(of id: String) -> [Placed<Payee>] { rows[id] ?? [] }

    /// The row of a payee for a currency: one that says the currency goes before one that says
    /// none.
    public func payee(_ id: String, in currency: Currency) -> Payee? {
        let own = rows(of: id).map(\.value)
        return own.first { $0.currency == currency } ?? own.first { $0.currency == nil }
    }
}

extension Content {
    /// The payees of partners to whom something is due by transfer, each with an account; what is
    /// missing is named all at once.
    public func payees(
        of dues: [(partner: PartnerID, currency: Currency)]
    ) -> (payees: [Payee], faults: [Diagnostic]) {
        var found: [Payee] = []
        var faults: [Diagnostic] = []
        for due in dues {
            if let payee = payees.payee(due.partner.text, in: due.currency), payee.account != nil {
                found.append(payee)
            } else {
                faults.append(noAccount(due.partner, due.currency))
            }
        }
        return (found, faults)
    }

    private func noAccount(_ partner: PartnerID, _ currency: Currency) -> Diagnostic {
        let rows = payees.rows(of: partner.text)
        let hint: String
        var place = portfolio.partners.firstIndex { $0.id == partner }.map { places.partners[$0] }
        if let row = rows.first(where: { $0.value.currency == currency })
            ?? rows.first(where: { $0.value.currency == nil })
        {
            place = row.place
            hint = "fill in its `account`"
        } else if let row = rows.first {
            place = row.place
            let codes = rows.compactMap(\.value.currency?.code).joined(separator: ", ")
            hint =
                "its accounts are for \(codes); add a row for \(currency.code), or one without "
                + "a currency"
        } else {
            hint = "add a row of the payee \(partner) to content/payees.csv"
        }
        return Diagnostic(
            .noAccount,
            at: place,
            "what is due by transfer needs an account to go to",
            found: "\(partner), \(currency.code)",
            hint: hint
        )
    }

    /// That the site says no account that payments leave.
    public var noPayer: Diagnostic {
        Diagnostic(
            .noAccount,
            at: SourceRange(file: "content/site.yaml", line: 1, column: 1),
            "a payment file says which account its payments leave",
            hint: "add `payer: {account: <IBAN>, bic: <BIC>}` to site.yaml"
        )
    }
}
