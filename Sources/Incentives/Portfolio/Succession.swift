/// How a program stands among its versions: which document it takes the place of, and which one
/// takes its own.
///
/// A version is in force from the start of its run until the day before the next one's starts, and
/// a line goes by the version of its day.
///
///     runs: 2026-07-01..2026-12-31
///     supersedes: volume-2026
///
/// Volume 2026 runs to 31 December, and this document takes its place on 1 July: 1,000.00 sold on
/// 30 June at 2% pay 20.00 by the older one, 1,000.00 of 1 July at 3% pay 30.00 by the newer. A
/// table of tiers may change where one of its periods begins and nowhere else; a plain rate may
/// change on any day.
///
/// A period that the newer one's start lies in is cut there, as by the end of any run: bounds,
/// floors and caps are not prorated, what ran on or was carried ends with the older version, and
/// each has its own budget. An incentive whose window begins behind the cut never comes into
/// force. A draft takes nobody's place.
///
/// - Source: SEMANTICS 9, "Programs are versioned by day".
public struct Succession: Hashable, Sendable {
    /// The document before; nil for a first version.
    public let replaces: ProgramID?
    /// The document behind; nil for the newest version.
    public let next: Next?
    /// Incentives whose window lies wholly behind the last day in force, as they are written.
    public let neverInForce: [Incentive]

    /// A newer version, and the first day on which it is in force.
    public struct Next: Hashable, Sendable {
        public let program: ProgramID
        public let from: Day

        public init(program: ProgramID, from: Day) {
            self.program = program
            self.from = from
        }
    }

    /// That of a newest version, which may take the place of another.
    public static func replacing(_ program: ProgramID?) -> Succession {
        Succession(replaces: program, next: nil, neverInForce: [])
    }

    public init(replaces: ProgramID?, next: Next?, neverInForce: [Incentive]) {
        self.replaces = replaces
        self.next = next
        self.neverInForce = neverInForce
    }

    /// The only version.
    public static let single = Succession(replaces: nil, next: nil, neverInForce: [])
}

extension Program {
    /// The program with its place among its versions, in force up to the last of some days.
    ///
    /// - Complexity: O(incentives).
    public func version(
        after replaces: ProgramID?,
        before next: Succession.Next?,
        inForceTo last: Day
    ) -> Program {
        guard let kept = DaySpan(first: runs.first, last: min(runs.last, last)) else {
            preconditionFailure("A newer version starts behind the older one's first day.")
        }
        var (standing, never): ([Incentive], [Incentive]) = ([], [])
        for incentive in incentives {
            guard let span = incentive.span.intersection(kept) else {
                never.append(incentive)
                continue
            }
            standing.append(span == incentive.span ? incentive : incentive.with(span))
        }
        return Program(
            id: id,
            title: title,
            summary: summary,
            owner: owner,
            runs: kept,
            currency: currency,
            audience: audience,
            budget: budget,
            version: version,
            succession: Succession(replaces: replaces, next: next, neverInForce: never),
            approval: approval,
            reviews: reviews,
            incentives: standing,
            paidAs: paidAs
        )
    }
}

extension Portfolio {
    /// The program of an id; nil where none is taken.
    public func program(_ id: ProgramID) -> Program? { programs.first { $0.id == id } }

    /// A program's id with those of all its versions.
    public func versions(of program: Program) -> Set<ProgramID> {
        var ids: Set<ProgramID> = [program.id]
        var (older, newer) = (program.succession.replaces, program.succession.next?.program)
        while let id = older, ids.insert(id).inserted {
            older = self.program(id)?.succession.replaces
        }
        while let id = newer, ids.insert(id).inserted {
            newer = self.program(id)?.succession.next?.program
        }
        return ids
    }
}

extension Incentive {
    /// Whether each line is paid by itself, so that a period may be cut between any two days and
    /// its parts pay what the whole would.
    ///
    /// A rate, money for each unit or a discount is, where no tier, limit, condition or group
    /// looks at the period.
    public var paysByLine: Bool {
        if limits.period.floor != nil || limits.period.cap != nil || limits.run != nil
            || limits.measure != nil || gate != nil || stacking.group?.rule == .bestOf
        {
            return false
        }
        if each == .line { return true }
        let isSum =
            switch measure {
            case .netSales, .grossSales, .margin, .units: true
            case .orders, .customers, .partners, .growth, .attainment, .ratio, .rank, .payouts:
                false
            }
        return isSum && limits.each == nil && table.isSingleReward
            && table.steps.flatMap(\.rewards).allSatisfy(\.isByLine)
    }
}

extension Reward {
    fileprivate var isByLine: Bool {
        switch self {
        case .rate(let rates): rates.second == nil
        case .perUnit(let perUnit): perUnit.blocks == nil && perUnit.price.second == nil
        case .discount: true
        case .amount: false
        }
    }
}
