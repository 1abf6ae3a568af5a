import Incentives

/// Says why a line does not count, to the partner whose line it is.
struct ReasonWords: Sendable {
    private let filter: FilterWords
    private let phrases: Phrases
    private let format: LocaleFormat
    private let portfolio: Portfolio

    init(_ phrases: Phrases, _ portfolio: Portfolio) {
        filter = FilterWords(phrases, portfolio)
        self.phrases = phrases
        format = filter.format
        self.portfolio = portfolio
    }

    /// The reasons of one line, each said once with the incentives that share it.
    ///
    /// Where a statement has one incentive only, its name is not repeated.
    func reasons(for line: StatementLine, on statement: Statement) -> [String] {
        var order: [String] = []
        var names: [String: [String]] = [:]
        for reason in line.reasons {
            let text = words(for: reason, line: line.line, on: statement)
            if names[text] == nil { order.append(text) }
            names[text, default: []] += reason.sighting.map { [name(of: $0, on: statement)] } ?? []
        }
        return order.map { text in
            guard statement.sightings.count > 1, let incentives = names[text], !incentives.isEmpty
            else { return phrases.sentence(text) }
            return phrases(
                .reasonFor,
                ["incentive": phrases.list(incentives), "reason": text]
            )
        }
    }

    /// What a line counts for; nil where the statement has one incentive only.
    func counted(_ line: StatementLine, on statement: Statement) -> String? {
        guard statement.sightings.count > 1 else { return nil }
        let names = line.countedBy.map { name(of: $0, on: statement) }
        return phrases(.lineCountsFor, ["incentives": phrases.list(names)])
    }

    /// What an incentive is called on a statement: its own title, or its program's.
    private func name(of sighting: Int, on statement: Statement) -> String {
        let seen = statement.sightings[sighting]
        return portfolio.incentiveName(seen.place, locale: phrases.locale)
    }

    /// Why one incentive does not count a line, without its name.
    func words(for reason: LineReason, line: LineIndex, on statement: Statement) -> String {
        switch reason.cause {
        case .noProgramInForce: return phrases(.reasonNoProgram)
        case .onlyConditions: return phrases(.reasonConditions)
        case .late(let finding):
            let period: KeyValuePairs = ["period": format.period(finding.period)]
            switch finding.outcome {
            case .corrected: return phrases(.reasonLateCorrected, period)
            case .notCounted: return phrases(.reasonLateNotCounted, period)
            case .unknownThen: return phrases(.reasonLateUnknown, period)
            case .periodFinal: return phrases(.reasonPeriodFinal, period)
            }
        case .actsOn(let day):
            let isReturn = portfolio.sales.returnedLines[line] != nil
            // A claimed sale acts when its claim was approved, and so does what comes back of it.
            let isClaimed =
                reason.sighting.map { incentive(of: statement.sightings[$0]).support != nil }
                ?? false
            return phrases(
                isReturn && !isClaimed ? .reasonActsOn : .reasonActsLater,
                ["day": format.day(day)]
            )
        case .notCounted(let cause):
            guard let sighting = reason.sighting else {
                preconditionFailure("A cause belongs to an incentive of the statement.")
            }
            let seen = statement.sightings[sighting]
            return words(
                for: cause,
                line: line,
                program: portfolio.programs[seen.program],
                incentive: incentive(of: seen),
                partner: portfolio.partners[statement.partner]
            )
        }
    }

    private func incentive(of seen: Statement.Sighting) -> Incentive {
        portfolio.programs[seen.program].incentives[seen.incentive]
    }

