import Books
import Incentives
import Sealing
import TestSupport

/// Texts that have broken writers of such files before.
private let texts = [
    "kuta-cycles", "", "\"quoted\"", "back\\slash", "two\nlines\r\n", "tab\tand \u{1}\u{1F}\u{7F}",
    "Café", "Cafe\u{301}", "スポーツ自転車", "🚲", "</script>", "\u{2028}", "=cmd|'/c calc'!A1", "null",
    "a/b", "{}", "\u{FEFF}x", "\u{202E}abc",
]

/// Draws closings with all that their types can hold, so that the codec cannot forget a field.
struct ClosingDice {
    private(set) var random: SplitMix
    private let currencies = ["USD", "IDR", "JPY", "KWD"].compactMap(Currency.init(code:))

    init(seed: UInt64) {
        random = SplitMix(state: seed)
    }

    mutating func one<Item>(of items: [Item]) -> Item {
        items[Int.random(in: items.indices, using: &random)]
    }

    mutating func several<Item>(
        upTo limit: Int,
        _ draw: (inout ClosingDice) -> Item
    ) -> [Item] {
        (0..<Int.random(in: 0...limit, using: &random)).map { _ in draw(&self) }
    }

    mutating func text() -> String { one(of: texts) }

    mutating func minorUnits() -> Int64 {
        switch Int.random(in: 0..<6, using: &random) {
        case 0: 0
        case 1: .max
        case 2: .min
        default: Int64.random(in: -10_000_000...10_000_000, using: &random)
        }
    }

    mutating func money() -> Money {
        Money(minorUnits: minorUnits(), currency: one(of: currencies))
    }

    /// From 1971 on, since the fiscal year before that has no name.
    mutating func day() -> Day {
        Day(number: Int32.random(in: 365...Day.last.number, using: &random))
    }

    mutating func period() -> Period {
        let first = day()
        if Bool.random(using: &random) {
            let cycle = one(of: Cycle.allCases)
            return Period.containing(first, cycle: cycle, fiscalYearStarts: 4)
        }
        let last = Day(number: Int32.random(in: first.number...Day.last.number, using: &random))
        guard let span = DaySpan(first: first, last: Bool.random(using: &random) ? .last : last)
        else { preconditionFailure("The last day is not before the first.") }
        return .run(span)
    }

    mutating func fraction() -> ExactFraction {
        ExactFraction(
            reducing: Int128(minorUnits()) * Int128(minorUnits()),
            over: Int128(Int64.random(in: 1...Int64.max, using: &random))
        )
    }

    mutating func payout() -> PayoutFigures {
        PayoutFigures(
            program: ProgramID(text()),
            incentive: IncentiveID(text()),
            kind: one(of: IncentiveKind.allCases),
            period: period(),
            route: one(of: PayoutFigures.Route.allCases),
            means: one(of: PaymentMeans.allCases),
            entitled: money(),
            paid: money(),
            payout: money(),
            shares: several(upTo: 3) { dice in
                ShareFigures(
                    to: dice.text(),
                    name: Bool.random(using: &dice.random) ? dice.text() : nil,
                    amount: dice.money()
                )
            },
            left: Bool.random(using: &random)
                ? PayoutFigures.Left(
                    countsFrom: day(),
                    excessMinorUnits: minorUnits(),
                    mirrored: minorUnits(),
                    base: fraction()
                ) : nil
        )
    }

    mutating func figures(of partner: String) -> StatementFigures {
        StatementFigures(
            partner: PartnerID(partner),
            period: period(),
            closesOn: day(),
            paysOn: day(),
            lastDisputeOn: day(),
            openingCarry: money(),
            earned: money(),
            adjusted: money(),
            levies: several(upTo: 3) { dice in
                LevyFigures(
                    effect: dice.one(of: [.addedTax, .withholding]),
                    name: dice.text(),
                    kinds: [dice.one(of: IncentiveKind.allCases)],
                    rate: Rate(partsPerHundredMillion: dice.minorUnits()),
                    base: dice.money(),
                    added: dice.money()
                )
            },
            due: money(),
            closingCarry: money(),
            payouts: several(upTo: 4) { $0.payout() },
            corrections: several(upTo: 2) { dice in
                CorrectionFigures(
                    period: dice.period(),
                    cause: dice.one(of: CorrectionFigures.Cause.allCases),
                    payout: dice.payout()
                )
            },
            adjustments: several(upTo: 2) { dice in
                AdjustmentFigures(
                    id: dice.text(),
                    day: dice.day(),
                    period: dice.period(),
                    program: Bool.random(using: &dice.random) ? ProgramID(dice.text()) : nil,
                    amount: dice.money(),
                    reason: dice.text(),
                    by: dice.text()
                )
            }
        )
    }

    mutating func json(depth: Int = 0) -> JSONValue {
        switch Int.random(in: 0..<(depth < 6 ? 5 : 3), using: &random) {
        case 0: .text(text())
        case 1: .whole(Int(minorUnits()))
        case 2: .flag(Bool.random(using: &random))
        case 3: .list(several(upTo: 4) { $0.json(depth: depth + 1) })
        default:
            .record(
                texts.shuffled(using: &random).prefix(Int.random(in: 0...4, using: &random)).map {
                    JSONValue.Member($0, json(depth: depth + 1))
                }
            )
        }
    }

    mutating func page(_ path: String) -> FrozenPage {
        FrozenPage(path: path, template: text(), record: json())
    }

    mutating func closing(_ head: ClosingHead) -> Closing {
        Closing(
            head: head,
            statements: ["b-two", "A-one", "c.json"].map { partner in
                ClosedStatement(
                    figures: figures(of: partner),
                    page: page("p/\(partner)/\(head.period.name).html"),
                    lines: Array(text().utf8) + [0xFF, 0x0A],
                    compute: json(),
                    trace: json()
                )
            },
            pages: [page("programs/volume.html"), page("id/programs/volume.html")],
            documents: [
                ClosedDocument(path: "site.yaml", bytes: Array("title: A\n".utf8)),
                ClosedDocument(path: "programs/volume.md", bytes: Array(text().utf8)),
                ClosedDocument(path: "empty.csv", bytes: []),
            ],
            rows: [
                ClosedRows(of: "sales/b.csv", Array("sale_id\nS-1\r\nS-2\r".utf8)),
                ClosedRows(of: "sales/a.csv", Array(text().utf8)),
            ]
        )
    }
}

/// A key of bytes that are all the same.
func signingKey(_ byte: UInt8) -> SigningKey {
    guard let seed = Secret(bytes: Array(repeating: byte, count: 32)) else {
        preconditionFailure("A seed has 32 bytes.")
    }
    return SigningKey(seed: seed)
}

func siteID(_ byte: UInt8) -> SiteID {
    guard let site = SiteID(bytes: Array(repeating: byte, count: 16)) else {
        preconditionFailure("A site's id has 16 bytes.")
    }
    return site
}

/// The head of a closing of a quarter of 2026.
func closingHead(
    _ number: Int,
    quarter: Int,
    before: Digest = .none,
    site: SiteID = siteID(0xA5)
) -> ClosingHead {
    guard let period = Period(name: "2026-Q\(quarter)", fiscalYearStarts: 4),
        let day = Day(year: 2026, month: 7, day: 12)
    else { preconditionFailure("The quarter and the day are there.") }
    return ClosingHead(
        site: site,
        number: number,
        period: period,
        fiscalYearStarts: 4,
        asOf: day,
        closedBy: "Dewi S.",
        before: before
    )
}
