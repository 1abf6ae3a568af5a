import Incentives
import Testing

/// A line of a test: who, when, how much; the rest is usual.
struct TestLine: Sendable {
    var id: String
    var day: String
    var net: Int64 = 0
    /// Cents beside whole units of `net`.
    var cents: Int64 = 0
    /// In whole units; nil where it is the net amount.
    var gross: Int64? = nil
    /// In whole units; nil where nobody says it.
    var cost: Int64? = nil
    var units: Int64 = 1
    var partner: Int = 0
    var product: Int = 0
    var returns: String?
    var channel: String?
    var order: String?
    var deal: String?
    var customer: String?
    var delivered: String?
    var territory: String?
    var segment: String?
    var currency = "USD"
}

/// A small site for tests: usual terms, a reseller, a few products, and one program.
struct TestPortfolio {
    var asOf = "2027-06-30"
    var cycle = Cycle.quarter
    var fiscalYearStarts = 1
    var rounding = Rounding.halfAway
    var payoutUnit: Int64 = 1
    var minimumPayout: Int64 = 0
    var levies: [Levy] = []
    var partners = [testPartner("a-partner")]
    var runs = "2026-01-01..2026-12-31"
    var audience: [PartnerCondition] = []
    var budget: Budget?
    var paidAs = PaymentMeans.transfer
    var rates = ExchangeRates.none
    var deals: [Deal] = []
    var customers: [Customer] = []
    var territories: [Territory] = []
    var adjustments: [Adjustment] = []
    var payments: [PartnerPayment] = []
    var disputes: [Dispute] = []
    var opening: OpeningBalances?
    /// The days on which lines are claimed for the first incentive, by sale id.
    var claims: [String: String] = [:]
    /// Claims of the first partner for the first incentive.
    var priceClaims: [TestClaim] = []
    var incentives: [Incentive] = []
    var boards: [Board] = []
    var products = TestPortfolio.products
    var lines: [TestLine] = []
    /// Whole dollars that content assigns to the first partner, by the names of periods.
    var targets: [String: Int64] = [:]
    var baselines: [String: Int64] = [:]

    static let dollars = Currency(code: "USD")

    /// Road Bikes, Mountain Bikes, Accessories: one product each.
    static let products = [
        Product(
            id: ProductID("accessory"),
            name: LocalText("Helmet"),
            line: "Accessories",
            listPrice: nil,
            cost: nil,
            attributes: [:]
        ),
        Product(
            id: ProductID("mountain"),
            name: LocalText("Bromo"),
            line: "Mountain Bikes",
            listPrice: nil,
            cost: nil,
            attributes: [:]
        ),
        Product(
            id: ProductID("road"),
            name: LocalText("Rinjani"),
            line: "Road Bikes",
            listPrice: nil,
            cost: nil,
            attributes: [:]
        ),
    ]

    func portfolio() throws -> Portfolio {
        let currency = try #require(TestPortfolio.dollars)
        let terms = SiteTerms(
            asOf: try day(asOf),
            currency: currency,
            fiscalYearStarts: fiscalYearStarts,
            statements: StatementTerms(
                cycle: cycle,
                closes: .days(10),
                pays: .days(30),
                dispute: .days(60)
            ),
            rounding: rounding,
            payoutUnits: [currency: payoutUnit],
            minimumPayouts: [currency: minimumPayout],
            levies: levies,
            levels: ["registered", "silver", "gold"]
        )
        return Portfolio(
            terms: terms,
            partners: partners,
            products: products,
            sales: try sales(),
            programs: [try program()],
            boards: boards,
            targets: TestPortfolio.assigned(targets),
            baselines: TestPortfolio.assigned(baselines),
            rates: rates,
            claims: try lineClaims(),
            priceClaims: try priceClaimsOf(lines: sales()),
            deals: Deals(deals),
            customers: Customers(customers),
            territories: Territories(territories),
            adjustments: Adjustments(adjustments),
            payments: PartnerPayments(payments),
            disputes: Disputes(disputes),
            opening: opening
        )
    }

