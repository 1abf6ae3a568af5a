import Diagnostics
import Incentives

enum ExampleKey: String, ShapeKey {
    case partner, partners, sales, customers, activities, claims, targets, baselines, period, pays
    case parts, points, goods, grants

    static let subject = "an example"

    var state: KeyState {
        switch self {
        case .sales, .pays: .required
        case .partner, .partners, .period, .parts, .targets, .baselines, .claims, .customers:
            .optional
        case .activities, .points, .goods, .grants: .notYet
        }
    }
}

/// Reads an `example` block of a program into a portfolio of its own.
///
/// What the example leaves out fits: conditions of the audience on columns that its first partner
/// does not say are left aside, and a line without a product has one that passes the filters.
struct ExampleShape {
    let names: KnownNames
    let products: [Product]
    let rates: ExchangeRates
    /// The program and those that it can't be computed without, in order of their ids.
    let programs: [Program]
    let program: Program

    func read(
        _ node: YAMLNode,
        title: String,
        place: SourceRange,
        _ faults: inout Faults
    ) -> PlacedExample? {
        guard let record = Record<ExampleKey>(node, &faults) else { return nil }
        let cast = readCast(record, &faults)
        let sales = cast.flatMap { readLines(record, of: $0, &faults) }
        let promises = readPromises(record, &faults)
        let period = record[.period].flatMap { readPeriod($0, &faults) }
        let earner = cast?.earner ?? 0
        let targets = readAssigned(record[.targets], of: .targets, for: earner, &faults)
        let claims = readClaims(record[.claims], of: sales?.sales, &faults)
        let baselines = readAssigned(record[.baselines], of: .baselines, for: earner, &faults)
        let customers = readCustomers(record[.customers], of: sales?.sales, &faults)
        guard let cast, let sales, let promises, !record.has(.period) || period != nil else {
            return nil
        }
        let lines = sales.sales
        let promised = promises.map(\.promise)
        let portfolio = Portfolio(
            terms: terms(asOf: end(of: lines, claims.prices, promised, period)),
            partners: cast.partners,
            products: sales.products,
            sales: lines,
            programs: programs.map { loosened($0, for: cast.said) },
            boards: [],
            targets: targets,
            baselines: baselines,
            rates: rates,
            claims: claims.lines,
            priceClaims: claims.prices,
            customers: customers
        )
        guard isComplete(portfolio, sales, promised, at: record[.sales]?.place ?? place, &faults)
        else { return nil }
        let example = Example(
            title: title,
            portfolio: portfolio,
            partner: cast.earner,
            program: self.place(of: 0).program,
            promises: promised
        )
        return PlacedExample(
            example: example,
            place: place,
            promisePlaces: promises.map(\.place)
        )
    }

    /// Reports the first kind of figure that the lines lack for what is promised.
    private func isComplete(
        _ portfolio: Portfolio,
        _ lines: ExampleLines,
        _ promises: [Example.Promise],
        at place: SourceRange,
        _ faults: inout Faults
    ) -> Bool {
        if !linesWithoutCost(in: portfolio).isEmpty {
            faults.report(.noCost(at: place))
            return false
        }
        let unpriced = linesWithoutListPrice(in: portfolio, of: asked(by: promises, in: portfolio))
        for line in unpriced {
            faults.report(.noListPriceOfExample(at: lines.places[line]))
        }
        if !unpriced.isEmpty { return false }
        let missing = missingRates(in: portfolio)
        for rate in missing { faults.report(.missingRate(rate, at: place)) }
        return missing.isEmpty
    }

    /// The incentives whose payouts an example promises, or whose payouts others read.
    private func asked(
        by promises: [Example.Promise],
        in portfolio: Portfolio
    ) -> Set<IncentivePlace> {
        let reads = programs.flatMap(\.incentives).flatMap(\.reads)
        return Set(
            promises.map { place(of: $0.incentive) }
                + reads.compactMap { portfolio.stacking.place(of: $0) }
        )
    }

    /// The place of one of the program's incentives in the example's portfolio.
    func place(of incentive: Int) -> IncentivePlace {
        guard let number = programs.firstIndex(where: { $0.id == program.id }) else {
            preconditionFailure("A program stands among those that it is computed with.")
        }
        return IncentivePlace(program: number, incentive: incentive)
    }

    /// A program with the conditions of its audience that the example says something about.
    private func loosened(_ program: Program, for said: Set<String>) -> Program {
        let audience = program.audience.filter { condition in
            switch condition.test {
            case .isOneOf: false
            case .has(let field, _): said.contains(field.columnName)
            case .levels, .levelAtLeast: said.contains("level") || said.contains("levels")
            case .joinedBefore, .joinedAfter: said.contains("joined")
            }
        }
        return Program(
            id: program.id,
            title: program.title,
            summary: program.summary,
            owner: program.owner,
            runs: program.runs,
            currency: program.currency,
            audience: audience,
            budget: program.budget,
            version: program.version,
            approval: program.approval,
            reviews: program.reviews,
            incentives: program.incentives.map(\.withoutDeals),
            paidAs: program.paidAs
        )
    }

