/// The sums of a statement without how they came about: what a closing keeps, what later periods go
/// on from, and what is paid and booked.
///
/// Unlike a `Statement` it names partners, programs and incentives by their ids, so that it lasts
/// when they are gone.
public struct StatementFigures: Hashable, Sendable {
    public let partner: PartnerID
    public let period: Period
    public let closesOn: Day
    public let paysOn: Day
    public let lastDisputeOn: Day
    /// All sums of the bridge are in its currency, the partner's.
    public let openingCarry: Money
    /// What the payouts come to.
    public let earned: Money
    /// What the corrections and the adjustments by hand come to.
    public let adjusted: Money
    /// Taxes added and sums withheld, in the order in which the statement prints them.
    public let levies: [LevyFigures]
    public let due: Money
    public let closingCarry: Money
    /// In the order in which the statement prints them.
    public let payouts: [PayoutFigures]
    /// What closed periods would pay by now, less what was stated for them.
    public let corrections: [CorrectionFigures]
    /// What somebody decided, in order of their ids.
    public let adjustments: [AdjustmentFigures]

    public init(
        partner: PartnerID,
        period: Period,
        closesOn: Day,
        paysOn: Day,
        lastDisputeOn: Day,
        openingCarry: Money,
        earned: Money,
        adjusted: Money,
        levies: [LevyFigures],
        due: Money,
        closingCarry: Money,
        payouts: [PayoutFigures],
        corrections: [CorrectionFigures],
        adjustments: [AdjustmentFigures]
    ) {
        self.partner = partner
        self.period = period
        self.closesOn = closesOn
        self.paysOn = paysOn
        self.lastDisputeOn = lastDisputeOn
        self.openingCarry = openingCarry
        self.earned = earned
        self.adjusted = adjusted
        self.levies = levies
        self.due = due
        self.closingCarry = closingCarry
        self.payouts = payouts
        self.corrections = corrections
        self.adjustments = adjustments
    }

    public var currency: Currency { openingCarry.currency }
}

/// What a levy adds to or takes off a statement.
public struct LevyFigures: Hashable, Sendable {
    public let effect: Levy.Effect
    /// The tax's name, or the law.
    public let name: String
    /// The kinds of incentive whose payouts it is taken on.
    public let kinds: [IncentiveKind]
    public let rate: Rate
    /// What it is taken on.
    public let base: Money
    /// With the sign that it has in the bridge: what is withheld is taken off.
    public let added: Money

    public init(
        effect: Levy.Effect,
        name: String,
        kinds: [IncentiveKind],
        rate: Rate,
        base: Money,
        added: Money
    ) {
        self.effect = effect
        self.name = name
        self.kinds = kinds
        self.rate = rate
        self.base = base
        self.added = added
    }
}

/// A sum that somebody decided, as a statement shows it.
public struct AdjustmentFigures: Hashable, Sendable {
    public let id: String
    /// The day on which it was decided.
    public let day: Day
    /// The statement period that it is for.
    public let period: Period
    /// The program that bears it; nil for none.
    public let program: ProgramID?
    /// In the partner's currency.
    public let amount: Money
    public let reason: String
    public let by: String

    public init(
        id: String,
        day: Day,
        period: Period,
        program: ProgramID?,
        amount: Money,
        reason: String,
        by: String
    ) {
        self.id = id
        self.day = day
        self.period = period
        self.program = program
        self.amount = amount
        self.reason = reason
        self.by = by
    }
}

extension AdjustmentFigures {
    init(_ adjustment: Adjustment) {
        self.init(
            id: adjustment.id,
            day: adjustment.day,
            period: adjustment.period,
            program: adjustment.program,
            amount: adjustment.amount,
            reason: adjustment.reason,
            by: adjustment.by
        )
    }
}
