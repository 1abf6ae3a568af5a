/// One partner's figures for one period, each with its reason.
public struct Statement: Sendable {
    public let partner: PartnerIndex
    public let period: Period
    public let state: State
    public let currency: Currency
    public let closesOn: Day
    public let paysOn: Day
    public let lastDisputeOn: Day
    public let openingCarry: Money
    /// What the incentives that settle here pay, for the partner and the members of its group.
    public let earned: Money
    /// What closed periods would pay by now, less what was stated for them.
    public let corrections: [CorrectionFigures]
    /// What somebody decided, in order of their ids.
    public let adjustments: [AdjustmentFigures]
    /// What corrections and adjustments come to.
    public let adjusted: Money
    /// Taxes added and sums withheld, each on what its kinds of incentive pay here.
    public let levied: [Levied]
    public let due: Money
    public let closingCarry: Money
    /// Why something is carried rather than due.
    public let carryReason: CarryReason?
    /// In order of program, incentive and incentive period.
    public let settlements: [Settlement]
    /// What is paid for the members of the partner's group, in order of program, incentive and
    /// incentive period.
    public let memberPayouts: [MemberPayout]
    /// What was paid for earlier statements since the one before, in order of days.
    public let payments: [PartnerPayment]
    /// Disputes of earlier statements that were opened or answered since the one before.
    public let disputes: [Dispute]
    /// The partner's lines as each incentive of the statement sees them.
    public let sightings: [Sighting]
    /// The partner's lines that came behind the closing of their period since the last statement.
    let late: [LineIndex: LateFinding]

    /// Where a statement stands in its life.
    public enum State: String, Hashable, Sendable {
        /// Its period is not over.
        case open
        /// Its period is over and it may still change.
        case draft
        /// It never changes.
        case closed
    }

    /// Why a sum is not paid out.
    public enum CarryReason: Hashable, Sendable {
        case belowZero
        /// Below the site's least payout, in minor units.
        case belowMinimum(Int64)
    }

    /// What an incentive that appears on the statement makes of the partner's lines.
    public struct Sighting: Sendable {
        public let place: IncentivePlace
        public let sales: IncentiveSales
        /// The members' lines that conditions of the incentive take.
        let ofConditions: [IncentiveSales]
        /// The days whose lines act in this statement.
        public let spans: [DaySpan]
        /// Whether it settles here or accumulates, so that its lines are listed whatever their day.
        public let listsOtherDays: Bool

        /// The program's place in `Portfolio.programs`.
        public var program: Int { place.program }
        /// The incentive's place in its program.
        public var incentive: Int { place.incentive }
    }
}

extension Statement {
    /// Whether corrections or adjustments stand on it.
    public var isAdjusted: Bool { !corrections.isEmpty || !adjustments.isEmpty }
}

/// A line on a statement, with what each incentive makes of it.
public struct StatementLine: Hashable, Sendable {
    public let line: LineIndex
    /// The sightings that count it here.
    public let countedBy: [Int]
    /// The sightings that do not, each with the reason.
    public let reasons: [LineReason]

    /// Whether it counts for any incentive of the statement.
    public var counts: Bool { !countedBy.isEmpty }

    /// Whether it counts in its own period, which is closed and corrected here.
    public var isCorrected: Bool {
        reasons.contains { reason in
            guard case .late(let finding) = reason.cause else { return false }
            return finding.outcome == .corrected
        }
    }
}

/// Why a line does not count for an incentive on this statement.
public struct LineReason: Hashable, Sendable {
    /// The place among the statement's sightings; nil when no program was in force at all.
    public let sighting: Int?
    public let cause: Cause

    /// What kept the line out.
    public enum Cause: Hashable, Sendable {
        case notCounted(NotCounted)
        /// It counts, but on another statement: a return acts on the day of the sale it returns.
        case actsOn(Day)
        /// It is a member's, which only the conditions of the incentive take.
        case onlyConditions
        /// It came behind the closing of its period.
        case late(LateFinding)
        case noProgramInForce
    }
}

