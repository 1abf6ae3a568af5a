import Incentives

/// The sentences of a statement's headline, bridge and terms.
struct StatementWords {
    let site: SiteWords
    let statement: Statement
    let partner: Partner

    private var phrases: Phrases { site.phrases }
    private var format: LocaleFormat { site.format }

    /// Statement 2026-Q1 · January to March 2026.
    var heading: String {
        phrases(
            .statementHeading,
            ["name": statement.period.name, "period": format.period(statement.period)]
        )
    }

    /// The level held at the end of the period, and since when; nil for none.
    var level: String? {
        partner.levelWords(on: min(statement.period.span.last, site.portfolio.terms.asOf), site)
    }

    var dueLabel: String {
        statement.state == .open ? site.word("due-so-far") : site.word("due-to-you")
    }

    /// Whether the day has passed on which the draft was to be closed.
    private var isLate: Bool {
        statement.state == .draft && site.portfolio.terms.isPastClosing(of: statement.period)
    }

    /// When it is paid, and what may still change it.
    var when: String {
        if statement.state == .open {
            return phrases(
                .whenOpen,
                [
                    "end": format.day(statement.period.span.last),
                    "pays": format.day(statement.paysOn),
                ]
            )
        }
        if statement.due.minorUnits == 0 { return phrases(.whenNothing) }
        if statement.state == .closed {
            return phrases(
                .whenClosed,
                ["pays": format.day(statement.paysOn), "day": format.day(statement.closesOn)]
            )
        }
        if isLate { return phrases(.whenDraftLate, ["pays": format.day(statement.paysOn)]) }
        return phrases(
            .whenDraft,
            ["pays": format.day(statement.paysOn), "closes": format.day(statement.closesOn)]
        )
    }

    /// What was earned, on what, in a few sentences.
    var story: String {
        let earning = statement.settlements.filter { $0.isFinal && $0.paid.minorUnits != 0 }
        var sentences = [earned(by: earning.filter { !$0.goesToParent })].compactMap(\.self)
        sentences += passedOn(earning.filter(\.goesToParent))
        if sentences.isEmpty {
            sentences.append(
                phrases(statement.state == .open ? .storyNothingYet : .storyNothing)
            )
        }
        if let note = openingNote { sentences.append(note) }
        if statement.isAdjusted {
            sentences.append(
                phrases(.storyAdjusted, ["amount": format.amount(statement.adjusted)])
            )
        }
        if let note = carryNote.isEmpty ? nil : carryNote {
            sentences.append(phrases.sentence(note) + ".")
        }
        return sentences.joined(separator: " ")
    }

    /// What the partner earned by its own and its members' settlements; nil for nothing.
    private func earned(by paying: [Settlement]) -> String? {
        let members = statement.memberPayouts
        if members.isEmpty {
            if paying.isEmpty { return nil }
            if paying.count == 1, let only = paying.first { return story(of: only) }
        }
        let items = sums(
            of: paying.map { (name(of: $0.place), $0.payout) }
                + members.map { (name(of: $0), $0.payout) }
        ).map { name, sum in
            phrases(
                .storyItem,
                [
                    "incentive": name,
                    "amount": format.amount(ExactFraction(sum), statement.currency),
                ]
            )
        }
        return phrases(
            .storySeveral,
            ["amount": format.amount(statement.earned), "items": phrases.list(items)]
        )
    }

    /// What each incentive pays, its periods together, in their order.
    private func sums(of payouts: [(name: String, paid: Money)]) -> [(name: String, sum: Int128)] {
        var sums: [(name: String, sum: Int128)] = []
        for (name, paid) in payouts {
            if let place = sums.firstIndex(where: { $0.name == name }) {
                sums[place].sum += Int128(paid.minorUnits)
            } else {
                sums.append((name, Int128(paid.minorUnits)))
            }
        }
        return sums
    }

