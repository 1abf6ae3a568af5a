/// Which lines an incentive or a board takes, with everything that decides it.
struct LineRule {
    let span: DaySpan
    let audience: [PartnerCondition]
    let eligibility: Eligibility
    let counts: LineFilter
    /// The column of the sales whose day decides; nil for the line's own day.
    let countsOn: String?
    let returns: ReturnTerms
    /// Whether a return behind the closing of its sale's period takes back what was paid.
    let mirrorsLateReturns: Bool
    /// The same behind what another system stated.
    let mirrorsElsewhere: Bool
    /// Whose lines it takes.
    let rollup: Rollup
    /// Gives the day for which a level is looked up, from the line's own.
    let levelDay: (Day) -> Day
    /// When lines must be claimed; nil where they need no claim.
    let claimed: ClaimTerms?
    /// Whether lines that take back are left aside, since gross sales are those before returns.
    let isBeforeReturns: Bool
    /// Whether the window and the day of joining are left aside, as a baseline leaves them.
    let ignoresSpanAndJoining: Bool
}

extension LineRule {
    /// The lines of an incentive, as a baseline sees them, or those of a side of its ratio.
    init(
        program: Program,
        incentive: Incentive,
        terms: SiteTerms,
        forBaseline: Bool = false,
        side: Selection? = nil
    ) {
        span = incentive.span
        audience = program.audience
        eligibility = incentive.eligibility
        counts = side?.counts ?? incentive.counts
        countsOn = incentive.countsOn
        returns = incentive.returns
        mirrorsLateReturns = program.mirrorsLateReturns(of: incentive)
        mirrorsElsewhere = incentive.mirrorsElsewhere
        rollup = side?.rollup ?? incentive.rollup
        isBeforeReturns = (side?.quantity ?? incentive.measure.quantity) == .grossSales
        // What is compared was sold, claimed or not.
        claimed = forBaseline || side != nil ? nil : incentive.claimed
        ignoresSpanAndJoining = forBaseline
        switch incentive.eligibility.asOf {
        case .sale:
            levelDay = { $0 }
        case .periodEnd:
            levelDay = { day in
                let period = incentive.period(
                    holding: day,
                    fiscalYearStarts: terms.fiscalYearStarts
                )
                return min(incentive.lastDay(of: period), terms.asOf)
            }
        }
    }

    /// The lines of an incentive's selection, whatever the program's run and audience.
    init(selection: Selection, of incentive: Incentive) {
        span = .always
        audience = []
        eligibility = .everybody
        counts = selection.counts
        countsOn = nil
        returns = incentive.returns
        mirrorsLateReturns = false
        mirrorsElsewhere = false
        rollup = selection.rollup ?? incentive.rollup
        isBeforeReturns = selection.quantity == .grossSales
        claimed = nil
        ignoresSpanAndJoining = false
        levelDay = { $0 }
    }

    init(board: Board) {
        span = .always
        audience = board.audience
        eligibility = .everybody
        counts = board.counts
        countsOn = nil
        returns = .restateOriginal
        mirrorsLateReturns = false
        mirrorsElsewhere = false
        rollup = .own
        isBeforeReturns = board.measure == .grossSales
        claimed = nil
        ignoresSpanAndJoining = false
        levelDay = { $0 }
    }
}

extension LineRule {
    /// Whether sales of a day may count, whatever is sold and whatever their columns say.
    func takes(_ partner: Partner, at index: PartnerIndex, on day: Day) -> Bool {
        guard span.contains(day), partner.joined.map({ $0 <= day }) ?? true,
            partner.left.map({ day <= $0 }) ?? true
        else { return false }
        let levelDay = levelDay(day)
        return audience.allSatisfy { partner.meets($0, at: index, on: day) }
            && eligibility.conditions.allSatisfy { partner.meets($0, at: index, on: levelDay) }
    }
}

/// Decides for the lines of one partner, and for those that roll up to it, whether they count, and
/// says why not.
///
/// A return counts where its sale counted. Under `restate_original` its day is that of the sale.
///
/// - Source: SEMANTICS 3 and 6, "Returns".
struct LineJudge {
    private let rule: LineRule
    /// Who earns, by the place among all partners.
    private let earner: PartnerIndex
    private let partners: [Partner]
    private let sales: Sales
    private let knowledge: LineKnowledge
    private let filter: CompiledFilter
    /// The members of an exclusive group that go first, and what they count.
    private let takers: [(place: IncentivePlace, sales: IncentiveSales)]
    /// The days on which lines were claimed.
    private let claims: [LineIndex: Day]
    /// What claims of prices make of the lines; nil where it is no price support.
    private let claimedLines: ClaimedLines?
    private let territories: TerritoryCoverage?
    private let coverage: DealCoverage?
    private let countedDays: DayColumn?

    init(
        rule: LineRule,
        earner: PartnerIndex,
        partners: [Partner],
        sales: Sales,
        knowledge: LineKnowledge = .none,
        filter: CompiledFilter,
        takers: [(place: IncentivePlace, sales: IncentiveSales)] = [],
        claims: [LineIndex: Day] = [:],
        claimedLines: ClaimedLines? = nil,
        territories: TerritoryCoverage? = nil,
        coverage: DealCoverage? = nil,
        countedDays: DayColumn? = nil
    ) {
        self.rule = rule
        self.earner = earner
        self.partners = partners
        self.sales = sales
        self.knowledge = knowledge
        self.filter = filter
        self.takers = takers
        self.claims = claims
        self.claimedLines = claimedLines
        self.territories = territories
        self.coverage = coverage
        self.countedDays = countedDays
    }