extension Statement {
    /// The lines of a statement in order of day and sale id: all of the partner's in the period,
    /// those of its members that an incentive of the statement takes, and lines of other days that
    /// an incentive counts which settles here, or whose claims it shows.
    ///
    /// - Complexity: O(lines × incentives), and a sort where members' lines are among them.
    public func lines(of sales: Sales) -> [StatementLine] {
        let claimed = sightings.map { ClaimedSales(settlements, at: $0.place) }
        return seenLines(of: sales).compactMap { line in
            let isOwn = period.span.contains(sales.days[line]) || late[line] != nil
            var countedBy: [Int] = []
            var reasons: [LineReason] = []
            for (index, sighting) in sightings.enumerated() where sighting.sales.sees(line) {
                if claimed[index].counted.contains(line) {
                    countedBy.append(index)
                    continue
                }
                switch sighting.sales.verdict(on: line) {
                case let cause?:
                    reasons.append(LineReason(sighting: index, cause: .notCounted(cause)))
                case nil:
                    let day = sighting.sales.effectiveDay(of: line)
                    if sighting.spans.contains(where: { $0.contains(day) }),
                        isOwn || sighting.listsOtherDays
                    {
                        countedBy.append(index)
                    } else {
                        reasons.append(LineReason(sighting: index, cause: .actsOn(day)))
                    }
                }
            }
            if countedBy.isEmpty, reasons.isEmpty {
                for (index, sighting) in sightings.enumerated()
                where sighting.ofConditions.contains(where: { $0.counts(line) }) {
                    reasons.append(LineReason(sighting: index, cause: .onlyConditions))
                }
            }
            if !isOwn {
                reasons.removeAll { reason in
                    !(reason.sighting.map { claimed[$0].names(line, in: sales) } ?? false)
                }
                if countedBy.isEmpty, reasons.isEmpty { return nil }
            }
            if countedBy.isEmpty, let finding = late[line] {
                reasons = [LineReason(sighting: nil, cause: .late(finding))]
            } else if sightings.isEmpty {
                reasons = [LineReason(sighting: nil, cause: .noProgramInForce)]
            }
            return StatementLine(
                line: line,
                countedBy: countedBy,
                reasons: reasons
            )
        }
    }

    /// The partner's lines, and those that roll up to it, in order of day and sale id.
    private func seenLines(of sales: Sales) -> [LineIndex] {
        let own = sales.linesOfPartner[partner]
        let rolledUp = sightings.flatMap { [$0.sales] + $0.ofConditions }.filter(\.isOfSeveral)
        if rolledUp.isEmpty { return Array(own) }
        return sales.inOrderOfDay(Array(Set(own).union(rolledUp.flatMap(\.lines))))
    }
}

/// The sales of the claims that an incentive shows on a statement.
private struct ClaimedSales {
    /// Those that pay or are taken back, with what came back of them.
    var counted: Set<LineIndex> = []
    /// Those of all claims.
    private var named: Set<LineIndex> = []

    init(_ settlements: [Settlement], at place: IncentivePlace) {
        for settlement in settlements where settlement.place == place {
            let sales = settlement.accrual.claimedSales
            if sales.isEmpty { continue }
            counted.formUnion(settlement.accrual.lines)
            named.formUnion(sales)
        }
    }

    /// Whether a line is such a sale, or came back of one.
    func names(_ line: LineIndex, in sales: Sales) -> Bool {
        !named.isEmpty && named.contains(sales.returnedLines[line] ?? line)
    }
}

extension [Statement] {
    /// The lines of a partner that none of its statements lists: no program runs on their day, or
    /// the partner is not active then.
    ///
    /// - Complexity: O(lines of the partner × statements).
    public func missing(from lines: Range<LineIndex>, of sales: Sales) -> [LineIndex] {
        lines.filter { line in !contains { $0.period.span.contains(sales.days[line]) } }
    }
}
