/// A sum that somebody decided beside every rule, with its reason and its author.
///
///     - id: A-17
///       day: 2026-04-02
///       partner: canal-cycles
///       period: 2026-Q1
///       amount: -61.60
///       reason: A demo bicycle that was not sent back
///       by: Pieter Bos
///
/// It stands in the bridge of a statement as it is: 1,361.60 earned and an adjustment of −61.60
/// leave 1,300.00 due. It is in the partner's currency, below zero where something is taken back;
/// no tax is added to it and none withheld. It stands on the statement of its `period`, and where
/// that is closed already on the first later one that is not; nobody sees it before its `day`. A
/// partner to whom nothing else is due has a statement because of it. `program` says which program
/// bears it.
///
/// - Units: the amount is in minor units of the partner's currency.
/// - Source: SEMANTICS 1, "adjustment", and 9.
public struct Adjustment: Hashable, Sendable {
    public let id: String
    public let day: Day
    public let partner: PartnerIndex
    /// A period of the statements' cycle.
    public let period: Period
    public let amount: Money
    public let reason: String
    public let by: String
    /// The program that bears it; nil for none.
    public let program: ProgramID?

    public init(
        id: String,
        day: Day,
        partner: PartnerIndex,
        period: Period,
        amount: Money,
        reason: String,
        by: String,
        program: ProgramID?
    ) {
        self.id = id
        self.day = day
        self.partner = partner
        self.period = period
        self.amount = amount
        self.reason = reason
        self.by = by
        self.program = program
    }
}

/// The adjustments by partner, in order of their ids.
public struct Adjustments: Hashable, Sendable {
    private let byPartner: [PartnerIndex: [Adjustment]]

    public static let none = Adjustments([])

    public init(_ adjustments: [Adjustment]) {
        byPartner = Dictionary(
            grouping: adjustments.sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) },
            by: \.partner
        )
    }

    /// Those that are known on a day.
    func known(on day: Day) -> Adjustments {
        Adjustments(byPartner.values.joined().filter { $0.day <= day })
    }

    /// A partner's, in order of their ids.
    func of(_ partner: PartnerIndex) -> [Adjustment] { byPartner[partner] ?? [] }

    /// The first day that any of them is for.
    var firstDay: Day? { byPartner.values.joined().map(\.period.span.first).min() }
}

extension Portfolio {
    /// The adjustments that stand on a statement that is not closed, in order of their ids: those
    /// of its period, and those of earlier periods whose own statement is closed or was never drawn
    /// up.
    ///
    /// `stated` are the ids of those that stand on an earlier statement: none stands twice.
    public func adjustments(
        of partner: PartnerIndex,
        on period: Period,
        stated: Set<String>
    ) -> [Adjustment] {
        adjustments.of(partner).filter { adjustment in
            adjustment.period.span.first <= period.span.first && !stated.contains(adjustment.id)
        }
    }
}
