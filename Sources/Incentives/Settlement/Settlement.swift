/// What one incentive pays one partner for one of its periods, with every step to it.
public struct Settlement: Sendable {
    public let place: IncentivePlace
    public let accrual: Accrual
    /// What each part of the accrual pays as printed, in minor units.
    public let partMinorUnits: [Int64]
    /// The steps between the parts and what is entitled, each a signed addend.
    ///
    /// Those that do nothing are left out. Parts and steps add up to `entitled`.
    public let steps: [SettlementStep]
    /// What each return takes back, where they mirror what was paid.
    public let takenBack: [TakenBack]
    /// By the rule, so far.
    public let entitled: Money
    /// Now; nothing while the incentive's period is not over.
    public let paid: Money
    /// What each payee has of it; empty where nothing is split.
    public let shares: [SplitShare]
    /// How it reaches the partner's statement.
    public let payment: Payment
    /// What the period would pay at the next tier, after its limits.
    public let nextTierPays: Money?
    /// Whether it settles in the statement that holds it.
    public let isFinal: Bool
    /// What it leaves to later periods; nil while it goes on.
    public let left: PayoutFigures.Left?

    /// The program's place in `Portfolio.programs`.
    public var program: Int { place.program }
    /// The incentive's place in its program.
    public var incentive: Int { place.incentive }
}

extension Settlement {
    /// The same with what its program's budget leaves of it, in minor units.
    func paying(_ minorUnits: Int64) -> Settlement {
        copy(
            paid: Money(minorUnits: isFinal ? minorUnits : 0, currency: paid.currency),
            shares,
            payment
        )
    }

    /// The same, paid in another way.
    func with(_ payment: Payment) -> Settlement { copy(paid: paid, shares, payment) }

    /// The same with what each payee has of it.
    func with(_ shares: [SplitShare]) -> Settlement { copy(paid: paid, shares, payment) }

    /// The same with what it leaves to later periods.
    func leaving(_ left: PayoutFigures.Left) -> Settlement {
        copy(paid: paid, shares, payment, left)
    }

    private func copy(
        paid: Money,
        _ shares: [SplitShare],
        _ payment: Payment,
        _ left: PayoutFigures.Left? = nil
    ) -> Settlement {
        Settlement(
            place: place,
            accrual: accrual,
            partMinorUnits: partMinorUnits,
            steps: steps,
            takenBack: takenBack,
            entitled: entitled,
            paid: paid,
            shares: shares,
            payment: payment,
            nextTierPays: nextTierPays,
            isFinal: isFinal,
            left: left ?? self.left
        )
    }

    /// Whether the program's budget pays less than is entitled.
    public var isCutByBudget: Bool { isFinal && paid.minorUnits != entitled.minorUnits }
}

/// The steps between the reward and the payout, in the order in which every statement prints them.
///
/// A step that does nothing is left out, so that most statements show few of these:
///
/// 1. Lines that count, each other with its reason; returns; the currency of the program.
/// 2. The measure, the conditions that must hold, the tier and its reward.
/// 3. The cap on each customer, order or line; what late claims lose.
/// 4. What earlier periods of an accumulating measure have paid; what a cap before carried over.
/// 5. Floor and cap of the period, then the cap over the run.
/// 6. Groups of which only the best is paid; returns that take back what was paid for them.
/// 7. The one rounding, then the budget, splits, and the partner's currency.
/// 8. Tax and withholding, the minimum payout and what is carried; what is due.
///
/// Earned 18,200.00, under a cap of 15,000.00: 15,000.00. Withholding of 2% takes 300.00 off that,
/// and 14,700.00 are due. The other way round it would be 15,000.00.
///
/// - Source: SEMANTICS 6.
public enum SettlementStep: Hashable, Sendable {
    /// The caps of single values of `each` cut so much.
    case eachCap(Int64)
    /// Late claims lose so much.
    case late(Int64)
    /// What earlier periods of an accumulating incentive stated is taken off.
    case statedBefore(Int64)
    /// The excess over an earlier period's cap comes back.
    case carriedIn(Int64)
    /// The floor lifts the payout.
    case floor(Int64)
    /// The cap cuts it; so much goes to the next period.
    case cap(Int64, carriedOut: Int64)
    /// The cap over the run cuts it.
    case runCap(Int64)
    /// Another member of its group pays more, so that this one is not paid.
    case beaten(Int64, by: IncentivePlace)
    /// Returns take back what was paid for them.
    case takenBack(Int64)
    /// Rounding to a payout unit coarser than the currency's minor unit.
    case payoutUnit(Int64)

    /// The signed addend, in minor units.
    public var minorUnits: Int64 {
        switch self {
        case .eachCap(let amount), .late(let amount), .statedBefore(let amount),
            .carriedIn(let amount),
            .floor(let amount),
            .cap(let amount, _), .runCap(let amount), .beaten(let amount, _),
            .takenBack(let amount), .payoutUnit(let amount):
            amount
        }
    }
}
