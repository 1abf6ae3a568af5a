import Foundation
import TestSupport
import Testing

private func setting(_ name: String) -> Int? {
    ProcessInfo.processInfo.environment[name].flatMap { Int($0) }
}

/// How many portfolios share a site.
private let batchSize = 100

@Test func `generated portfolios agree with the auditor`() throws {
    if let seed = setting("GUERDON_SEED") {
        try audit(seeds: [seed], batch: (seed - 1) / batchSize)
        return
    }
    let count = setting("GUERDON_SEEDS") ?? 200
    for batch in 0..<(count + batchSize - 1) / batchSize {
        let first = batch * batchSize + 1
        try audit(seeds: Array(first...min(count, first + batchSize - 1)), batch: batch)
    }
}

private func audit(seeds: [Int], batch: Int) throws {
    let site = FileManager.default.temporaryDirectory
        .appendingPathComponent("guerdon-generated-\(UUID().uuidString)")
    if setting("GUERDON_SEED") == nil {
        defer { try? FileManager.default.removeItem(at: site) }
        try auditSite(seeds, batch, site)
    } else {
        print("the site of the seed is \(site.path)")
        try auditSite(seeds, batch, site)
    }
}

private func auditSite(_ seeds: [Int], _ batch: Int, _ site: URL) throws {
    let terms = drawTerms(batch: batch)
    let portfolios = seeds.map { drawPortfolio(seed: $0) }
    try writeSite(portfolios, terms, to: site)
    let computed = try computeSite(site)
    let found = Dictionary(grouping: computed.statements, by: \.partner)
    for portfolio in portfolios {
        for difference in try differences(portfolio, terms, found).prefix(3) {
            Issue.record("seed \(portfolio.seed): \(difference)")
        }
    }
}
