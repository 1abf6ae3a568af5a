import Books
import Incentives
import TestSupport
import Testing

/// The currency of a code that the tests know.
func currency(_ code: String) -> Currency {
    guard let currency = Currency(code: code) else { preconditionFailure("No currency \(code).") }
    return currency
}

/// The first quarter of 2026.
let quarter: Period = {
    guard let period = Period(name: "2026-Q1", fiscalYearStarts: 1) else {
        preconditionFailure("It is a period.")
    }
    return period
}()

/// The sixth day after a period, on which it is a draft.
let heading = ExportHeading(
    period: quarter,
    asOf: quarter.span.last.adding(days: 6),
    state: .draft
)

/// A payout of a statement in words of the tests: what, by which kind and means.
struct Paid {
    let minorUnits: Int64
    var kind = IncentiveKind.rebate
    var means = PaymentMeans.transfer
    var program = "p"

    func figures(in currency: Currency) -> PayoutFigures {
        let money = Money(minorUnits: minorUnits, currency: currency)
        return PayoutFigures(
            program: ProgramID(program),
            incentive: IncentiveID("i"),
            kind: kind,
            period: quarter,
            route: .own,
            means: means,
            entitled: money,
            paid: money,
            payout: money,
            shares: [],
            left: nil
        )
    }
}

/// A levy on some kinds with what it adds, below zero for what is withheld.
struct Taken {
    let added: Int64
    var kinds: [IncentiveKind] = [.rebate]
    var name = "Law"
}

/// A statement with the bridge that follows from its parts: a sum below zero or below `minimum` is
/// carried rather than due.
func statement(
    of partner: String = "canal",
    in code: String = "USD",
    opening: Int64 = 0,
    _ paid: [Paid],
    corrections: [Paid] = [],
    adjustments: [Int64] = [],
    taken: [Taken] = [],
    minimum: Int64 = 0
) throws -> StatementFigures {
    let currency = currency(code)
    let money = { (minorUnits: Int64) in Money(minorUnits: minorUnits, currency: currency) }
    let earned = paid.reduce(0) { $0 + $1.minorUnits }
    let adjusted = corrections.reduce(0) { $0 + $1.minorUnits } + adjustments.reduce(0, +)
    let sum = opening + earned + adjusted + taken.reduce(0) { $0 + $1.added }
    let due = sum < minimum ? 0 : max(0, sum)
    return StatementFigures(
        partner: PartnerID(partner),
        period: quarter,
        closesOn: quarter.span.last.adding(days: 10),
        paysOn: quarter.span.last.adding(days: 40),
        lastDisputeOn: quarter.span.last.adding(days: 70),
        openingCarry: money(opening),
        earned: money(earned),
        adjusted: money(adjusted),
        levies: taken.map { levy in
            LevyFigures(
                effect: levy.added < 0 ? .withholding : .addedTax,
                name: levy.name,
                kinds: levy.kinds,
                rate: Rate(percent: 1),
                base: money(
                    paid.filter { levy.kinds.contains($0.kind) }.reduce(0) { $0 + $1.minorUnits }
                ),
                added: money(levy.added)
            )
        },
        due: money(due),
        closingCarry: money(sum - due),
        payouts: paid.map { $0.figures(in: currency) },
        corrections: corrections.map {
            CorrectionFigures(period: quarter, cause: .lateLines, payout: $0.figures(in: currency))
        },
        adjustments: adjustments.enumerated().map { number, amount in
            AdjustmentFigures(
                id: "a\(number)",
                day: quarter.span.last,
                period: quarter,
                program: number.isMultiple(of: 2) ? nil : ProgramID("p"),
                amount: money(amount),
                reason: "Because",
                by: "Anna"
            )
        }
    )
}

/// Statements drawn at random, of several currencies, with sums on either side of nought.
func drawnStatements(seed: UInt64) throws -> [StatementFigures] {
    var dice = SplitMix(state: seed)
    let kinds: [IncentiveKind] = [.rebate, .bonus, .spiff]
    return try (0..<Int.random(in: 1...12, using: &dice)).map { number in
        func draw() -> Int64 {
            Int64.random(in: -40_000...90_000, using: &dice)
        }
        func payouts(upTo most: Int) -> [Paid] {
            (0..<Int.random(in: 0...most, using: &dice)).map { number in
                Paid(
                    minorUnits: draw(),
                    kind: kinds.randomElement(using: &dice) ?? .rebate,
                    means: PaymentMeans.allCases.randomElement(using: &dice) ?? .transfer,
                    program: "p\(number)"
                )
            }
        }
        return try statement(
            of: "partner_\(number)",
            in: ["USD", "JPY", "KWD"].randomElement(using: &dice) ?? "USD",
            opening: Bool.random(using: &dice) ? draw() : 0,
            payouts(upTo: 6),
            corrections: payouts(upTo: 2),
            adjustments: (0..<Int.random(in: 0...2, using: &dice)).map { _ in draw() },
            taken: (0..<Int.random(in: 0...2, using: &dice)).map { number in
                Taken(
                    added: Int64.random(in: -4_000...4_000, using: &dice),
                    kinds: Array(kinds.prefix(Int.random(in: 1...3, using: &dice))),
                    name: "Law \(number)"
                )
            },
            minimum: Bool.random(using: &dice) ? 2_500 : 0
        )
    }
}
