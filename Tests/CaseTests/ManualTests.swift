import Foundation
import TestSupport
import Testing

private let folder = packageRoot.appendingPathComponent("content/pages/manual")

@Test func `the manual's pages are what the comments of the rules say`() throws {
    let given = try tree(folder).mapValues { String(decoding: $0, as: UTF8.self) }
    let wanted = try manualFiles()
    let stale = Set(given.keys).union(wanted.keys).filter { given[$0] != wanted[$0] }.sorted()
    #expect(stale == [], "UPDATE_GOLDEN=1 swift test writes them anew")
    guard !stale.isEmpty, ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" else {
        return
    }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for name in stale {
        let place = folder.appendingPathComponent(name)
        if let text = wanted[name] {
            try text.write(to: place, atomically: true, encoding: .utf8)
        } else {
            try FileManager.default.removeItem(at: place)
        }
    }
}

@Test func `every mechanic with a snippet stands on a page of the manual`() throws {
    let told = Set(manualPages.flatMap(\.entries).map(\.declaration))
    var count = 0
    for (path, lines) in try ruleSources() {
        for (place, line) in lines.enumerated() {
            guard let name = declaredType(line),
                !snippets(of: comment(above: place, of: lines)).isEmpty
            else { continue }
            count += 1
            #expect(told.contains(name), "\(path): \(name)")
        }
    }
    #expect(count > 15)
}

/// A sale with the columns that snippets name.
private let columns = """
    sale_id,day,partner,product,quantity,net_amount,currency,order,customer,person,fund,deal
    C-1,2026-03-02,canal-cycles,road-1,1,1600.00,USD,O-1,K-1,sari,fund-1,D-1

    """

@Test(arguments: manualPages.flatMap(\.entries))
func `the reader takes every snippet of the manual`(entry: ManualEntry) throws {
    let all = snippets(of: try comment(of: entry))
    #expect(!all.isEmpty || entry.declaration == "SettlementStep")
    for snippet in all {
        let site = try layOutSite()
        defer { try? FileManager.default.removeItem(at: site.deletingLastPathComponent()) }
        let document = site.appendingPathComponent("content/programs/entry.md")
        try program(with: snippet, entry.place).write(
            to: document,
            atomically: true,
            encoding: .utf8
        )
        try columns.write(
            to: site.appendingPathComponent("content/sales/columns.csv"),
            atomically: true,
            encoding: .utf8
        )
        if case .site = entry.place {
            let place = site.appendingPathComponent("content/site.yaml")
            let key = snippet.prefix { $0 != ":" }
            let text = try String(contentsOf: place, encoding: .utf8)
                .split(separator: "\n", omittingEmptySubsequences: false)
                .filter { !$0.hasPrefix("\(key):") }.joined(separator: "\n")
            try (text + snippet).write(to: place, atomically: true, encoding: .utf8)
        }
        if case .file(let path) = entry.place {
            let place = site.appendingPathComponent("content/\(path)")
            try FileManager.default.createDirectory(
                at: place.deletingLastPathComponent(),
                withIntermediateDirectories: true
            )
            try snippet.write(to: place, atomically: true, encoding: .utf8)
        }
        let result = try run("guerdon check --quiet", in: site)
        #expect(result.status == 0, "\(result.output)")
    }
}

/// A small program in which a snippet stands at its place.
private func program(with snippet: String, _ place: SnippetPlace) -> String {
    var text = "---\ntitle: Entry\n"
    if !snippet.hasPrefix("runs:") { text += "runs: 2026-01-01..2026-12-31\n" }
    text += "approved: {by: Pieter Bos, on: 2025-12-15}\n"
    var keys: [Substring] = []
    switch place {
    case .incentive(let beside):
        let own = snippet.split(separator: "\n")
        let hasReward = own.contains { $0.hasPrefix("tiers:") || $0.hasPrefix("rate:") }
        let isReward = beside.hasPrefix("rate:")
        keys = own + (isReward && hasReward ? [] : beside.split(separator: "\n"))
    case .program:
        text += snippet
        keys = ["rate: 2%"]
    case .site, .file: keys = ["rate: 2%"]
    }
    if !keys.contains(where: { $0.hasPrefix("kind:") }) { keys.insert("kind: rebate", at: 0) }
    text += "incentives:\n  - id: entry\n    settles: quarter\n"
    text += keys.map { "    \($0)\n" }.joined()
    return text + "---\nTerms.\n"
}