    /// What goes to the partner's parent, each incentive in a sentence.
    private func passedOn(_ settlements: [Settlement]) -> [String] {
        let currencies = Set(settlements.map(\.paid.currency)).sorted { $0.code < $1.code }
        return currencies.flatMap { currency in
            sums(
                of: settlements.filter { $0.paid.currency == currency }.map {
                    (name(of: $0.place), $0.paid)
                }
            ).map { name, sum in
                phrases(
                    .storyToParent,
                    ["incentive": name, "amount": phrases.money(sum, currency, format)]
                )
            }
        }
    }

    private func story(of settlement: Settlement) -> String {
        let rule = rule(of: settlement.place)
        let formulas = FormulaWords(rule)
        let slices = settlement.accrual.parts.map { part in
            phrases(
                .storySlice,
                ["rate": formulas.rate(of: part), "slice": formulas.slice(of: part)]
            )
        }
        guard !slices.isEmpty, settlement.steps.isEmpty, settlement.conversion == nil,
            !settlement.isCutByBudget, let measure = settlement.accrual.measure
        else {
            return phrases(
                .storySeveral,
                [
                    "amount": format.amount(statement.earned),
                    "items": phrases(
                        .storyItem,
                        [
                            "incentive": name(of: settlement.place),
                            "amount": format.amount(settlement.payout),
                        ]
                    ),
                ]
            )
        }
        return phrases(
            .storyOne,
            [
                "amount": format.amount(settlement.payout), "measure": rule.measure(measure),
                "what": rule.measureOf, "slices": phrases.list(slices),
            ]
        )
    }

    private func rule(of place: IncentivePlace) -> RuleWords {
        let program = site.portfolio.programs[place.program]
        return RuleWords(
            phrases,
            site.portfolio,
            program: program,
            incentive: program.incentives[place.incentive]
        )
    }

    private func name(of place: IncentivePlace) -> String {
        site.portfolio.incentiveName(place, locale: site.locale)
    }

    /// What an incentive pays for members, with how many they are.
    func name(of payout: MemberPayout) -> String {
        phrases.counted(
            .ofMembers,
            payout.members,
            ["incentive": name(of: payout.place), "n": format.count(payout.members)]
        )
    }

    /// The period of a sum for members, and what it was converted from.
    func note(on payout: MemberPayout) -> String {
        guard let conversion = payout.conversion else { return payout.period.name }
        let from = payout.paid.currency
        return [
            payout.period.name, phrases.money(payout.paid, format),
            FormulaWords(rule(of: payout.place)).conversion(conversion, from: from),
        ].joined(separator: ", ")
    }

    /// Where the opening carry comes from, if it was not stated here.
    var openingOrigin: String {
        guard statement.openingCarry.minorUnits != 0, let start = startOfStatements else {
            return ""
        }
        return phrases(.openingBefore, ["day": format.day(start)])
    }

    /// The first day of all statements, where this one follows what another system stated.
    private var startOfStatements: Day? {
        site.portfolio.opening.flatMap { opening in
            opening.start == statement.period.span.first ? opening.start : nil
        }
    }

    private var openingNote: String? {
        if statement.openingCarry.minorUnits == 0 { return nil }
        if let start = startOfStatements {
            return phrases(
                .storyOpeningBefore,
                ["amount": format.amount(statement.openingCarry), "day": format.day(start)]
            )
        }
        return phrases(.storyOpening, ["amount": format.amount(statement.openingCarry)])
    }

    /// 3 of your 43 lines did not count.
    func notCounted(_ count: Int, of total: Int) -> String {
        phrases.counted(
            .storyNotCounted,
            count,
            ["n": format.count(count), "total": format.count(total)]
        )
    }

    var dueLine: String {
        statement.due.minorUnits == 0
            ? site.word("due")
            : phrases(.dueOn, ["day": format.day(statement.paysOn)])
    }

    /// By which means what is due goes out, and what by each; empty where all of it is transferred.
    var meansNote: String {
        phrases.list(
            otherMeans.map { part in
                phrases(
                    .duePart,
                    ["amount": format.amount(part.amount), "means": site.means(part.means)]
                )
            }
        )
    }

