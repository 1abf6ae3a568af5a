import Foundation
import TestSupport
import Testing

/// The rows of the sample's payees, as texts by column.
private func payees() throws -> [[String]] {
    let text = try String(
        contentsOf: packageRoot.appendingPathComponent("content/payees.csv"),
        encoding: .utf8
    )
    return text.split(separator: "\n").dropFirst().map { row in
        row.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
}

@Test func `no page of the sample has an account or an agreement`() throws {
    let rows = try payees()
    #expect(rows.count > 10)
    let secrets = rows.flatMap { [$0[2], $0[5]] }.filter { !$0.isEmpty } + ["0000-0001-00"]
    let pages = try tree(packageRoot.appendingPathComponent("public"))
    #expect(pages.count > 100)
    for (path, bytes) in pages {
        let text = String(decoding: bytes, as: UTF8.self)
        for secret in secrets where text.contains(secret) {
            Issue.record("\(path) has \(secret)")
        }
    }
}

/// The minor units of amounts with two decimals that a pattern finds on the lines of an output.
private func sum(of line: String, where pattern: Regex<(Substring, Substring)>) throws -> Int {
    let result = try run("guerdon \(line) --quiet", in: packageRoot)
    #expect(result.status == 0)
    let found = result.output.matches(of: pattern).map {
        Int($0.1.replacing(".", with: "")) ?? .min
    }
    #expect(found.count > 10, "\(line)")
    return found.reduce(0, +)
}

@Test func `the sample's statements, payments and journal are one sum by transfer`() throws {
    let statements = try sum(
        of: "compute",
        where:
            /"period": "2026-Q2", "currency": "USD", "state".*?"due_by": \{"transfer": "([\d.]+)"/
    )
    let payments = try sum(of: "export payments 2026-Q2", where: /,USD,([\d.]+),2026-08-09,/)
    let journal = try sum(
        of: "export journal 2026-Q2",
        where: /liabilities:payable:transfer +-([\d.]+) USD/
    )
    #expect(statements == payments)
    #expect(payments == journal)
}
