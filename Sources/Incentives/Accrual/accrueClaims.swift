/// Computes what a partner's claims of price support pay in a period, and shows those that pay
/// nothing.
///
/// `before` is what earlier periods paid.
///
/// - Throws: `MoneyError.overflow` when a figure leaves its range.
/// - Complexity: O(lines of the partner + claims log claims).
/// - Source: SEMANTICS 7, "Price support".
func accrueClaims(
    _ seen: PartnerSales,
    period: Period,
    in days: DaySpan?,
    isOver: Bool,
    before: PaidClaims
) throws(MoneyError) -> Accrual {
    var parts: [Part] = []
    if let support = seen.incentive.support, let days {
        var desk = try ClaimDesk(seen, support, before)
        parts = try desk.parts(in: days)
    }
    var lines: Set<LineIndex> = []
    for case .claim(let finding) in parts.map(\.formula) where finding.isDecided {
        lines.insert(finding.claim.line)
    }
    // What came back of a claimed sale stands beside it, also where it leaves nothing to pay.
    lines.formUnion(
        seen.counting.lines.filter { line in
            seen.sales.returnedLines[line].map(lines.contains) ?? false
        }
    )
    return Accrual(
        period: period,
        firstDay: period.span.first,
        lastDay: seen.incentive.lastDay(of: period),
        isOver: isOver,
        lines: lines.sorted(),
        measure: nil,
        comparison: nil,
        second: [],
        standing: nil,
        usedPayouts: [],
        soldSomething: false,
        gate: nil,
        tier: 0,
        parts: parts,
        values: [],
        eachCut: .zero,
        lateLoss: .zero,
        basedOn: nil,
        earned: try ExactFraction.sum(parts.map(\.pays)),
        nextTier: nil,
        uncappedMeasure: nil
    )
}

/// What settled periods paid for claims, as it is printed.
struct PaidClaims: Sendable {
    /// By the ids of claims, without what was taken back.
    private(set) var minorUnits: [String: Int64] = [:]
    private(set) var findings: [ClaimFinding] = []

    init(_ settlements: [Settlement]) throws(MoneyError) {
        for settlement in settlements {
            for (part, pays) in zip(settlement.accrual.parts, settlement.partMinorUnits) {
                guard case .claim(let finding) = part.formula, finding.takenUnits != 0 else {
                    continue
                }
                let (sum, overflow) = minorUnits[finding.claim.id, default: 0]
                    .addingReportingOverflow(pays)
                if overflow { throw .overflow }
                minorUnits[finding.claim.id] = sum
                findings.append(finding)
            }
        }
    }
}

/// Decides on claims one after the other, with what they leave to the next.
private struct ClaimDesk {
    private let seen: PartnerSales
    private let support: PriceSupport
    /// Bought by each claimed sale, less what came back of it, whenever that was.
    private let kept: [LineIndex: Int128]
    /// What claims took of each sale so far.
    private var taken: [LineIndex: Int128] = [:]
    /// What claims are paid so far, by their ids.
    private var paid: [String: ExactFraction] = [:]
    private var units: [String: Millionths] = [:]
    private var room: ExactFraction?

    init(_ seen: PartnerSales, _ support: PriceSupport, _ before: PaidClaims) throws(MoneyError) {
        self.seen = seen
        self.support = support
        room = seen.incentive.limits.run
        var kept: [LineIndex: Int128] = [:]
        for claim in seen.supportClaims {
            kept[claim.line] = Int128(seen.sales.quantities[claim.line])
        }
        for line in seen.counting.lines {
            guard let sale = seen.sales.returnedLines[line], kept[sale] != nil else { continue }
            kept[sale, default: 0] += Int128(seen.sales.quantities[line])
        }
        self.kept = kept.mapValues { max($0, 0) }
        for finding in before.findings {
            taken[finding.claim.line, default: 0] += Int128(finding.takenUnits)
            units[finding.claim.id, default: 0] += finding.takenUnits
        }
        for (id, minorUnits) in before.minorUnits {
            paid[id] = ExactFraction(minorUnits)
            try use(ExactFraction(minorUnits))
        }
    }

    /// What some days show of the claims, in order of their days and ids.
    mutating func parts(in days: DaySpan) throws(MoneyError) -> [Part] {
        var parts: [(order: Int, part: Part)] = []
        let claims = seen.supportClaims
        for event in events(in: days) {
            let claim = claims[event.claim]
            guard let status = claim.status(on: days.last) else { continue }
            let (outcome, pays) =
                try event.isEnd ? takeBack(claim) : settle(claim)
            try use(pays)
            paid[claim.id] = try (paid[claim.id] ?? .zero) + pays
            let finding = ClaimFinding(claim: claim, status: status, outcome: outcome)
            taken[claim.line, default: 0] += Int128(finding.takenUnits)
            units[claim.id, default: 0] += finding.takenUnits
            parts.append((2 * event.claim + (event.isEnd ? 1 : 0), Part(finding, pays: pays)))
        }
        for (number, claim) in claims.enumerated() {
            guard let finding = unpaid(claim, in: days) else { continue }
            parts.append((2 * number, Part(finding, pays: .zero)))
        }
        return parts.sorted { $0.order < $1.order }.map(\.part)
    }

