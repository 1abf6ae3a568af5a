import Foundation
import TestSupport
import Testing

/// A copy of the sample's content in a folder of its own.
private func copySample() throws -> URL {
    let base = FileManager.default.temporaryDirectory
        .appendingPathComponent("guerdon-sample-\(UUID().uuidString)")
    let site = base.appendingPathComponent("site")
    try copySample(into: site)
    return site
}

private func remove(_ site: URL) {
    try? FileManager.default.removeItem(at: site.deletingLastPathComponent())
}

private func published(_ site: URL, _ options: String = "") throws -> [String: Data] {
    let result = try run("guerdon build --quiet \(options)", in: site)
    #expect(result.status == 0, "\(result.output)")
    return try tree(site.appendingPathComponent("public"))
}

private let committed = packageRoot.appendingPathComponent("public")

/// What differs between two trees, by name, so that a failure says where to look.
private func differences(_ a: [String: Data], _ b: [String: Data]) -> [String] {
    Set(a.keys).union(b.keys).filter { a[$0] != b[$0] }.sorted()
}

@Test func `a build of the sample gives the bytes that are committed, wherever and whenever`()
    throws
{
    let site = try copySample()
    defer { remove(site) }
    let pages = try published(site)
    #expect(pages.count > 100)
    #expect(differences(pages, try tree(committed)) == [])
}

@Test func `one job and eight give the same bytes`() throws {
    let site = try copySample()
    defer { remove(site) }
    let one = try published(site, "--jobs 1")
    try FileManager.default.removeItem(at: site.appendingPathComponent("public"))
    #expect(differences(one, try published(site, "--jobs 8")) == [])
}

/// The incentives of the sample's programs whose documents have an example and an Indonesian text,
/// by their kinds.
private func samples() throws -> [String: [(program: String, incentive: String)]] {
    let folder = packageRoot.appendingPathComponent("content/programs")
    let documents = try tree(folder)
    var samples: [String: [(program: String, incentive: String)]] = [:]
    for (name, bytes) in documents where name.split(separator: ".").count == 2 {
        let program = String(name.dropLast(3))
        let text = String(decoding: bytes, as: UTF8.self)
        guard text.contains("```example"), documents["\(program).id.md"] != nil else { continue }
        for match in text.matches(of: /- id: (\S+)\n(?:    title: .*\n)?    kind: (\S+)/) {
            samples[String(match.2), default: []].append((program, String(match.1)))
        }
    }
    return samples
}

@Test(
    arguments: ["rebate", "volume", "bonus", "spiff", "growth", "contest", "discount"]
)
func `every kind that pays has a sample with an example, and a statement that it pays on`(
    kind: String
) throws {
    let site = try copySample()
    defer { remove(site) }
    let computed = try run("guerdon compute --quiet --format csv", in: site)
    let rows = computed.output.split(separator: "\n").map { $0.split(separator: ",") }
    let paid = try samples()[kind]?.compactMap { program, incentive in
        rows.first { row in
            row[2] == program && row[3] == incentive && row[9] != "0.00"
        }.map { "\($0[0]) \($0[1]) \(program)-\(incentive)" }
    }
    let place = try #require(paid?.first?.split(separator: " "), "no sample of \(kind) pays")
    let link = try run("guerdon link \(place[0]) \(place[1]) --quiet", in: site).output
    let name = try #require(link.firstMatch(of: /s\/[a-z2-7]{32}\.html/), "\(link)").output
    let file = committed.appendingPathComponent(String(name)).path
    let page = try run("guerdon open \(file) --quiet", in: site).output
    #expect(page.contains("id=\"\(place[2])"))
}

/// Rows of every CSV file in another order, and its files under other names.
private func shuffle(_ site: URL, seed: UInt64) throws -> Int {
    var random = SplitMix(state: seed)
    var moved = 0
    let content = site.appendingPathComponent("content")
    for path in try tree(content).keys.sorted() where path.hasSuffix(".csv") {
        let place = content.appendingPathComponent(path)
        let text = try String(contentsOf: place, encoding: .utf8)
        if text.contains("\"") { continue }
        var lines = text.split(separator: "\n")
        let header = lines.removeFirst()
        lines.shuffle(using: &random)
        moved += lines.count
        let shuffled = ([header] + lines).joined(separator: "\n") + "\n"
        let isNamed = !path.contains("/") || path.hasPrefix("erp/")
        let name = isNamed ? path : "\(path.dropLast(4))-\(random.next() % 1_000).csv"
        try FileManager.default.removeItem(at: place)
        try shuffled.write(
            to: content.appendingPathComponent(name),
            atomically: false,
            encoding: .utf8
        )
    }
    return moved
}

/// The sample before anything of it was closed.
private func copyOpenSample() throws -> URL {
    let site = try copySample()
    try FileManager.default.removeItem(at: site.appendingPathComponent("content/closings"))
    return site
}

@Test(arguments: [1, 2, 3] as [UInt64])
func `rows, files and partners in another order give the same bytes`(seed: UInt64) throws {
    // What is closed keeps the order of its rows, so that nothing is closed here.
    let sites = try (0..<2).map { _ in try copyOpenSample() }
    defer { sites.forEach(remove) }
    #expect(try shuffle(sites[0], seed: seed) > 500)
    #expect(differences(try published(sites[0]), try published(sites[1])) == [])
}