    /// The day on which a line acts: one with a claim of its price, when that was approved.
    func effectiveDay(of line: LineIndex) -> Day {
        let claimed = sales.returnedLines[line] ?? line
        if let approved = claimedLines?.approval(of: claimed) { return approved }
        if takesBack(line) { return max(day(of: line), knowledge.firstDay(of: line)) }
        guard rule.returns.rule == .restateOriginal, let sale = sales.returnedLines[line] else {
            return day(of: line)
        }
        return day(of: sale)
    }

    /// A line's own day, or that of the column that decides; a return without one has its own.
    private func day(of line: LineIndex) -> Day {
        countedDay(of: line) ?? sales.days[line]
    }

    private func countedDay(of line: LineIndex) -> Day? {
        countedDays?.day(of: line)
    }

    /// Whether a line takes back what was paid, and counts for no measure.
    func takesBack(_ line: LineIndex) -> Bool {
        switch rule.returns.rule {
        case .mirrorRate: sales.isReturn(line)
        case .restateOriginal:
            sales.returnedLines[line].map { takesBack(line, soldOn: day(of: $0)) } ?? false
        case .netInPeriod: false
        }
    }

    private func takesBack(_ line: LineIndex, soldOn day: Day) -> Bool {
        guard knowledge.isLate(line, for: day) else { return false }
        return knowledge.isBehindElsewhere(line, for: day)
            ? rule.mirrorsElsewhere : rule.mirrorsLateReturns
    }

    /// Nil when the line counts, else the first reason why it does not.
    func verdict(on line: LineIndex) -> NotCounted? {
        if let cause = verdictOfSale(line) { return cause }
        if rule.rollup == .children, sales.partners[line] == earner { return .ownSale }
        // What takes back what was paid leaves measures as they are.
        if rule.isBeforeReturns, sales.isReturn(line), !takesBack(line) {
            return .grossIsBeforeReturns
        }
        // A return belongs to the one that counted its sale.
        let sale = sales.returnedLines[line] ?? line
        return takers.first { $0.sales.counts(sale) }.map { .takenBy($0.place) }
    }

    private func verdictOfSale(_ line: LineIndex) -> NotCounted? {
        guard let sale = sales.returnedLines[line] else {
            return judgedByItself(line, day: day(of: line))
        }
        if let within = rule.returns.within {
            let last = within.after(sales.days[sale])
            if sales.days[line] > last { return .returnedTooLate(last: last) }
        }
        if rule.returns.rule == .netInPeriod, isOutsideSpan(day(of: line)) {
            return .outsideWindow
        }
        return judgedByItself(sale, day: day(of: sale)) == nil
            ? nil : .saleDidNotCount(sale: sale)
    }

    private func isOutsideSpan(_ day: Day) -> Bool {
        !rule.ignoresSpanAndJoining && !rule.span.contains(day)
    }

    private func judgedByItself(_ line: LineIndex, day: Day) -> NotCounted? {
        if rule.countsOn != nil, countedDay(of: line) == nil, !sales.isReturn(line) {
            return .noDay
        }
        if isOutsideSpan(day) { return .outsideWindow }
        let partner = partners[earner]
        if !rule.ignoresSpanAndJoining, let joined = partner.joined, day < joined {
            return .beforeJoining(joined: joined)
        }
        if let left = partner.left, day > left { return .afterLeaving(left: left) }
        if !isSellerActive(line, on: day) { return .memberNotActive }
        for (index, condition) in rule.audience.enumerated()
        where !partner.meets(condition, at: earner, on: day) {
            return .notInAudience(condition: index)
        }
        let levelDay = rule.levelDay(day)
        for (index, condition) in rule.eligibility.conditions.enumerated()
        where !partner.meets(condition, at: earner, on: levelDay) {
            return .notEligible(condition: index, on: levelDay)
        }
        if let clause = filter.firstFailure(of: line, product: sales.products[line]) {
            return .filteredOut(clause: clause)
        }
        if let fault = territories?.fault(of: line) { return .outsideTerritory(fault) }
        if let fault = coverage?.fault(of: line) { return .noDeal(fault) }
        return verdictOnClaim(line)
    }
}

extension LineJudge {
    /// Whether a member that sold a line had joined and had not left; so the earner itself.
    private func isSellerActive(_ line: LineIndex, on day: Day) -> Bool {
        let seller = sales.partners[line]
        if seller == earner { return true }
        let member = partners[seller]
        return (rule.ignoresSpanAndJoining || member.joined.map { $0 <= day } ?? true)
            && member.left.map { day <= $0 } ?? true
    }

    /// Why a line's claim keeps it out; nil where none is asked for, or it is there in time.
    private func verdictOnClaim(_ line: LineIndex) -> NotCounted? {
        if let claimedLines { return claimedLines.verdict(on: line) }
        // A line that takes back without naming a sale has nothing to claim.
        guard let terms = rule.claimed, !sales.isReturn(line) else { return nil }
        let last = terms.lastDay(for: sales.days[line])
        guard let claimed = claims[line] else { return .notClaimed(until: last) }
        return claimed > last && terms.late == nil ? .claimedTooLate(on: claimed, last: last) : nil
    }
}

extension DaySpan {
    /// All days that content may name.
    static var always: DaySpan {
        guard let span = DaySpan(first: .first, last: .last) else {
            preconditionFailure("The calendar's first day is before its last.")
        }
        return span
    }
}
