import Foundation
import TestSupport
import Testing

/// What the environment asks for.
///
/// `GUERDON_SEED` replays one portfolio; `GUERDON_FIRST` and `GUERDON_SEEDS` are the first and last
/// of a range.
private func setting(_ name: String) -> Int? {
    ProcessInfo.processInfo.environment[name].flatMap { Int($0) }
}

/// Whether the mechanics are taken out in turn, which takes most of the time: where a range is
/// asked for, but not with `GUERDON_EFFECTS=0`.
private let takesMechanicsOut = setting("GUERDON_SEEDS") != nil && setting("GUERDON_EFFECTS") != 0

/// How many portfolios share a site.
private let batchSize = 25

/// In so many of ten thousand portfolios every mechanic changes a figure.
private let leastEffect = 200

@Test func `generated portfolios agree with the auditor`() async throws {
    if let seed = setting("GUERDON_SEED") {
        let site = newFolder()
        print("the site of the seed is \(site.path)")
        record(try audit([seed], batch: (seed - 1) / batchSize, site))
        return
    }
    let count = setting("GUERDON_SEEDS") ?? 200
    let seeds = setting("GUERDON_FIRST").map { $0...count } ?? 1...count
    let batches = Dictionary(grouping: seeds) { ($0 - 1) / batchSize }
    var effects: [String: Int] = [:]
    try await withThrowingTaskGroup(of: Audit.self) { group in
        for (batch, seeds) in batches.sorted(by: { $0.key < $1.key }) {
            group.addTask {
                let site = newFolder()
                defer { try? FileManager.default.removeItem(at: site) }
                return try audit(seeds, batch: batch, site)
            }
        }
        for try await found in group {
            record(found)
            effects.merge(found.effects) { $0 + $1 }
        }
    }
    if !takesMechanicsOut { return }
    for mechanic in allMechanics.map(\.name).sorted(by: { effects[$0] ?? 0 > effects[$1] ?? 0 }) {
        print("\(effects[mechanic] ?? 0) portfolios pay otherwise without \(mechanic)")
        if seeds.count >= 10_000 { #expect(effects[mechanic] ?? 0 >= leastEffect, "\(mechanic)") }
    }
}

/// What came of the portfolios of one site.
private struct Audit {
    var differences: [String] = []
    /// In how many portfolios a mechanic changes a figure.
    var effects: [String: Int] = [:]
}

private func record(_ audit: Audit) {
    for difference in audit.differences { Issue.record("\(difference)") }
}

private func newFolder() -> URL {
    FileManager.default.temporaryDirectory
        .appendingPathComponent("guerdon-generated-\(UUID().uuidString)")
}

private func audit(_ seeds: [Int], batch: Int, _ site: URL) throws -> Audit {
    let terms = drawTerms(batch: batch)
    let portfolios = seeds.map { drawPortfolio(seed: $0, terms) }
    try writeSite(portfolios, terms, to: site)
    let computed = try computeSite(site)
    let found = Dictionary(grouping: computed.statements, by: \.partner)
    var audit = Audit()
    for portfolio in portfolios {
        let found = try Ratio.$mayBeCoarse.withValue(portfolio.hasLongFractions) {
            try differences(portfolio, terms, found)
        }
        for difference in found.prefix(3) {
            audit.differences.append("seed \(portfolio.seed): \(difference)")
        }
        if !takesMechanicsOut { continue }
        for mechanic in effectiveMechanics(portfolio, terms) {
            audit.effects[mechanic, default: 0] += 1
        }
    }
    return audit
}