    private func terms(asOf: Day) -> SiteTerms {
        let site = names.site
        return SiteTerms(
            asOf: asOf,
            currency: site.currency,
            fiscalYearStarts: site.fiscalYearStarts,
            statements: site.statements,
            rounding: site.rounding,
            payoutUnits: site.payoutUnits,
            minimumPayouts: site.minimumPayouts,
            levies: [],
            levels: site.levels
        )
    }

    /// The first day on which everything that the example promises has settled.
    private func end(
        of sales: Sales,
        _ claims: PriceClaims,
        _ promises: [Example.Promise],
        _ period: Period?
    ) -> Day {
        if let period { return period.span.last.adding(days: 1) }
        let counted = program.incentives.compactMap(\.countsOn).compactMap(sales.attribute)
            .flatMap(\.values).compactMap(Day.init(text:))
        let last = (sales.days + counted + claims.days).max() ?? program.runs.first
        var ends = [
            Period.containing(
                last,
                cycle: names.site.statements.cycle,
                fiscalYearStarts: names.site.fiscalYearStarts
            ).span.last
        ]
        for promise in promises {
            let incentive = program.incentives[promise.incentive]
            let periods = incentive.periods(fiscalYearStarts: names.site.fiscalYearStarts)
            ends += periods.filter { $0.span.contains(last) }.map(incentive.lastDay)
        }
        return (ends.max() ?? last).adding(days: 1)
    }

    private func readPeriod(_ node: YAMLNode, _ faults: inout Faults) -> Period? {
        guard let text = node.text(&faults, as: "a period") else { return nil }
        let period = Period(name: text, fiscalYearStarts: names.site.fiscalYearStarts)
        if period == nil { faults.report(.badPeriod(text, at: node.place)) }
        return period
    }

    private func readPromises(
        _ record: Record<ExampleKey>,
        _ faults: inout Faults
    ) -> [(promise: Example.Promise, place: SourceRange)]? {
        let before = faults.errorCount
        let pays = byIncentive(record[.pays], "payouts by incentive", &faults)
        let parts = byIncentive(record[.parts], "lists of payouts by incentive", &faults)
        var promises: [(Example.Promise, SourceRange)] = []
        for incentive in program.incentives.indices {
            let (paid, shared) = (pays[incentive], parts[incentive])
            guard let place = (paid ?? shared)?.place else { continue }
            let amounts = shared?.list("payouts", &faults)?.map {
                $0.amount(in: program.currency, &faults)
            }
            let promise = Example.Promise(
                incentive: incentive,
                paysMinorUnits: paid?.amount(in: program.currency, &faults),
                partsMinorUnits: amounts?.compactMap(\.self)
            )
            promises.append((promise, place))
        }
        return faults.errorCount == before ? promises : nil
    }

    /// What an example assigns to its first partner: one figure an incentive, for each of its
    /// periods.
    private func readAssigned(
        _ node: YAMLNode?,
        of target: SourceShape.Target,
        for earner: PartnerIndex,
        _ faults: inout Faults
    ) -> AssignedFigures {
        var entries: [AssignedFigures.Entry] = []
        let figures = byIncentive(node, "\(target.rawValue) by incentive", &faults)
        for (incentive, node) in figures.sorted(by: { $0.key < $1.key }) {
            let rule = program.incentives[incentive]
            guard let quantity = rule.quantity(of: target) else {
                faults.report(.figureOfNothing(target, at: node.place))
                continue
            }
            guard let figure = quantity.figure(node, program.currency, &faults) else { continue }
            for period in rule.periods(fiscalYearStarts: names.site.fiscalYearStarts) {
                entries.append(
                    AssignedFigures.Entry(
                        partner: earner,
                        place: place(of: incentive),
                        period: period.name,
                        figure: figure
                    )
                )
            }
        }
        return AssignedFigures(entries)
    }

    /// The values of a mapping whose keys are incentives, by their places in the program.
    private func byIncentive(
        _ node: YAMLNode?,
        _ what: String,
        _ faults: inout Faults
    ) -> [Int: YAMLNode] {
        guard let node else { return [:] }
        guard case .mapping(let entries) = node.kind else {
            faults.report(.wrongForm(node, expected: what))
            return [:]
        }
        let known = program.incentives.map(\.id.text)
        var values: [Int: YAMLNode] = [:]
        for entry in entries {
            if let incentive = known.firstIndex(of: entry.key) {
                values[incentive] = entry.value
            } else {
                faults.report(
                    .unknownValue(
                        entry.key,
                        of: "incentive of this program",
                        known: known,
                        at: entry.keyPlace
                    )
                )
            }
        }
        return values
    }
}

extension Incentive {
    /// The same for lines of which nobody says a deal.
    fileprivate var withoutDeals: Incentive {
        eligibility.needsDeal
            ? with(Eligibility(conditions: eligibility.conditions, asOf: eligibility.asOf)) : self
    }
}
