/// What was stated before the first period whose statements are still drawn up, by the places of a
/// portfolio.
public struct Stated: Sendable {
    /// The last day of what is stated, before which nothing is settled anew; nil where nothing is.
    public let through: Day?
    /// The last day of what another system stated; nil where none did.
    private let elsewhere: Day?
    /// The last day for which statements are drawn up; nil for the as-of day's.
    let drawnThrough: Day?
    public let knowledge: LineKnowledge
    /// The ids of the adjustments that closed statements show.
    let adjustments: Set<String>
    private let carries: [PartnerIndex: Money]
    private let payouts: [PartnerIndex: [IncentivePlace: [StatedPayout]]]
    /// What each program has paid, in minor units of its currency.
    private let paidByProgram: [Int: Int128]
    private let differences: [PartnerIndex: [CorrectionFigures]]
    /// What became of lines that came behind the closing of their period.
    private let late: [PartnerIndex: [LineIndex: LateFinding]]

    public static let nothing = Stated(
        through: nil,
        elsewhere: nil,
        drawnThrough: nil,
        knowledge: .none,
        adjustments: [],
        carries: [:],
        payouts: [:],
        differences: [:],
        late: [:]
    )

    init(
        through: Day?,
        elsewhere: Day?,
        drawnThrough: Day?,
        knowledge: LineKnowledge,
        adjustments: Set<String>,
        carries: [PartnerIndex: Money],
        payouts: [PartnerIndex: [IncentivePlace: [StatedPayout]]],
        differences: [PartnerIndex: [CorrectionFigures]],
        late: [PartnerIndex: [LineIndex: LateFinding]]
    ) {
        self.through = through
        self.elsewhere = elsewhere
        self.drawnThrough = drawnThrough
        self.knowledge = knowledge
        self.adjustments = adjustments
        self.carries = carries
        self.payouts = payouts
        self.differences = differences
        self.late = late
        var paid: [Int: Int128] = [:]
        for (place, stated) in payouts.values.joined() {
            for payout in stated { paid[place.program, default: 0] += Int128(payout.paid) }
        }
        paidByProgram = paid
    }

    /// Whether a statement is as it was stated.
    func holds(_ statement: Period) -> Bool { statement.ends(by: through) }

    /// What the first statement that is drawn up begins with; nil for nothing.
    func carry(of partner: PartnerIndex) -> Money? { carries[partner] }

    func history(of partner: PartnerIndex, at place: IncentivePlace) -> StatedHistory {
        StatedHistory(
            through: through,
            elsewhere: elsewhere,
            knowledge: knowledge,
            payouts: payouts[partner]?[place] ?? []
        )
    }

    /// What a program has paid of its budget, in minor units.
    func paid(by program: Int) -> Int128 { paidByProgram[program] ?? 0 }

    func pending(of partner: PartnerIndex) -> Pending {
        Pending(corrections: differences[partner] ?? [], late: late[partner] ?? [:])
    }

    /// What the first statement that is drawn up shows of closed periods.
    struct Pending {
        let corrections: [CorrectionFigures]
        let late: [LineIndex: LateFinding]

        static let nothing = Pending(corrections: [], late: [:])

        var isEmpty: Bool { corrections.isEmpty && late.isEmpty }
    }
}

/// What an incentive has stated for a partner.
struct StatedHistory: Sendable {
    /// The last day of the closed periods; nil where none is closed.
    private let through: Day?
    private let elsewhere: Day?
    private let knowledge: LineKnowledge
    /// In order of their periods.
    let payouts: [StatedPayout]

    fileprivate init(
        through: Day?,
        elsewhere: Day?,
        knowledge: LineKnowledge,
        payouts: [StatedPayout]
    ) {
        self.through = through
        self.elsewhere = elsewhere
        self.knowledge = knowledge
        self.payouts = payouts
    }

    /// Whether a statement is as it was stated.
    func holds(_ statement: Period) -> Bool { statement.ends(by: through) }

    /// The lines among some that another system may have stated.
    func knownElsewhere(_ lines: [LineIndex]) -> [LineIndex] {
        lines.filter(knowledge.wasKnownElsewhere)
    }

    /// Whether another system stated it.
    func isFromElsewhere(_ statement: Period) -> Bool { statement.ends(by: elsewhere) }
}

extension Period {
    /// Whether it ends no later than a day; false where there is none.
    fileprivate func ends(by day: Day?) -> Bool { day.map { span.last <= $0 } ?? false }
}

/// What an incentive has stated for one of its periods, corrections and all.
struct StatedPayout: Hashable, Sendable {
    let period: Period
    /// In minor units of the program's currency, as `paid` is.
    let entitled: Int64
    let paid: Int64
    /// Nil where another system stated it: the lines that are known tell the rest.
    let left: PayoutFigures.Left?

    /// The first day of its measure, as far as that is known.
    var countsFrom: Day { left?.countsFrom ?? period.span.first }
}
