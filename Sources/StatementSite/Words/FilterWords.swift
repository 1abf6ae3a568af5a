import Incentives

/// Says in words which lines and which partners a rule takes.
struct FilterWords: Sendable {
    let phrases: Phrases
    let format: LocaleFormat
    let portfolio: Portfolio

    init(_ phrases: Phrases, _ portfolio: Portfolio) {
        self.phrases = phrases
        format = LocaleFormat(phrases: phrases)
        self.portfolio = portfolio
    }

    /// What lines a filter takes, such as `Road Bikes or Mountain Bikes`; nil for all of them.
    func lines(_ filter: LineFilter) -> String? {
        let ages = filter.clauses.filter { $0.dimension == .customerAge && !$0.isNegated }
        let others = filter.clauses.filter { $0.dimension != .customerAge || $0.isNegated }
        if others.isEmpty || ages.isEmpty {
            return filter.clauses.isEmpty ? nil : phrases.list(filter.clauses.map(clause))
        }
        // City Bikes to customers of less than 12 months: both must hold.
        return phrases(
            .linesTo,
            [
                "lines": phrases.list(others.map(clause)),
                "customers": phrases.list(ages.map(clause)),
            ]
        )
    }

    /// One clause of a filter: the values where the column goes without saying, else with its name.
    func clause(_ clause: FilterClause) -> String {
        if case .anyOf(let texts) = clause.test, !clause.isNegated {
            let values = phrases.list(texts.map { value($0, of: clause.dimension) })
            return isNameless(clause.dimension)
                ? values : "\(name(of: clause.dimension)) \(values)"
        }
        return isNameless(clause.dimension)
            ? wanted(clause) : "\(name(of: clause.dimension)) \(wanted(clause))"
    }

    /// Whether a column's values say by themselves what they are.
    private func isNameless(_ dimension: Dimension) -> Bool {
        switch dimension {
        case .product, .productLine, .customerAge: true
        case .productAttribute, .saleAttribute, .partner: false
        }
    }

    /// The values that a clause asks for.
    func wanted(_ clause: FilterClause) -> String {
        let values: String =
            switch clause.test {
            case .anyOf(let texts):
                phrases.alternatives(texts.map { value($0, of: clause.dimension) })
            case .range(let from?, let below?):
                phrases(
                    .valueRange,
                    ["from": format.units(Int128(from)), "below": format.units(Int128(below))]
                )
            case .range(let from?, nil):
                phrases(.valueFrom, ["value": format.units(Int128(from))])
            case .range(nil, let below?):
                phrases(.valueBelow, ["value": format.units(Int128(below))])
            case .range(nil, nil), .days(nil, nil), .age(nil, nil):
                phrases(.valueMissing)
            case .days(let after?, nil):
                phrases(.valueAfter, ["duration": duration(after)])
            case .days(nil, let within?):
                phrases(.valueWithin, ["duration": duration(within)])
            case .days(let after?, let within?):
                phrases(
                    .valueAfterWithin,
                    ["after": duration(after), "within": duration(within)]
                )
            case .age(let from?, nil):
                phrases(.valueAgeFrom, ["duration": duration(from)])
            case .age(nil, let below?):
                phrases(.valueAgeBelow, ["duration": duration(below)])
            case .age(let from?, let below?):
                phrases(.valueAgeRange, ["from": duration(from), "below": duration(below)])
            }
        return clause.isNegated ? phrases(.valueNot, ["value": values]) : values
    }

    /// A length of time: 30 days, 6 months.
    func duration(_ duration: CalendarDuration) -> String {
        switch duration {
        case .days(let count): phrases.counted(.durationDays, count, ["n": format.count(count)])
        case .months(let count):
            phrases.counted(.durationMonths, count, ["n": format.count(count)])
        }
    }