    /// Why a line does not count, as one incentive sees it.
    func words(
        for cause: NotCounted,
        line: LineIndex,
        program: Program,
        incentive: Incentive,
        partner: Partner
    ) -> String {
        let seller = portfolio.partners[portfolio.sales.partners[line]]
        if seller.id != partner.id, let hidden = hidden(in: cause, incentive) { return hidden }
        switch cause {
        case .outsideWindow:
            return phrases(.reasonOutsideWindow, ["span": format.span(incentive.span)])
        case .beforeJoining(let day):
            return phrases(.reasonBeforeJoining, ["day": format.day(day)])
        case .afterLeaving(let day):
            return phrases(.reasonAfterLeaving, ["day": format.day(day)])
        case .notInAudience(let index):
            return words(for: program.audience[index], partner, day: portfolio.sales.days[line])
        case .notEligible(let index, let day):
            return words(for: incentive.eligibility.conditions[index], partner, day: day)
        case .filteredOut(let index):
            return words(for: incentive.counts.clauses[index], line: line)
        case .saleDidNotCount(let sale):
            return phrases(.reasonSale, ["sale": portfolio.sales.ids[sale]])
        case .returnedTooLate(let day):
            return phrases(.reasonReturnedLate, ["day": format.day(day)])
        case .outsideTerritory(let fault): return words(for: fault)
        case .ownSale: return phrases(.reasonOwnSale)
        case .memberNotActive: return phrases(.reasonMemberNotActive)
        case .noDeal(let fault): return words(for: fault)
        case .noDay:
            let column = Dimension.saleAttribute(incentive.countsOn ?? "")
            return phrases(.reasonNoDay, ["column": filter.name(of: column)])
        case .notClaimed(let last):
            let isLateTaken = incentive.claimed?.late != nil
            return phrases(
                isLateTaken ? .reasonNotClaimedLate : .reasonNotClaimed,
                ["day": format.day(last)]
            )
        case .claimedTooLate(let day, let last):
            return phrases(
                .reasonClaimedLate,
                ["day": format.day(day), "last": format.day(last)]
            )
        case .claimedByNone: return phrases(.reasonClaimedByNone)
        case .claimUndecided(let claim):
            return phrases(.reasonClaimUndecided, ["claim": claim])
        case .claimRejected(let claim):
            return phrases(.reasonClaimRejected, ["claim": claim])
        case .grossIsBeforeReturns: return phrases(.reasonGross)
        case .takenBy(let other):
            let name = portfolio.incentiveName(other, locale: phrases.locale)
            return phrases(.reasonTaken, ["incentive": name])
        }
    }

    /// What a parent is told where the reason names with whom its member deals; nil elsewhere.
    private func hidden(in cause: NotCounted, _ incentive: Incentive) -> String? {
        let dimension: Dimension
        switch cause {
        case .noDeal: dimension = .saleAttribute("deal")
        case .filteredOut(let clause): dimension = incentive.counts.clauses[clause].dimension
        case .outsideWindow, .beforeJoining, .afterLeaving, .notInAudience, .notEligible,
            .saleDidNotCount, .returnedTooLate, .outsideTerritory, .ownSale, .memberNotActive,
            .noDay, .notClaimed, .claimedTooLate, .claimedByNone, .claimUndecided, .claimRejected,
            .grossIsBeforeReturns, .takenBy:
            return nil
        }
        switch dimension {
        case .customerAge: break
        case .saleAttribute(let name) where Rollup.privateColumns.contains(name): break
        case .product, .productLine, .productAttribute, .saleAttribute, .partner: return nil
        }
        return phrases(.reasonHidden, ["field": filter.name(of: dimension)])
    }

    private func words(for fault: Territory.Fault) -> String {
        switch fault {
        case .notOwn(let name, let day):
            phrases(.territoryNotOwn, ["territory": name, "day": format.day(day)])
        case .otherSegment(let name, let own):
            phrases(.territorySegment, ["territory": name, "segments": phrases.list(own)])
        }
    }

    private func words(for fault: Deal.Fault) -> String {
        switch fault {
        case .unnamed: phrases(.dealUnnamed)
        case .unknown(let deal): phrases(.dealUnknown, ["deal": deal])
        case .notApproved(let deal): phrases(.dealNotApproved, ["deal": deal])
        case .before(let deal, let day):
            phrases(.dealBefore, ["deal": deal, "day": format.day(day)])
        case .expired(let deal, let day):
            phrases(.dealExpired, ["deal": deal, "day": format.day(day)])
        case .otherCustomer(let deal): phrases(.dealCustomer, ["deal": deal])
        case .otherProductLine(let deal): phrases(.dealLine, ["deal": deal])
        }
    }