    private mutating func use(_ pays: ExactFraction) throws(MoneyError) {
        room = try room.map { room throws(MoneyError) in try room - pays }
    }
}

extension ClaimDesk {
    /// An approval, or the end of a claim that was approved.
    private struct Event {
        let day: Day
        let isEnd: Bool
        /// Its turn on a day: what is given back is there for what is approved on that day, and
        /// nothing is given back before it is paid.
        let turn: Int
        /// The place among the partner's claims.
        let claim: Int
    }

    /// What happens to claims that may pay, in its order.
    private func events(in days: DaySpan) -> [Event] {
        var events: [Event] = []
        for (number, claim) in seen.supportClaims.enumerated() {
            guard refusal(of: claim) == nil, let approved = claim.approvedOn else { continue }
            if days.contains(approved) {
                events.append(Event(day: approved, isEnd: false, turn: 1, claim: number))
            }
            if let ended = claim.endedOn, days.contains(ended) {
                let turn = ended == approved ? 2 : 0
                events.append(Event(day: ended, isEnd: true, turn: turn, claim: number))
            }
        }
        return events.sorted {
            ($0.day, $0.turn, $0.claim) < ($1.day, $1.turn, $1.claim)
        }
    }

    /// Why a claim never pays, whoever approves it.
    private func refusal(of claim: PriceClaim) -> ClaimFinding.Outcome? {
        if let cause = seen.counting.verdict(on: claim.line), !cause.isOfClaims {
            return .lineDoesNotCount(cause)
        }
        return support.isLate(claim) ? .late(last: support.lastDay(for: claim)) : nil
    }

    /// A claim that pays nothing on a statement that sees it: refused on its day, rejected on that
    /// of the decision, and open as long as it is.
    private func unpaid(_ claim: PriceClaim, in days: DaySpan) -> ClaimFinding? {
        guard let status = claim.status(on: days.last) else { return nil }
        if let refusal = refusal(of: claim) {
            guard days.contains(claim.day) else { return nil }
            return ClaimFinding(claim: claim, status: status, outcome: refusal)
        }
        if let approved = claim.approvedOn, approved <= days.last { return nil }
        if status.status.isEnd {
            guard days.contains(status.day) else { return nil }
            return ClaimFinding(claim: claim, status: status, outcome: .rejected)
        }
        return ClaimFinding(claim: claim, status: status, outcome: .open)
    }

    /// What a claim pays once it is approved, in exact minor units.
    private func settle(
        _ claim: PriceClaim
    ) throws(MoneyError) -> (ClaimFinding.Outcome, ExactFraction) {
        let kept = kept[claim.line] ?? 0
        let left = max(kept - (taken[claim.line] ?? 0), 0)
        let units = min(Int128(claim.units), left)
        var pays =
            try ExactFraction(
                reducing: Int128(claim.pricePaid - claim.grantedPrice) * units,
                over: 1_000_000_000_000
            ) * ExactFraction(seen.program.currency.minorUnitsPerUnit)
        var cut: ClaimFinding.Cut?
        if let approved = claim.approvedMinorUnits, pays > ExactFraction(approved) {
            pays = ExactFraction(approved)
            cut = .approved(approved)
        }
        if let room, pays > room {
            pays = max(room, .zero)
            cut = .limit(pays)
        }
        let supported = ClaimFinding.Supported(
            units: Millionths(units),
            bought: seen.sales.quantities[claim.line],
            kept: Millionths(clamping: kept),
            left: Millionths(clamping: left),
            cut: cut
        )
        return (.pays(supported), pays)
    }

    /// What a claim was paid, taken back.
    private func takeBack(
        _ claim: PriceClaim
    ) throws(MoneyError) -> (ClaimFinding.Outcome, ExactFraction) {
        (.takenBack(units: units[claim.id] ?? 0), try -(paid[claim.id] ?? .zero))
    }
}

extension Part {
    /// A claim as a part of its own.
    fileprivate init(_ finding: ClaimFinding, pays: ExactFraction) {
        self.init(
            value: nil,
            step: 0,
            from: .zero,
            slice: .zero,
            label: nil,
            isLabelled: false,
            formula: .claim(finding),
            pays: pays
        )
    }
}
