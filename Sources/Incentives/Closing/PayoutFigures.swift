/// What one incentive pays on a statement, without how it came about.
public struct PayoutFigures: Hashable, Sendable {
    public let program: ProgramID
    public let incentive: IncentiveID
    public let kind: IncentiveKind
    /// The incentive's own period.
    public let period: Period
    public let route: Route
    public let means: PaymentMeans
    /// By the rule, in the program's currency.
    public let entitled: Money
    /// What the budget leaves of it; nothing while the period is not over.
    public let paid: Money
    /// What the partner of the statement has of it, in its own currency.
    public let payout: Money
    /// What each payee has of what is paid; empty where nothing is split.
    public let shares: [ShareFigures]
    /// What later periods go on from; nil while the period is not over, and for members' payouts.
    public let left: Left?

    /// Between whom a payout goes.
    public enum Route: String, Hashable, Sendable, CaseIterable {
        /// The partner earned it and is paid.
        case own
        /// The partner earned it and its parent is paid.
        case passedOn = "passed_on"
        /// Members of the partner's group earned it and the partner is paid.
        case ofMembers = "of_members"
    }

    /// What a settled period leaves to later ones.
    public struct Left: Hashable, Sendable {
        /// The first day of the measure, which lies before the period where it runs on.
        public let countsFrom: Day
        /// Excess over the cap that the next period is paid, in minor units.
        public let excessMinorUnits: Int64
        /// What returns may still take back, in minor units, and the net sales that it was paid on.
        public let mirrored: Int64
        public let base: ExactFraction

        public init(
            countsFrom: Day,
            excessMinorUnits: Int64,
            mirrored: Int64,
            base: ExactFraction
        ) {
            self.countsFrom = countsFrom
            self.excessMinorUnits = excessMinorUnits
            self.mirrored = mirrored
            self.base = base
        }
    }

    public init(
        program: ProgramID,
        incentive: IncentiveID,
        kind: IncentiveKind,
        period: Period,
        route: Route,
        means: PaymentMeans,
        entitled: Money,
        paid: Money,
        payout: Money,
        shares: [ShareFigures],
        left: Left?
    ) {
        self.program = program
        self.incentive = incentive
        self.kind = kind
        self.period = period
        self.route = route
        self.means = means
        self.entitled = entitled
        self.paid = paid
        self.payout = payout
        self.shares = shares
        self.left = left
    }
}

/// What one payee has of a payout, in the program's currency.
public struct ShareFigures: Hashable, Sendable {
    /// `partner`, `person` or `column NAME`, as the program says it.
    public let to: String
    /// What the column names; nil for the partner, and for lines that name nobody.
    public let name: String?
    public let amount: Money

    public init(to: String, name: String?, amount: Money) {
        self.to = to
        self.name = name
        self.amount = amount
    }
}

/// The difference that came to a closed period behind its closing, for one incentive and cause.
public struct CorrectionFigures: Hashable, Sendable {
    /// The statement period that is corrected.
    public let period: Period
    public let cause: Cause
    /// The incentive and its period, with the differences of all sums.
    public let payout: PayoutFigures

    /// Why a closed period would pay another sum by now.
    public enum Cause: String, Hashable, Sendable, CaseIterable {
        /// Lines of the period became known behind its closing.
        case lateLines = "late_lines"
        /// Lines of the period came back behind its closing.
        case returns
    }

    public init(period: Period, cause: Cause, payout: PayoutFigures) {
        self.period = period
        self.cause = cause
        self.payout = payout
    }
}