    private func words(
        for condition: PartnerCondition,
        _ partner: Partner,
        day: Day
    ) -> String {
        let wanted = filter.subject(condition.test)
        switch condition.test {
        case .levels(let levels):
            return words(forLevels: Set(levels), wanted: wanted, partner, day: day)
        case .levelAtLeast(let least):
            let enough = Set(portfolio.terms.levels.indices.filter { $0 >= least })
            return words(forLevels: enough, wanted: wanted, partner, day: day)
        case .isOneOf, .has, .joinedBefore, .joinedAfter:
            return phrases(.reasonAudience, ["who": filter.partners([condition])])
        }
    }

    /// You were silver; gold from 1 February.
    private func words(
        forLevels levels: Set<Int>,
        wanted: String,
        _ partner: Partner,
        day: Day
    ) -> String {
        guard let held = partner.level(on: day) else {
            return phrases(.reasonNoLevel, ["level": "", "wanted": wanted])
        }
        let reached = partner.levels.first { standing in
            standing.from.map { $0 > day } ?? false && levels.contains(standing.level)
        }
        guard let reached, let since = reached.from else {
            return phrases(.reasonLevel, ["level": filter.level(held), "wanted": wanted])
        }
        return phrases(
            .reasonLevelSince,
            [
                "level": filter.level(held), "wanted": filter.level(reached.level),
                "day": format.day(since),
            ]
        )
    }

    private func words(for clause: FilterClause, line: LineIndex) -> String {
        if clause.dimension == .customerAge { return words(forAge: clause, line: line) }
        let field = filter.name(of: clause.dimension)
        let wanted = filter.wanted(clause)
        guard let text = portfolio.text(of: clause.dimension, line: line) else {
            return phrases(.reasonFilterMissing, ["field": field, "wanted": wanted])
        }
        let value = filter.value(text, of: clause.dimension)
        if clause.isNegated {
            return phrases(.reasonFilterNot, ["field": field, "value": value])
        }
        return phrases(.reasonFilter, ["field": field, "value": value, "wanted": wanted])
    }

    /// Ann has been your customer since 10 March 2025; customers of less than 12 months count.
    private func words(forAge clause: FilterClause, line: LineIndex) -> String {
        let wanted = filter.wanted(clause)
        guard let customer = portfolio.text(of: .customerAge, line: line) else {
            return phrases(.reasonAgeMissing, ["wanted": wanted])
        }
        guard let since = portfolio.customerDays.since(line) else {
            return phrases(.reasonAgeUnknown, ["customer": customer, "wanted": wanted])
        }
        let day = format.day(since)
        if clause.isNegated {
            let plain = FilterClause(
                dimension: clause.dimension,
                test: clause.test,
                isNegated: false
            )
            return phrases(
                .reasonAgeNot,
                ["customer": customer, "day": day, "value": filter.wanted(plain)]
            )
        }
        return phrases(.reasonAge, ["customer": customer, "day": day, "wanted": wanted])
    }
}

/// What an incentive is called where its program is not named beside it: the program's title, with
/// its own where the program has several.
func incentiveName(_ program: Program, _ incentive: Int, locale: String) -> String {
    let title = program.title.text(in: locale)
    guard program.incentives.count > 1 else { return title }
    return "\(title): \(program.incentives[incentive].name(in: locale))"
}

extension Portfolio {
    /// What the incentive of a place is called.
    func incentiveName(_ place: IncentivePlace, locale: String) -> String {
        StatementSite.incentiveName(programs[place.program], place.incentive, locale: locale)
    }
}

extension Incentive {
    /// What it is called within its program.
    func name(in locale: String) -> String { title?.text(in: locale) ?? id.text }
}
