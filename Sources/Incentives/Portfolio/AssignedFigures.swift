/// Figures that content assigns to partners for single periods of incentives: targets, baselines.
///
/// - Units: minor units of the program's currency where the incentive compares money, units where
///   it compares units.
public struct AssignedFigures: Hashable, Sendable {
    private let figures: [Key: [String: ExactFraction]]

    /// One partner under one incentive.
    private struct Key: Hashable {
        let partner: PartnerIndex
        let place: IncentivePlace
    }

    /// A figure for one partner, incentive and period.
    public struct Entry: Hashable, Sendable {
        public let partner: PartnerIndex
        public let place: IncentivePlace
        /// The period's name.
        public let period: String
        public let figure: ExactFraction

        public init(
            partner: PartnerIndex,
            place: IncentivePlace,
            period: String,
            figure: ExactFraction
        ) {
            self.partner = partner
            self.place = place
            self.period = period
            self.figure = figure
        }
    }

    public static let none = AssignedFigures([])

    /// The last entry of a partner, incentive and period holds.
    public init(_ entries: [Entry]) {
        var figures: [Key: [String: ExactFraction]] = [:]
        for entry in entries {
            let key = Key(partner: entry.partner, place: entry.place)
            figures[key, default: [:]][entry.period] = entry.figure
        }
        self.figures = figures
    }

    /// The figures of one partner under one incentive, by the names of the periods.
    public func figures(
        partner: PartnerIndex,
        at place: IncentivePlace
    ) -> [String: ExactFraction] {
        figures[Key(partner: partner, place: place)] ?? [:]
    }
}
