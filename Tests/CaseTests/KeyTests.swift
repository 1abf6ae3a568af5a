import Foundation
import TestSupport
import Testing

private let keySite = packageRoot.appendingPathComponent("Tests/Keys")

/// What is published of a site, without the digests of its inputs; or how the build fails.
private func outcome(of site: URL) throws -> [String: String] {
    let result = try run("guerdon build --quiet --jobs 1", in: site)
    guard result.status == 0 else { return ["status": "\(result.status)"] }
    var pages = try tree(site.appendingPathComponent("public")).mapValues { bytes in
        String(decoding: bytes, as: UTF8.self)
            .replacing(/<code>[0-9a-f]{4}( [0-9a-f]{4}){3}<\/code>/, with: "")
    }
    pages["manifest.json"] = nil
    pages["warnings"] = result.output
    return pages
}

/// A copy of the site in which every key stands, with one file changed.
private func copyKeySite(_ path: String, _ text: String?) throws -> URL {
    let base = FileManager.default.temporaryDirectory
        .appendingPathComponent("guerdon-keys-\(UUID().uuidString)")
    let site = base.appendingPathComponent("site")
    try FileManager.default.createDirectory(at: site, withIntermediateDirectories: true)
    try FileManager.default.copyItem(
        at: keySite.appendingPathComponent("content"),
        to: site.appendingPathComponent("content")
    )
    if let text {
        let place = site.appendingPathComponent(path)
        try text.write(to: place, atomically: false, encoding: .utf8)
    }
    return site
}

/// What the site writes for the bank and the books, which no page shows.
private func exports(of site: URL) throws -> [String] {
    try ["payments 2026-H1 --format pain.001", "journal 2026-H1 --format csv"].map { line in
        let result = try run("guerdon export \(line) --quiet", in: site)
        return "\(result.status)\n\(result.output)"
    }
}

private let wholeExports = Result { try exports(of: copyKeySite("", nil)) }

private let whole = Result { try outcome(of: copyKeySite("", nil)) }

/// A key of a document, by the line on which it stands.
private struct PlacedKey: CustomTestStringConvertible {
    let path: String
    let line: Int
    let key: String

    var testDescription: String { "\(path):\(line + 1) \(key)" }
}

private let documents = [
    "site.yaml", "sources.yaml", "partners/partners.yaml", "sales/sales.yaml", "pages/note.md",
    "pages/note.id.md", "recognition/top.md", "programs/all.md", "programs/all.id.md",
    "programs/compare.md", "programs/beside.md", "programs/network.md",
    "adjustments/adjustments.yaml", "disputes/disputes.yaml",
]

private func lines(of path: String) throws -> [String] {
    try String(
        contentsOf: keySite.appendingPathComponent("content/\(path)"),
        encoding: .utf8
    ).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
}

/// Keys whose presence changes nothing yet beyond what `Tests/Errors` shows of a wrong value.
private let onlyOneValue: Set<String> = ["currency", "keyring", "of", "parts", "usable_to"]

/// Keys whose presence changes a figure only where something is closed; `ClosingTests` has them.
private let keysOfClosings: Set<String> = ["corrections"]

/// Keys whose presence changes only how pages are sealed; `SealedSiteTests` has them.
private let keysOfSealing: Set<String> = ["link"]

private let placedKeys: [PlacedKey] = documents.flatMap { path -> [PlacedKey] in
    guard let lines = try? lines(of: path) else { return [] }
    return lines.indices.compactMap { line in
        guard let match = lines[line].firstMatch(of: /^ *(?:- )?([A-Za-z_]+):(?: |$)/) else {
            return nil
        }
        return PlacedKey(path: path, line: line, key: String(match.1))
    }
}

/// A document without one key: its line and the lines that stand deeper below it.
private func text(without key: PlacedKey) throws -> String {
    var lines = try lines(of: key.path)
    let indent = lines[key.line].prefix { $0 == " " }.count
    let isItem = lines[key.line].dropFirst(indent).hasPrefix("- ")
    let depth = isItem ? indent + 2 : indent
    var end = key.line + 1
    while end < lines.count, lines[end].prefix(while: { $0 == " " }).count > depth,
        !lines[end].isEmpty
    {
        end += 1
    }
    lines.removeSubrange(key.line..<end)
    if isItem { lines.insert(String(repeating: " ", count: indent) + "-", at: key.line) }
    return lines.joined(separator: "\n")
}

