import Foundation
import TestSupport
import Testing

/// What `guerdon compute --format json` prints, as far as the auditor asks.
struct ComputedSite: Decodable {
    let statements: [ComputedStatement]
    let boards: [ComputedBoard]

    struct ComputedStatement: Decodable {
        let partner: String, period: String, currency: String, state: String
        let opening_carry: String, earned: String, tax: String, withheld: String
        let due: String, closing_carry: String
        let lines: LineCounts
        let incentives: [ComputedIncentive]
    }

    struct LineCounts: Decodable {
        let counted: Int, not_counted: Int
    }

    struct ComputedIncentive: Decodable {
        let program: String, incentive: String, period: String
        let measure: String, tier: Int, entitled: String, paid: String, converted: String
        let lines: Int
        let parts: [ComputedPart]
        let steps: [ComputedStep]
        let shares: [ComputedShare]
    }

    /// What a payee has of a payout.
    struct ComputedShare: Decodable {
        let to: String, name: String?, share: String, amount: String
    }

    /// A line of a payout; of its rate, price, amount or prizes it has one.
    struct ComputedPart: Decodable {
        let value: String?, by: String?, claim: String?
        let rate: String?, per_unit: String?, amount: String?, prizes: String?
        let pays: String
    }

    struct ComputedStep: Decodable {
        let step: String, amount: String, carried: String?
    }

    struct ComputedBoard: Decodable {
        let board: String, period: String, group: String
        let rows: [Row]

        struct Row: Decodable {
            let rank: Int, partner: String, value: String
        }
    }
}

/// Runs the program and gives what it prints to stdout and stderr, and its exit status.
func runGuerdon(_ arguments: [String]) throws -> (output: Data, errors: String, status: Int32) {
    let folder = FileManager.default.temporaryDirectory
        .appendingPathComponent("guerdon-run-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let (output, errors) = (
        folder.appendingPathComponent("out"), folder.appendingPathComponent("err")
    )
    for file in [output, errors] { try Data().write(to: file) }
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
    process.waitUntilExit()
    let text = String(decoding: try Data(contentsOf: errors), as: UTF8.self)
    return (try Data(contentsOf: output), text, process.terminationStatus)
}

/// Computes a site and decodes its figures.
func computeSite(_ site: URL) throws -> ComputedSite {
    let result = try runGuerdon(["compute", "--quiet", "--site", site.path])
    try #require(result.status == 0, "\(result.errors)")
    return try JSONDecoder().decode(ComputedSite.self, from: result.output)
}

/// Cents of an amount that `compute` prints.
func cents(_ text: String) throws -> Int64 {
    try #require(Int64(text.replacingOccurrences(of: ".", with: "")))
}
