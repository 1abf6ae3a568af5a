/// A small portfolio that a seed makes: a few partners, their lines, and the rules.
struct GeneratedPortfolio {
    let seed: Int
    var partners: [GeneratedPartner] = []
    var lines: [GeneratedLine] = []
    var programs: [GeneratedProgram] = []
    var targets: [GeneratedFigure] = []
    var baselines: [GeneratedFigure] = []
    var claims: [GeneratedClaim] = []
    var deals: [GeneratedDeal] = []
}

/// What a site says for all of its portfolios.
struct GeneratedTerms {
    var cycle = SlowCycle.quarter
    var calendar = SlowCalendar()
    var asOf = dayNumber(2027, 2, 10)
    var isHalfEven = false
    /// Cents.
    var payoutUnit = 1
    /// Cents.
    var minimum = 0
    var taxes: [GeneratedLevy] = []
    var withholdings: [GeneratedLevy] = []
    /// Days from a period's end to its closing.
    var closes = 10
    var rates: [GeneratedRate] = []
    /// Whether some of its rules are discounts, so that every line says its list price.
    var hasDiscounts = false
    /// The mean of a currency's rates to the dollar by month, in hundred millionths.
    var means: [GeneratedCurrency: [Int: Int]] = [:]
    /// Minor units.
    var payoutUnits: [GeneratedCurrency: Int] = [:]
    var minimums: [GeneratedCurrency: Int] = [:]
}

/// A tax added or a sum withheld.
struct GeneratedLevy {
    let country: String
    let kinds: [String]
    /// Millionths.
    let rate: Int
}

struct GeneratedPartner {
    let id: String
    let country: String
    /// The place of the partner that it stands below.
    var parent: Int?
    var currency = GeneratedCurrency.dollar
    var joined: Int?
    /// Its last day.
    var left: Int?
    var levels: [(from: Int, level: Int)] = []

    /// Whether it has joined and not left on a day.
    func isActive(on day: Int) -> Bool { day >= joined ?? 0 && day <= left ?? day }

    /// The level on a day, -1 for none.
    func level(on day: Int) -> Int { levels.last { $0.from <= day }?.level ?? -1 }
}

/// The levels, from the lowest.
let generatedLevels = ["registered", "silver", "gold"]

/// A product with its line, list price and cost in millionths.
struct GeneratedProduct {
    let id: String
    let line: String
    let price: Int
    let cost: Int
}

let generatedProducts = [
    GeneratedProduct(id: "road-1", line: "Road Bikes", price: 120_000_000, cost: 71_500_000),
    GeneratedProduct(id: "city-1", line: "City Bikes", price: 80_250_000, cost: 52_125_000),
    GeneratedProduct(id: "helmet-1", line: "Accessories", price: 9_500_000, cost: 5_060_000),
]

/// A sales line; amounts and units are millionths.
struct GeneratedLine {
    let id: String
    let partner: Int
    let product: Int
    let day: Int
    let units: Int
    var net: Int
    var currency = GeneratedCurrency.dollar
    var gross: Int?
    var cost: Int?
    let order: String
    let customer: String
    let channel: String
    let grade: Int
    /// Who sold it.
    var person: String?
    /// The deal that it names.
    var deal: String?
    /// The day in a further column.
    var delivered: Int?
    /// The id of the sale that it returns.
    var returns: String?
    /// Whether it takes back all of a sale.
    var isFullReturn = false

    var isReturn: Bool { returns != nil || units < 0 || net < 0 }

    /// Millionths of what it is before discount.
    var grossAmount: Int {
        // Products are priced in the site's currency.
        if currency != .dollar { return gross ?? net }
        return gross ?? generatedProducts[product].price / 1_000_000 * units
            + generatedProducts[product].price % 1_000_000 * units / 1_000_000
    }

    var costAmount: Int {
        cost ?? generatedProducts[product].cost / 1_000_000 * units
            + generatedProducts[product].cost % 1_000_000 * units / 1_000_000
    }

    /// Its text in a column that rules name.
    func text(_ column: String) -> String {
        switch column {
        case "product_line": generatedProducts[product].line
        case "product": generatedProducts[product].id
        case "channel": channel
        case "customer": customer
        case "order": order
        case "person": person ?? ""
        case _: id
        }
    }
}

struct GeneratedProgram {
    let id: String
    let runs: ClosedRange<Int>
    var rules: [GeneratedRule]
    /// The places of the partners that take part.
    var audience: [Int]
    var budget: GeneratedBudget?
}

/// What all partners of a program share, in cents.
struct GeneratedBudget {
    let amount: Int
    var isFirstCome: Bool
}