    /// The one program.
    func program() throws -> Program {
        Program(
            id: ProgramID("program"),
            title: LocalText("Program"),
            summary: nil,
            owner: nil,
            runs: try span(runs),
            currency: try #require(TestPortfolio.dollars),
            audience: audience,
            budget: budget,
            version: nil,
            approval: nil,
            reviews: [],
            incentives: incentives,
            paidAs: paidAs
        )
    }

    private func priceClaimsOf(lines sales: Sales) throws -> PriceClaims {
        PriceClaims(
            try priceClaims.map { given in
                PriceClaims.Entry(
                    place: IncentivePlace(program: 0, incentive: 0),
                    partner: 0,
                    claim: try given.claim(in: sales)
                )
            }
        )
    }

    private func lineClaims() throws -> LineClaims {
        let sales = try sales()
        return LineClaims(
            try claims.map { id, text in
                LineClaims.Entry(
                    place: IncentivePlace(program: 0, incentive: 0),
                    line: try #require((0..<sales.count).first { sales.ids[$0] == id }),
                    day: try day(text)
                )
            }
        )
    }

    private static func assigned(_ dollars: [String: Int64]) -> AssignedFigures {
        AssignedFigures(
            dollars.map { period, amount in
                AssignedFigures.Entry(
                    partner: 0,
                    place: IncentivePlace(program: 0, incentive: 0),
                    period: period,
                    figure: ExactFraction(amount * 100)
                )
            }
        )
    }

