public import Incentives

extension PaymentFile {
    /// The payments as an order to a bank, ISO 20022 pain.001.001.09: a group header, and for each
    /// currency one payment from the payer's account with its transfers.
    ///
    /// The order is made at midnight of the as-of day and carried out on the day of payment, or on
    /// the as-of day where that is later. Nil where an amount or a sum has more than the 18 digits
    /// that the format holds.
    ///
    /// - Source: ISO 20022, CustomerCreditTransferInitiationV09; EPC217-08 for the characters.
    public func creditTransfer(from payer: Payer) -> [UInt8]? {
        let longest = totals.map(\.minorUnits).max() ?? 0
        guard let sum = controlSum, longest < 1_000_000_000_000_000_000 else { return nil }
        var xml = XMLText()
        xml.open("Document", "xmlns=\"urn:iso:std:iso:20022:tech:xsd:pain.001.001.09\"")
        xml.open("CstmrCdtTrfInitn")
        xml.open("GrpHdr")
        xml.leaf("MsgId", messageID)
        xml.leaf("CreDtTm", "\(heading.asOf)T00:00:00")
        xml.leaf("NbOfTxs", String(payments.count))
        xml.leaf("CtrlSum", sum)
        xml.open("InitgPty")
        xml.leaf("Nm", paymentText(payer.name, atMost: 70))
        xml.close()
        xml.close()
        for total in totals {
            xml.append(
                payments.filter { $0.amount.currency == total.currency },
                id: "\(messageID)-\(total.currency.code)",
                sum: plainAmount(ExactFraction(total.minorUnits), total.currency),
                on: heading.asOf,
                from: payer
            )
        }
        xml.close()
        xml.close()
        return xml.bytes
    }

    /// All amounts added up whatever their currencies, as the format wants it; nil where the sum
    /// has more than 18 digits.
    private var controlSum: String? {
        let decimals = totals.map(\.currency.exponent).max() ?? 0
        var sum: Int128 = 0
        for total in totals {
            var scaled = total.minorUnits
            for _ in total.currency.exponent..<decimals { scaled *= 10 }
            sum += scaled
        }
        if sum >= 1_000_000_000_000_000_000 { return nil }
        return plainDecimal(sum, decimals: decimals)
    }
}

extension XMLText {
    /// The payments of one currency.
    fileprivate mutating func append(
        _ payments: [PaymentFile.Payment],
        id: String,
        sum: String,
        on asOf: Day,
        from payer: Payer
    ) {
        open("PmtInf")
        leaf("PmtInfId", id)
        leaf("PmtMtd", "TRF")
        leaf("NbOfTxs", String(payments.count))
        leaf("CtrlSum", sum)
        open("ReqdExctnDt")
        leaf("Dt", max(asOf, payments.map(\.paysOn).max() ?? asOf).description)
        close()
        open("Dbtr")
        leaf("Nm", paymentText(payer.name, atMost: 70))
        close()
        append(payer.account, "DbtrAcct")
        append(bank: payer.bic, "DbtrAgt")
        for payment in payments { append(payment) }
        close()
    }

    private mutating func append(_ payment: PaymentFile.Payment) {
        open("CdtTrfTxInf")
        open("PmtId")
        leaf("EndToEndId", payment.reference)
        close()
        open("Amt")
        leaf("InstdAmt", plainAmount(payment.amount), "Ccy=\"\(payment.amount.currency.code)\"")
        close()
        if let bic = payment.bic { append(bank: bic, "CdtrAgt") }
        open("Cdtr")
        leaf("Nm", paymentText(payment.name, atMost: 70))
        close()
        append(payment.account, "CdtrAcct")
        open("RmtInf")
        leaf(
            "Ustrd",
            paymentText("Statement \(payment.partner)/\(payment.period.name)", atMost: 140)
        )
        close()
        close()
    }

    private mutating func append(_ account: BankAccount, _ name: String) {
        open(name)
        open("Id")
        switch account {
        case .iban(let number): leaf("IBAN", number)
        case .other(let number):
            open("Othr")
            leaf("Id", number)
            close()
        }
        close()
        close()
    }

    private mutating func append(bank bic: String, _ name: String) {
        open(name)
        open("FinInstnId")
        leaf("BICFI", bic)
        close()
        close()
    }
}
