import Foundation
import TestSupport
import Testing

private let asOf = dayNumber(2027, 8, 10)

@Test func `generated claims of prices agree with the auditor`() throws {
    let count = ProcessInfo.processInfo.environment["GUERDON_SEEDS"].flatMap { Int($0) } ?? 200
    let supports = (1...count).map { drawSupport(seed: $0) }
    let site = FileManager.default.temporaryDirectory
        .appendingPathComponent("guerdon-supports-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: site) }
    try writeSupports(supports, asOf: asOf, to: site)
    let computed = try computeSite(site)
    let statements = Dictionary(grouping: computed.statements, by: \.partner)
    var effects: [SlowSupport.Omission: Int] = [:]
    for support in supports {
        let auditor = SlowSupport(support: support, asOf: asOf)
        let expected = auditor.paid.filter { !$0.claims.isEmpty }
        let found = try settled(statements[support.partner] ?? [])
        let seen = { (paid: SlowSupport.Paid) in
            paid.cents != 0 || !auditor.isBehindTheRun(paid.period)
        }
        #expect(found.filter(seen) == expected.filter(seen), "seed \(support.seed)")
        for omission in SlowSupport.Omission.allCases {
            let other = SlowSupport(support: support, asOf: asOf, without: [omission]).paid
            if other.filter({ !$0.claims.isEmpty }) != expected {
                effects[omission, default: 0] += 1
            }
        }
    }
    for omission in SlowSupport.Omission.allCases {
        #expect(effects[omission, default: 0] * 50 >= count, "\(omission) decides too little")
    }
}

/// What each period pays on the last statement that shows it.
private func settled(
    _ statements: [ComputedSite.ComputedStatement]
) throws -> [SlowSupport.Paid] {
    var found: [SlowSupport.Paid] = []
    for incentive in statements.flatMap(\.incentives) {
        let claims = try incentive.parts.compactMap { part -> String? in
            let pays = try cents(part.pays)
            return pays == 0 ? nil : "\(part.claim ?? "") \(pays)"
        }
        found.removeAll { $0.period == incentive.period }
        if claims.isEmpty { continue }
        found.append(
            SlowSupport.Paid(
                period: incentive.period,
                cents: Int(try cents(incentive.paid)),
                claims: claims
            )
        )
    }
    return found
}
