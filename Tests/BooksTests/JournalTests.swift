import Books
import Foundation
import Incentives
import Testing

/// The rows of an export, by the names of its columns; no text of these tests needs quotes.
func rows(_ csv: [UInt8]) -> [[String: String]] {
    let lines = String(decoding: csv, as: UTF8.self).split(separator: "\n").map {
        $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    guard let header = lines.first else { return [] }
    return lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(header, $0)) }
}

/// An amount with its currency's decimals as minor units.
func minorUnits(_ text: String) -> Int64 { Int64(text.replacing(".", with: "")) ?? .min }

private func payee(_ id: PartnerID) throws -> Payee {
    Payee(
        id: id.text,
        name: nil,
        account: try BankAccount("NL91ABNA0417164300"),
        bic: nil,
        currency: nil,
        creditNote: nil
    )
}

private func payments(_ statements: [StatementFigures]) throws -> PaymentFile {
    PaymentFile(
        heading,
        try statements.map { ($0, $0.partner.text, try payee($0.partner)) },
        issuer: "https://example.com/",
        digest: { $0.map { String($0, radix: 16) }.joined() }
    )
}

@Test func `each statement's entries add up to nothing in its currency`() throws {
    var count = 0
    for seed in 0..<300 {
        let statements = try drawnStatements(seed: UInt64(seed))
        let all = rows(JournalFile(heading, statements) { _ in nil }.csv())
        for (code, rows) in Dictionary(grouping: all, by: { $0["statement"] ?? "" }) {
            let sum = rows.reduce(0) { $0 + minorUnits($1["amount"] ?? "") }
            #expect(sum == 0, "seed \(seed), \(code)")
            #expect(Set(rows.map { $0["currency"] ?? "" }).count == 1)
            count += rows.count
        }
    }
    #expect(count > 3_000)
}

@Test func `payments, the journal's payable and the statements are one sum`() throws {
    var paid: Int64 = 0
    for seed in 0..<300 {
        let statements = try drawnStatements(seed: UInt64(seed))
        let journal = rows(JournalFile(heading, statements) { _ in nil }.csv())
        let file = rows(try payments(statements).csv())
        for code in ["USD", "JPY", "KWD"] {
            let due = statements.filter { $0.currency.code == code }.reduce(Int64(0)) {
                $0 + ($1.dueByMeans.amount(by: .transfer)?.minorUnits ?? 0)
            }
            let booked = journal.filter {
                $0["currency"] == code && $0["account"] == "liabilities:payable:transfer"
            }.reduce(Int64(0)) { $0 + minorUnits($1["amount"] ?? "") }
            let sent = file.filter { $0["currency"] == code }.reduce(Int64(0)) {
                $0 + minorUnits($1["amount"] ?? "")
            }
            #expect(booked == -due && sent == due, "seed \(seed), \(code)")
            paid += sent
        }
    }
    #expect(paid > 1_000_000)
}

@Test func `hledger's strict check passes on the journal`() throws {
    let path = "/usr/bin/hledger"
    try #require(
        FileManager.default.isExecutableFile(atPath: path),
        "this test runs hledger: apt-get install hledger"
    )
    let odd = try statement(
        of: "odd",
        [
            Paid(minorUnits: 12_345, means: .creditNote, program: "a.b_c-d"),
            Paid(minorUnits: 500),
        ],
        adjustments: [40, -3],
        taken: [Taken(added: 7, name: "VAT;  [21%] (NL): a, b"), Taken(added: -9, name: "§ @ =")]
    )
    let statements = try [odd] + (0..<6).flatMap { try drawnStatements(seed: $0) }
    let journal = JournalFile(heading, statements) { _ in "SB-1, of 2026; (all)" }.hledger()
    let file = FileManager.default.temporaryDirectory
        .appendingPathComponent("guerdon-\(UUID().uuidString).journal")
    defer { try? FileManager.default.removeItem(at: file) }
    for (bytes, status) in [(journal, 0), (journal + Array("    a:b  1 USD\n".utf8), 1)] {
        try Data(bytes).write(to: file)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = ["-f", file.path, "check", "--strict"]
        process.environment = ["LC_ALL": "C.UTF-8", "HOME": "/nowhere"]
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        #expect(
            process.terminationStatus == Int32(status),
            "\(String(decoding: bytes, as: UTF8.self))"
        )
    }
}
