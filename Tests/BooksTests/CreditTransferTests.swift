import Books
import Incentives
import Testing

private func payer() throws -> Payer {
    Payer(
        name: "Müller & Søn <Bicycles>",
        account: try BankAccount("NL91ABNA0417164300"),
        bic: "ABNANL2A"
    )
}

/// A digest good enough to tell texts apart.
private func digest(_ bytes: [UInt8]) -> String {
    var sum: UInt64 = 14_695_981_039_346_656_037
    for byte in bytes { sum = (sum ^ UInt64(byte)) &* 1_099_511_628_211 }
    let text = String(sum, radix: 16)
    return text + text
}

private func file(
    _ statements: [StatementFigures],
    name: String = "Canal Cycles",
    account: String = "DE89370400440532013000",
    bic: String? = nil,
    issuer: String = "https://example.com/",
    asOf: Day = heading.asOf
) throws -> PaymentFile {
    PaymentFile(
        ExportHeading(period: quarter, asOf: asOf, state: .draft),
        try statements.map { statement in
            let payee = Payee(
                id: statement.partner.text,
                name: name,
                account: try BankAccount(account),
                bic: bic,
                currency: nil,
                creditNote: nil
            )
            return (statement, statement.partner.text, payee)
        },
        issuer: issuer,
        digest: digest
    )
}

private func read(_ file: PaymentFile) throws -> XMLTree {
    let tree = try XMLTree.read(try #require(try file.creditTransfer(from: payer())))
    #expect(tree.name == "Document")
    #expect(tree.attributes == ["xmlns": "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09"])
    #expect(try creditTransferSchema.faults(of: tree) == [])
    return tree
}

@Test func `an order to the bank keeps the rules of its schema`() throws {
    var orders = 0
    for seed in 0..<200 {
        let file = try file(try drawnStatements(seed: UInt64(seed)), bic: "COBADEFFXXX")
        if file.payments.isEmpty { continue }
        let tree = try read(file)
        let transfers = tree.all("CdtTrfTxInf")
        #expect(transfers.count == file.payments.count)
        #expect(tree.all("PmtInf").count == Set(file.payments.map(\.amount.currency)).count)
        for order in tree.all("PmtInf") {
            let amounts = order.all("InstdAmt")
            #expect(order.all("NbOfTxs").first?.text == String(amounts.count))
            #expect(Set(amounts.map { $0.attributes["Ccy"] ?? "" }).count == 1)
            let sum = amounts.reduce(Int64(0)) { $0 + minorUnits($1.text) }
            #expect(minorUnits(order.all("CtrlSum").first?.text ?? "") == sum)
        }
        #expect(Set(tree.all("EndToEndId").map(\.text)).count == transfers.count)
        orders += 1
    }
    #expect(orders > 150)
}

@Test func `the schema's rules refuse what they should`() throws {
    let bytes = try #require(
        try file([try statement([Paid(minorUnits: 12_345)])]).creditTransfer(from: payer())
    )
    let good = String(decoding: bytes, as: UTF8.self)
    let wrong = [
        ("<PmtMtd>TRF</PmtMtd>", "<PmtMtd>TRX</PmtMtd>"), ("<Nm>Canal Cycles</Nm>", "<Nm></Nm>"),
        ("123.45</InstdAmt>", "123.456789</InstdAmt>"), ("123.45</InstdAmt>", "-1</InstdAmt>"),
        ("123.45</InstdAmt>", "12345678901234567.89</InstdAmt>"), ("Ccy=\"USD\"", "Ccy=\"usd\""),
        ("<IBAN>DE89", "<IBAN>D89"), ("<BICFI>ABNANL2A", "<BICFI>ABNANL2"),
        ("<PmtMtd>TRF</PmtMtd>", ""), ("<PmtMtd>", "<PmtMtd>TRF</PmtMtd><PmtMtd>"),
        ("<Dt>2026-05-10</Dt>", "<Dt>2026-13-10</Dt>"), ("Dbtr>", "Debtor>"),
        ("<EndToEndId>", "<EndToEndId>" + String(repeating: "x", count: 30)),
        ("2026-04-06T00:00:00", "2026-04-06"),
    ]
    for (text, other) in wrong {
        let bad = good.replacingOccurrences(text, other)
        #expect(bad != good, "\(text) stands in the order")
        let faults = try creditTransferSchema.faults(of: XMLTree.read(Array(bad.utf8)))
        #expect(faults != [], "\(other)")
    }
}

