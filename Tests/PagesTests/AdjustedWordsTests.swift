import ContentReader
import Foundation
import Incentives
import Markup
import TestSupport
import Testing

// Corrections come of closings; their words are tested without one.
@testable import Books
@testable import StatementSite

/// The texts that the program carries for English.
private func english() throws -> [String: String] {
    let path = "templates/strings/en.yaml"
    let bytes = try Data(contentsOf: packageRoot.appendingPathComponent(path))
    let read = readStrings(ContentFile(path: path, bytes: Array(bytes)))
    return Dictionary(uniqueKeysWithValues: read.texts.map { ($0.key, $0.text) })
}

private let site = """
    title: Rewards
    vendor: {name: Vendor}
    base_url: https://example.com/
    currency: USD
    as_of: 2026-08-01
    access: public
    """

private let program = """
    ---
    title: Volume rebate
    runs: 2026-01-01..2026-12-31
    approved: {by: Pieter Bos, on: 2025-12-15}
    incentives:
      - {id: monthly, title: Monthly, kind: rebate, settles: month, rate: 2%}
      - {id: yearly, title: Yearly, kind: rebate, settles: year, rate: 1%}
    ---
    Terms.
    """

private func words() throws -> AdjustedWords {
    let read = readContent(
        [
            ContentFile(path: "content/site.yaml", bytes: Array(site.utf8)),
            ContentFile(path: "content/programs/volume.md", bytes: Array(program.utf8)),
        ],
        ReadOrder(asOf: nil, today: try #require(Day(text: "2026-08-01")), withDrafts: false)
    )
    let content = try #require(read.content, "\(read.diagnostics)")
    return AdjustedWords(
        phrases: Phrases(locale: "en", texts: try english()),
        programs: content.portfolio.programs
    )
}

private func correction(
    _ cause: CorrectionFigures.Cause,
    program: String = "volume",
    period: String,
    to currency: String = "USD"
) throws -> CorrectionFigures {
    let dollars = try #require(Currency(code: "USD"))
    return CorrectionFigures(
        period: try #require(Period(name: "2026-Q1", fiscalYearStarts: 1)),
        cause: cause,
        payout: PayoutFigures(
            program: ProgramID(program),
            incentive: IncentiveID("monthly"),
            kind: .rebate,
            period: try #require(Period(name: period, fiscalYearStarts: 1)),
            route: .own,
            means: .transfer,
            entitled: Money(minorUnits: -20_00, currency: dollars),
            paid: Money(minorUnits: -20_00, currency: dollars),
            payout: Money(
                minorUnits: -18_00,
                currency: try #require(Currency(code: currency))
            ),
            shares: [],
            left: nil
        )
    )
}

@Test func `a correction is called by its period, its cause and its incentive`() throws {
    let words = try words()
    let late = try correction(.lateLines, period: "2026-02")
    #expect(words.name(of: late) == "2026-Q1, late lines: Volume rebate: Monthly")
    #expect(words.note(on: late) == "2026-02")
    let returned = try correction(.returns, period: "2026-Q1", to: "EUR")
    #expect(words.name(of: returned) == "2026-Q1, returns: Volume rebate: Monthly")
    #expect(words.note(on: returned) == "−20.00 USD")
    #expect(words.noted("late", "") == "late")
    #expect(words.noted("late", "2026-02") == "late (2026-02)")
}

@Test func `a correction of a program that is gone is called by ids`() throws {
    let gone = try correction(.returns, program: "volume-2024", period: "2026-Q1")
    #expect(try words().name(of: gone) == "2026-Q1, returns: volume-2024/monthly")
    #expect(try words().note(on: gone) == "")
}

@Test func `machines read a correction with its cause and both currencies`() throws {
    let late = try correction(.lateLines, period: "2026-02", to: "EUR")
    var bytes: [UInt8] = []
    late.json.write(into: &bytes)
    #expect(
        String(decoding: bytes, as: UTF8.self) == #"{"period": "2026-Q1", "cause": "late_lines", "#
            + #""program": "volume", "incentive": "monthly", "incentive_period": "2026-02", "#
            + #""currency": "USD", "entitled": "-20.00", "paid": "-20.00", "#
            + #""converted": "-18.00", "payout": "own"}"#
    )
}