    /// A value as people read it: a product by its name, a country by its own.
    func value(_ text: String, of dimension: Dimension) -> String {
        switch dimension {
        case .product:
            portfolio.products.first { $0.id.text == text }?.name.text(in: phrases.locale) ?? text
        case .productLine: phrases.term("product-line", text)
        case .productAttribute, .saleAttribute, .customerAge: text
        case .partner(let field): value(text, of: field)
        }
    }

    /// A partner's value as people read it.
    func value(_ text: String, of field: PartnerField) -> String {
        switch field {
        case .type: phrases.term("type", text)
        case .country: phrases.term("country", text)
        case .level: phrases.term("level", text)
        case .region, .attribute: text
        }
    }

    /// The name of a column.
    func name(of dimension: Dimension) -> String {
        switch dimension {
        case .product: phrases(.fieldProduct)
        case .productLine: phrases(.fieldProductLine)
        case .productAttribute(let name), .saleAttribute(let name): phrases.term("field", name)
        case .customerAge: phrases.term("field", "customer")
        case .partner(let field): name(of: field)
        }
    }

    /// The name of a partner's column.
    func name(of field: PartnerField) -> String {
        switch field {
        case .type: phrases(.fieldType)
        case .country: phrases(.fieldCountry)
        case .region: phrases(.fieldRegion)
        case .level: phrases(.fieldLevel)
        case .attribute(let name): phrases.term("field", name)
        }
    }

    /// Who is meant by some conditions: `gold resellers and dealers in Indonesia`.
    func partners(_ conditions: [PartnerCondition]) -> String {
        var who = phrases(.audienceAll)
        for condition in conditions {
            if case .has(.type, let types) = condition.test, !condition.isNegated {
                who = phrases.list(types.map { phrases.plural("type", $0) })
            }
        }
        for condition in conditions { who = narrowed(who, by: condition) }
        return who
    }

    private func narrowed(_ who: String, by condition: PartnerCondition) -> String {
        if condition.isNegated {
            return phrases(.audienceNot, ["who": who, "what": group(condition.test)])
        }
        switch condition.test {
        case .has(.type, _): return who
        case .has(.country, _), .has(.region, _):
            return phrases(.audienceIn, ["who": who, "what": group(condition.test)])
        case .has(.level, _): return who
        case .has(.attribute(let name), _):
            return phrases(
                .audienceHas,
                [
                    "who": who, "field": phrases.term("field", name),
                    "what": subject(condition.test),
                ]
            )
        case .levels:
            return phrases(.audienceLevels, ["who": who, "what": subject(condition.test)])
        case .levelAtLeast:
            return phrases(.audienceLevelAtLeast, ["who": who, "what": subject(condition.test)])
        case .joinedBefore(let day):
            return phrases(.audienceJoinedBefore, ["who": who, "day": format.day(day)])
        case .joinedAfter(let day):
            return phrases(.audienceJoinedAfter, ["who": who, "day": format.day(day)])
        case .isOneOf:
            // A page of one partner never names another.
            return phrases(.audienceNamed, ["names": who])
        }
    }

    /// All those whom a condition takes together: dealers and retailers, Indonesia and Singapore.
    private func group(_ test: PartnerTest) -> String {
        guard case .has(let field, let texts) = test else { return subject(test) }
        let names = texts.map { text in
            field == .type ? phrases.plural("type", text) : value(text, of: field)
        }
        return phrases.list(names)
    }

    /// What a condition asks for, without saying of whom.
    func subject(_ test: PartnerTest) -> String {
        switch test {
        case .has(let field, let texts):
            phrases.alternatives(texts.map { value($0, of: field) })
        case .levels(let levels): phrases.alternatives(levels.map(level))
        case .levelAtLeast(let least): level(least)
        case .joinedBefore(let day), .joinedAfter(let day): format.day(day)
        case .isOneOf: phrases(.audienceNamed, ["names": phrases(.audienceAll)])
        }
    }

    /// A level by its place among the site's.
    func level(_ index: Int) -> String {
        phrases.term("level", portfolio.terms.levels[index])
    }
}