    /// The lines in the order that `Sales` asks for, whatever their order here.
    private func sales() throws -> Sales {
        let asOfDay = try day(asOf)
        let sorted = try lines.filter { try day($0.day) <= asOfDay }.sorted {
            ($0.partner, $0.day, $0.id) < ($1.partner, $1.day, $1.id)
        }
        let places = Dictionary(uniqueKeysWithValues: sorted.enumerated().map { ($1.id, $0) })
        let codes = Set(sorted.map(\.currency) + ["USD"]).sorted()
        let currencies = codes.compactMap { Currency(code: $0) }
        return Sales(
            ids: TextColumn(sorted.map(\.id)),
            days: try sorted.map { try day($0.day) },
            partners: sorted.map(\.partner),
            products: sorted.map(\.product),
            currencies: currencies,
            currencyIndices: try sorted.map { line in
                UInt8(try #require(currencies.firstIndex { $0.code == line.currency }))
            },
            quantities: sorted.map { $0.units * 1_000_000 },
            netAmounts: sorted.map { $0.net * 1_000_000 + $0.cents * 10_000 },
            grossAmounts: sorted.map { line in
                line.gross.map { $0 * 1_000_000 } ?? line.net * 1_000_000 + line.cents * 10_000
            },
            isGrossKnown: sorted.map { $0.gross != nil },
            costs: sorted.map { $0.cost.map { $0 * 1_000_000 } ?? Sales.noCost },
            returnedLines: sorted.map { line in line.returns.flatMap { places[$0] } },
            attributes: [
                TestPortfolio.column("channel", sorted.map(\.channel)),
                TestPortfolio.column("customer", sorted.map(\.customer)),
                TestPortfolio.column("deal", sorted.map(\.deal)),
                TestPortfolio.column("delivered", sorted.map(\.delivered)),
                TestPortfolio.column("order", sorted.map(\.order)),
                TestPortfolio.column("segment", sorted.map(\.segment)),
                TestPortfolio.column("territory", sorted.map(\.territory)),
            ],
            partnerCount: partners.count
        )
    }

    private static func column(_ name: String, _ texts: [String?]) -> AttributeColumn {
        let values = [""] + Set(texts.compactMap(\.self)).sorted()
        return AttributeColumn(
            name: name,
            values: values,
            valueIndices: texts.map { UInt32(values.firstIndex(of: $0 ?? "") ?? 0) }
        )
    }

    /// The statements of the first partner.
    func statements(of partner: Int = 0) throws -> [Statement] {
        let portfolio = try portfolio()
        let filters = CompiledFilters(portfolio)
        return try drawUpStatements(
            of: partner,
            in: portfolio,
            filters: filters,
            shared: SharedFigures(portfolio, filters: filters)
        )
    }

    /// What each of the first partner's statements pays, in minor units, by period.
    func paid(of partner: Int = 0) throws -> [String: Int64] {
        var paid: [String: Int64] = [:]
        for statement in try statements(of: partner) {
            paid[statement.period.name] = statement.earned.minorUnits
        }
        return paid
    }
}

func testPartner(
    _ id: String,
    type: String = "reseller",
    parent: PartnerIndex? = nil,
    country: String? = nil,
    joined: Day? = nil,
    left: Day? = nil,
    levels: [LevelStanding] = [],
    name: String? = nil,
    currency own: Currency? = TestPortfolio.dollars
) -> Partner {
    guard let currency = own else {
        preconditionFailure("A partner of a test has a known currency.")
    }
    return Partner(
        id: PartnerID(id),
        name: LocalText(name ?? id),
        type: type,
        parent: parent,
        country: country,
        region: nil,
        currency: currency,
        locale: "en",
        joined: joined,
        left: left,
        email: nil,
        recognition: .named,
        showsAmounts: false,
        levels: levels,
        privacy: .usual,
        attributes: [:]
    )
}

/// A span written as content writes it.
func span(_ text: String) throws -> DaySpan {
    let ends = text.split(separator: ".", omittingEmptySubsequences: true).map(String.init)
    return try #require(DaySpan(first: day(ends[0]), last: day(ends[1])))
}

/// An incentive with a table, usual in all that is not said.
func testIncentive(
    _ table: TierTable,
    id: String = "incentive",
    measure: Measure = .netSales,
    rollup: Rollup = .own,
    base: Base? = nil,
    each: Each? = nil,
    gate: Gate? = nil,
    accumulates: Accumulation? = nil,
    settles: Cycle? = .quarter,
    span: DaySpan? = nil,
    eligibility: Eligibility = .everybody,
    counts: LineFilter = .everything,
    countsOn: String? = nil,
    returns: ReturnTerms = .restateOriginal,
    limits: Limits = .none,
    stacking: Stacking = .none,
    claimed: ClaimTerms? = nil,
    support: PriceSupport? = nil,
    split: Split? = nil,
    paysTo: PaysTo = .partner,
    measureRate: MeasureRate = .saleDay
) throws -> Incentive {
    Incentive(
        id: IncentiveID(id),
        title: nil,
        kind: .rebate,
        settles: settles,
        span: try span ?? IncentivesTests.span("2026-01-01..2026-12-31"),
        eligibility: eligibility,
        counts: counts,
        countsOn: countsOn,
        measure: measure,
        rollup: rollup,
        base: base,
        each: each,
        gate: gate,
        accumulates: accumulates,
        table: table,
        returns: returns,
        limits: limits,
        stacking: stacking,
        claimed: claimed,
        support: support,
        split: split,
        paysTo: paysTo,
        measureRate: measureRate
    )
}

/// A step of a table whose bound is whole dollars, and that pays a rate.
func step(_ dollars: Int64, _ percent: Int64, fromZero: Bool = false) -> TierStep {
    TierStep(
        from: ExactFraction(dollars * 100),
        rewards: [.rate(Varied(same: Rate(percent: percent)))],
        appliesFromZero: fromZero
    )
}

func table(
    _ mode: TierTable.Mode,
    _ steps: [TierStep],
    reach: TierTable.Reach = .atLeast,
    amounts: TierTable.Amounts = .reached
) -> TierTable {
    TierTable(mode: mode, reach: reach, amounts: amounts, steps: steps)
}