@Test(arguments: placedKeys)
private func `without a key a figure, a page or the exit status is another`(key: PlacedKey) throws {
    let whole = try whole.get()
    try #require(whole["status"] == nil, "the site with every key is built")
    let site = try copyKeySite("content/\(key.path)", try text(without: key))
    defer { try? FileManager.default.removeItem(at: site.deletingLastPathComponent()) }
    let isChanged = try outcome(of: site) != whole
    let isBooked = try key.path == "site.yaml" && exports(of: site) != wholeExports.get()
    #expect(isChanged || isBooked || onlyOneValue.contains(key.key))
}

private struct Column: CustomTestStringConvertible {
    let path: String
    let name: String

    var testDescription: String { "\(path) \(name)" }
}

private let columns: [Column] = [
    "products.csv", "partners/more.csv", "sales/sales.csv", "targets.csv", "baselines.csv",
    "rates.csv",
    "claims/claims.csv", "deals.csv", "customers.csv",
    "claims/claims.csv", "deals.csv", "territories.csv", "payments/payments.csv",
    "opening/opening.csv",
    "payees.csv",
].flatMap { path -> [Column] in
    guard let header = try? lines(of: path).first else { return [] }
    return header.split(separator: ",").map { Column(path: path, name: String($0)) }
}

@Test(arguments: columns)
private func `without a column a figure, a page or the exit status is another`(
    column: Column
) throws {
    let whole = try whole.get()
    let rows = try lines(of: column.path).filter { !$0.isEmpty }.map {
        $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    let place = try #require(rows[0].firstIndex { $0 == column.name })
    let text = rows.map { row in
        row.enumerated().filter { $0.offset != place }.map(\.element).joined(separator: ",") + "\n"
    }.joined()
    let site = try copyKeySite("content/\(column.path)", text)
    defer { try? FileManager.default.removeItem(at: site.deletingLastPathComponent()) }
    let isChanged = try outcome(of: site) != whole
    let isBooked = try column.path == "payees.csv" && exports(of: site) != wholeExports.get()
    #expect(isChanged || isBooked || onlyOneValue.contains(column.name))
}

@Test func `every key that is computed stands in the site of keys`() throws {
    let shapes = packageRoot.appendingPathComponent("Sources/ContentReader")
    let here = Set(placedKeys.map(\.key)).union(columns.map(\.name)).union(keysOfClosings)
        .union(keysOfSealing)
    var count = 0
    for (path, bytes) in try tree(shapes) where path.hasSuffix(".swift") {
        let source = String(decoding: bytes, as: UTF8.self)
        for match in source.matches(of: /enum \w+: String, ShapeKey \{(?s:(.*?))\n\}/) {
            let keys = computedKeys(of: String(match.1))
            count += keys.count
            #expect(keys.subtracting(here) == [], "\(path)")
        }
    }
    #expect(count > 100)
}

/// The keys of a shape, from its source, without those that are refused as not yet computed.
private func computedKeys(of body: String) -> Set<String> {
    let declared = body.components(separatedBy: "static let subject")[0]
    var keys = Set<String>()
    for match in declared.matches(of: /case ([^\n]*(?:,\n[^\n]*)*)/) {
        keys.formUnion(
            match.1.components(separatedBy: CharacterSet(charactersIn: ", \n")).filter {
                !$0.isEmpty
            }
        )
    }
    if let match = body.firstMatch(of: /self == \.(\w+) \? \.notYet/) {
        keys.remove(String(match.1))
    }
    if let match = body.firstMatch(of: /self == \.(\w+) \? \.required : \.notYet/) {
        keys = [String(match.1)]
    }
    for match in body.matches(of: /case ((?:\.\w+,?\s*)+):\s*\.notYet/) {
        keys.subtract(match.1.matches(of: /\.(\w+)/).map { String($0.1) })
    }
    return keys
}