    /// The parts of what is due; empty where all of it is transferred.
    var otherMeans: [DueByMeans.Part] {
        let parts = statement.figures(in: site.portfolio).dueByMeans.parts
        return parts.contains { $0.means != .transfer } ? parts : []
    }

    /// What a levy is called in the bridge.
    func levy(_ item: Levied) -> String {
        switch item.levy.effect {
        case .addedTax: phrases(.levyTax, ["name": item.levy.name])
        case .withholding: phrases(.levyWithheld, ["name": item.levy.name])
        }
    }

    /// How a levy was computed: 2% of 1,400.00 by rebates.
    func levyNote(_ item: Levied) -> String {
        phrases(
            .levyNote,
            [
                "rate": format.rate(item.levy.rate), "base": format.amount(item.base),
                "kinds": phrases.list(item.levy.kinds.map { site.word("kind-\($0.rawValue)") }),
            ]
        )
    }

    /// What stands at the foot of every printed sheet.
    var sheetFoot: String {
        phrases(
            .sheetFoot,
            [
                "partner": partner.name(site), "period": statement.period.name,
                "state": site.state(statement.state),
                "day": format.day(site.portfolio.terms.asOf),
            ]
        )
    }

    /// Why something is carried on, or empty.
    var carryNote: String {
        switch statement.carryReason {
        case nil: ""
        case .belowZero?: phrases(.carryBelowZero)
        case .belowMinimum(let least)?:
            phrases(
                .carryBelowMinimum,
                ["amount": format.amount(least, statement.currency)]
            )
        }
    }

    /// What the list of lines holds: those of the period, and others that count in it.
    func linesNote(_ lines: [StatementLine]) -> String {
        let days = site.portfolio.sales.days
        let isOwn = lines.allSatisfy { statement.period.span.contains(days[$0.line]) }
        return phrases(
            isOwn ? .linesNote : .linesNoteOthers,
            ["period": statement.period.name]
        )
    }

    func countedHead(_ count: Int) -> String {
        phrases(.countedHead, ["n": format.count(count)])
    }

    func notCountedHead(_ count: Int) -> String {
        phrases(.notCountedHead, ["n": format.count(count)])
    }

    func earlierLines(_ count: Int) -> String {
        phrases.counted(.earlierLines, count, ["n": format.count(count)])
    }

    func historyTitle(_ count: Int) -> String {
        phrases(.historyTitle, ["n": "\(count)"])
    }

    var closesTerm: String {
        let term: Phrase =
            statement.state == .closed ? .termClosed : isLate ? .termClosesLate : .termCloses
        return phrases(term, ["day": format.day(statement.closesOn)])
    }

    var paysTerm: String {
        if statement.state != .open, statement.due.minorUnits == 0 { return phrases(.whenNothing) }
        let day = format.day(statement.paysOn)
        guard let least = site.portfolio.terms.minimumPayouts[statement.currency], least > 0 else {
            return phrases(.termPays, ["day": day])
        }
        return phrases(
            .termPaysMinimum,
            ["day": day, "amount": format.amount(least, statement.currency)]
        )
    }

    var disputeTerm: String {
        let day = format.day(statement.lastDisputeOn)
        guard let email = site.input.facts.vendor.email else {
            return phrases(.termDispute, ["day": day])
        }
        return phrases(.termDisputeMail, ["day": day, "email": email.text])
    }
}

extension Partner {
    /// The level held on a day, and since when; nil for none.
    func levelWords(on day: Day, _ site: SiteWords) -> String? {
        guard let level = level(on: day) else { return nil }
        let name = site.phrases.sentence(
            site.phrases.term("level", site.portfolio.terms.levels[level])
        )
        let since = levels.last { $0.from.map { $0 <= day } ?? true }?.from
        return since.map {
            site.phrases(.levelSince, ["level": name, "day": site.format.day($0)])
        } ?? name
    }
}
