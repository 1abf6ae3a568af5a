import Books
import Incentives
import Testing

struct MeansCase: Sendable, CustomTestStringConvertible {
    let because: String
    let statement: StatementFigures
    /// By transfer, credit note, card and in goods.
    let parts: [Int64]

    var testDescription: String { because }

    init(_ because: String, _ statement: StatementFigures, _ parts: [Int64]) {
        self.because = because
        self.statement = statement
        self.parts = parts
    }
}

private func credit(_ minorUnits: Int64, _ kind: IncentiveKind = .rebate) -> Paid {
    Paid(minorUnits: minorUnits, kind: kind, means: .creditNote)
}

private func card(_ minorUnits: Int64) -> Paid {
    Paid(minorUnits: minorUnits, means: .card)
}

private func goods(_ minorUnits: Int64) -> Paid {
    Paid(minorUnits: minorUnits, means: .goods)
}

private func plain(_ minorUnits: Int64) -> Paid {
    Paid(minorUnits: minorUnits)
}

private let meansCases: Result<[MeansCase], any Error> = Result {
    [
        MeansCase(
            "the worked example: what is carried in is set off against the credit note",
            try statement(
                opening: -15_000,
                [plain(10_000), credit(30_000)],
                taken: [Taken(added: -800)]
            ),
            [0, 24_200, 0, 0]
        ),
        MeansCase("all by transfer", try statement([plain(500)]), [500, 0, 0, 0]),
        MeansCase(
            "each by its means",
            try statement([plain(100), credit(200), card(300), goods(400)]),
            [100, 200, 300, 400]
        ),
        MeansCase(
            "what is carried in, corrected and adjusted goes by transfer",
            try statement(opening: 50, [credit(200)], corrections: [credit(30)], adjustments: [7]),
            [87, 200, 0, 0]
        ),
        MeansCase(
            "a credit note below zero is set off against the transfer",
            try statement([plain(500), credit(-120)]),
            [380, 0, 0, 0]
        ),
        MeansCase(
            "below zero, the transfer is set off against credit note, then card, then goods",
            try statement(opening: -550, [credit(200), card(300), goods(400)]),
            [0, 0, 0, 350]
        ),
        MeansCase(
            "as far as it reaches",
            try statement(opening: -150, [credit(200), card(300)]),
            [0, 50, 300, 0]
        ),
        MeansCase("nothing due", try statement(opening: -900, [credit(200)]), [0, 0, 0, 0]),
        MeansCase(
            "less than the least payout",
            try statement([credit(200)], minimum: 201),
            [0, 0, 0, 0]
        ),
        MeansCase("the least payout", try statement([credit(200)], minimum: 200), [0, 200, 0, 0]),
        MeansCase(
            "a levy of 3 on 100 and 200, by largest remainder",
            try statement([plain(100), credit(200)], taken: [Taken(added: -3)]),
            [99, 198, 0, 0]
        ),
        MeansCase(
            "a levy of 1 on equal payouts is the earlier means'",
            try statement([credit(100), card(100)], taken: [Taken(added: 1)]),
            [0, 101, 100, 0]
        ),
        MeansCase(
            "a levy is taken where its kinds are",
            try statement(
                [plain(100), credit(200, .bonus)],
                taken: [Taken(added: -10, kinds: [.bonus]), Taken(added: 5, kinds: [.rebate])]
            ),
            [105, 190, 0, 0]
        ),
        MeansCase(
            "what is taken back has its share of the levy, with its sign",
            try statement([plain(300), credit(-100)], taken: [Taken(added: -20)]),
            [180, 0, 0, 0]
        ),
    ]
}

@Test func `what is due is split by the means that programs pay by`() throws {
    let cases = try meansCases.get()
    for given in cases {
        let parts = PaymentMeans.allCases.map {
            given.statement.dueByMeans.amount(by: $0)?.minorUnits ?? 0
        }
        #expect(parts == given.parts, "\(given.because)")
    }
}

@Test func `the parts of what is due are above zero and add up to it`() throws {
    var split = 0
    for seed in 0..<400 {
        for statement in try drawnStatements(seed: UInt64(seed)) {
            let parts = statement.dueByMeans.parts
            #expect(parts.allSatisfy { $0.amount.minorUnits > 0 }, "seed \(seed)")
            let sum = parts.reduce(0) { $0 + $1.amount.minorUnits }
            #expect(sum == statement.due.minorUnits, "seed \(seed)")
            if parts.count > 1 { split += 1 }
        }
    }
    #expect(split > 100, "there are statements whose due is split")
}

@Test func `a levy beyond 64 bits is the transfer's, and the parts still add up`() throws {
    let most = Int64.max / 4
    let huge = try statement(
        [plain(most), credit(most), credit(-most + 2)],
        taken: [Taken(added: -most / 2)]
    )
    let parts = huge.dueByMeans.parts
    #expect(parts.reduce(0) { $0 + $1.amount.minorUnits } == huge.due.minorUnits)
}
