/// All that is given: who sells, what was sold, under which programs.
public struct Portfolio: Sendable {
    public let terms: SiteTerms
    /// In order of their ids.
    public let partners: [Partner]
    /// In order of their ids.
    public let products: [Product]
    public let sales: Sales
    /// In order of their ids.
    public let programs: [Program]
    /// In order of their ids.
    public let boards: [Board]
    /// What partners are to reach.
    public let targets: AssignedFigures
    /// What growth is compared with where content says so.
    public let baselines: AssignedFigures
    /// What currencies are worth in others, up to the as-of day.
    public let rates: ExchangeRates
    /// When lines were claimed.
    public let claims: LineClaims
    /// What partners claim of what they paid too much.
    public let priceClaims: PriceClaims
    /// What partners registered before they sold.
    public let deals: Deals
    /// Since when each line's customer has been one, where a rule asks.
    public let customerDays: CustomerDays
    /// Where partners may sell.
    public let territories: Territories
    /// What somebody decided beside every rule, up to the as-of day.
    public let adjustments: Adjustments
    /// What was paid for statements, up to the as-of day.
    public let payments: PartnerPayments
    /// What partners say is wrong with statements, as it is known on the as-of day.
    public let disputes: Disputes
    /// What another system stated; nil where none did.
    public let opening: OpeningBalances?
    /// Who stands below whom.
    let hierarchy: Hierarchy
    /// In what order the incentives settle.
    public let stacking: StackingPlan
    /// What closings, and a system before this one, stated.
    public let stated: Stated

    public init(
        terms: SiteTerms,
        partners: [Partner],
        products: [Product],
        sales: Sales,
        programs: [Program],
        boards: [Board],
        targets: AssignedFigures = .none,
        baselines: AssignedFigures = .none,
        rates: ExchangeRates = .none,
        claims: LineClaims = .none,
        priceClaims: PriceClaims = .none,
        deals: Deals = .none,
        customers: Customers = .none,
        territories: Territories = .none,
        adjustments: Adjustments = .none,
        payments: PartnerPayments = .none,
        disputes: Disputes = .none,
        opening: OpeningBalances? = nil
    ) {
        self.terms = terms
        self.partners = partners
        self.products = products
        self.sales = sales
        self.programs = programs
        self.boards = boards
        self.targets = targets
        self.baselines = baselines
        self.rates = rates.known(on: terms.asOf)
        self.claims = claims
        self.priceClaims = priceClaims
        self.deals = deals
        let asksForAge = lineFilters(of: programs, boards).contains(where: \.asksForAge)
        customerDays = asksForAge ? CustomerDays(sales, customers) : .none
        self.territories = territories
        self.adjustments = adjustments.known(on: terms.asOf)
        self.payments = payments.known(on: terms.asOf)
        self.disputes = disputes.known(on: terms.asOf)
        self.opening = opening
        hierarchy = Hierarchy(parents: partners.map(\.parent))
        guard case .success(let stacking) = StackingPlan.arrange(programs) else {
            preconditionFailure("Incentives that wait for each other are refused by the reader.")
        }
        self.stacking = stacking
        stated = .nothing
    }

    /// The same, going on from what is stated.
    public func stating(_ stated: Stated) -> Portfolio { Portfolio(self, stated) }

    private init(_ other: Portfolio, _ stated: Stated) {
        terms = other.terms
        partners = other.partners
        products = other.products
        sales = other.sales
        programs = other.programs
        boards = other.boards
        targets = other.targets
        baselines = other.baselines
        rates = other.rates
        claims = other.claims
        priceClaims = other.priceClaims
        deals = other.deals
        customerDays = other.customerDays
        territories = other.territories
        adjustments = other.adjustments
        payments = other.payments
        disputes = other.disputes
        opening = other.opening
        hierarchy = other.hierarchy
        stacking = other.stacking
        self.stated = stated
    }
}

/// Every filter by which lines are taken.
public func lineFilters(of programs: [Program], _ boards: [Board]) -> [LineFilter] {
    let incentives = programs.flatMap(\.incentives)
    return incentives.map(\.counts) + incentives.flatMap(\.selections).map(\.counts)
        + boards.map(\.counts)
}

/// What holds for all programs of a site.
public struct SiteTerms: Hashable, Sendable {
    /// The day the site is built for; nothing dated after it is seen.
    public let asOf: Day
    public let currency: Currency
    /// The month in which fiscal years start, 1 to 12.
    public let fiscalYearStarts: Int
    public let statements: StatementTerms
    public let rounding: Rounding
    /// The coarsest unit paid, in minor units, by currency; one minor unit where none is said.
    public let payoutUnits: [Currency: Int64]
    /// Less than this is carried to the next statement, in minor units, by currency.
    public let minimumPayouts: [Currency: Int64]
    /// Taxes and withholdings, in the order in which statements print them.
    public let levies: [Levy]
    /// The ids of partners' levels, ascending.
    public let levels: [String]

    public init(
        asOf: Day,
        currency: Currency,
        fiscalYearStarts: Int,
        statements: StatementTerms,
        rounding: Rounding,
        payoutUnits: [Currency: Int64],
        minimumPayouts: [Currency: Int64],
        levies: [Levy],
        levels: [String]
    ) {
        self.asOf = asOf
        self.currency = currency
        self.fiscalYearStarts = fiscalYearStarts
        self.statements = statements
        self.rounding = rounding
        self.payoutUnits = payoutUnits
        self.minimumPayouts = minimumPayouts
        self.levies = levies
        self.levels = levels
    }

    /// Whether the day has passed on which a period was to close.
    public func isPastClosing(of period: Period) -> Bool {
        asOf > statements.closing(of: period)
    }

    /// The coarsest unit that is paid in a currency, in minor units.
    public func payoutUnit(of currency: Currency) -> Int64 { payoutUnits[currency] ?? 1 }
}

/// How often statements are drawn up, and the days that follow from a period's end.
public struct StatementTerms: Hashable, Sendable {
    public let cycle: Cycle
    /// From a period's end to its closing.
    public let closes: CalendarDuration
    /// From the closing to the payment.
    public let pays: CalendarDuration
    /// From the closing to the last day of a dispute.
    public let dispute: CalendarDuration
    /// How many periods back what comes late is corrected.
    public let corrections: Int

    public init(
        cycle: Cycle,
        closes: CalendarDuration,
        pays: CalendarDuration,
        dispute: CalendarDuration,
        corrections: Int = 12
    ) {
        self.cycle = cycle
        self.closes = closes
        self.pays = pays
        self.dispute = dispute
        self.corrections = corrections
    }

    /// The day on which a period closes.
    public func closing(of period: Period) -> Day { closes.after(period.span.last) }
    /// The day on which a period is paid.
    public func payment(of period: Period) -> Day { pays.after(closing(of: period)) }
    /// The last day on which a period may be disputed.
    public func lastDispute(of period: Period) -> Day { dispute.after(closing(of: period)) }
}

extension Portfolio {
    /// The text of a column for a line; nil where it has none, and for a partner's level.
    public func text(of dimension: Dimension, line: LineIndex) -> String? {
        let product = products[sales.products[line]]
        switch dimension {
        case .product: return product.id.text
        case .productLine: return product.line
        case .productAttribute(let name): return product.attributes[name]
        case .saleAttribute(let name): return sales.attribute(name)?.text(of: line)
        case .customerAge: return sales.attribute("customer")?.text(of: line)
        case .partner(let field): return partners[sales.partners[line]].text(of: field)
        }
    }
}