extension String {
    fileprivate func replacingOccurrences(_ text: String, _ other: String) -> String {
        split(separator: text, omittingEmptySubsequences: false).joined(separator: other)
    }
}

@Test func `sums of currencies with other decimals are added up as the format wants it`() throws {
    let tree = try read(
        try file([
            try statement(of: "a", in: "JPY", [Paid(minorUnits: 1_500)]),
            try statement(of: "b", in: "KWD", [Paid(minorUnits: 1_234)]),
            try statement(of: "c", in: "USD", [Paid(minorUnits: 99)]),
        ])
    )
    #expect(tree.all("CtrlSum").map(\.text) == ["1502.224", "1500", "1.234", "0.99"])
    #expect(tree.all("InstdAmt").map(\.text) == ["1500", "1.234", "0.99"])
}

@Test(arguments: [
    ("Canal Cycles", "Canal Cycles"), ("Müller & Søn <Bicycles>", "Mueller + Son .Bicycles."),
    ("Bĳ Łódź Sp. z o.o.", "B. Lodz Sp. z o.o."), ("株式会社", "...."),
    ("  two \t spaces\n", "two spaces"), ("Cafe\u{301}_1", "Cafe-1"), ("ẞtraße", "SStrasse"),
    (String(repeating: "a", count: 69) + " bc", String(repeating: "a", count: 69)),
])
func `names keep to the letters that banks pass on`(_ name: String, _ expected: String) throws {
    let tree = try read(try file([try statement([Paid(minorUnits: 1)])], name: name))
    #expect(tree.all("Cdtr").first?.children.first?.text == expected)
}

@Test func `a payment is called by partner and period, or by what fits and a digest`() throws {
    func reference(_ id: String) throws -> String {
        let file = try file([try statement(of: id, [Paid(minorUnits: 1)])])
        return try #require(try read(file).all("EndToEndId").first?.text)
    }
    #expect(try reference("canal-cycles") == "canal-cycles/2026-Q1")
    let longest = String(repeating: "a", count: 27)
    #expect(try reference(longest) == "\(longest)/2026-Q1")
    let longer = try reference(longest + "a")
    #expect(longer.utf8.count == 35)
    #expect(longer.hasPrefix(String(repeating: "a", count: 18) + "-"))
    #expect(longer.hasSuffix("/2026-Q1"))
    #expect(try longer != reference(longest + "b"))
    #expect(try reference("a_b") != reference("a-b"))
    #expect(try !reference("a_b").contains("_"))
}

@Test func `an account that is no IBAN stands as another one, with its bank`() throws {
    let file = try file(
        [try statement([Paid(minorUnits: 1)])],
        account: "0012-345.678",
        bic: "CENAIDJA"
    )
    let creditor = try #require(try read(file).all("CdtrAcct").first)
    #expect(creditor.all("Othr").first?.all("Id").first?.text == "0012-345.678")
    #expect(try read(file).all("CdtrAgt").first?.all("BICFI").first?.text == "CENAIDJA")
}

@Test func `another vendor or amount is another message, the same is the same on any day`() throws {
    let statements = [try statement([Paid(minorUnits: 100)])]
    let first = try file(statements).messageID
    #expect(try file(statements).messageID == first)
    #expect(try file(statements, issuer: "https://other.example/").messageID != first)
    #expect(try file(statements, asOf: heading.asOf.adding(days: 1)).messageID == first)
    #expect(try file([try statement([Paid(minorUnits: 101)])]).messageID != first)
}

@Test func `an order is carried out on the day of payment, and never before it is made`() throws {
    let statements = [try statement([Paid(minorUnits: 100)])]
    let day = { (asOf: Day) in
        try read(try file(statements, asOf: asOf)).all("Dt").first?.text
    }
    #expect(try day(heading.asOf) == "2026-05-10")
    let late = quarter.span.last.adding(days: 100)
    #expect(try day(late) == late.description)
}

@Test func `a sum of more than 18 digits is no order`() throws {
    let most: Int64 = 999_999_999_999_999_999
    let one = try statement(of: "a", [Paid(minorUnits: most)])
    #expect(try file([one]).creditTransfer(from: payer()) != nil)
    let two = try statement(of: "b", [Paid(minorUnits: 1)])
    #expect(try file([one, two]).creditTransfer(from: payer()) == nil)
    let yen = try statement(of: "c", in: "JPY", [Paid(minorUnits: most)])
    #expect(try file([two, yen]).creditTransfer(from: payer()) == nil)
}
