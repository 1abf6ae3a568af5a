/// A measure that runs on over several periods, each of which pays the difference to what was
/// stated before.
///
///     accumulates: year
///     tiers:
///       mode: retroactive
///       steps: [{from: 5_000, rate: 2%}, {from: 10_000, rate: 4%}]
///
/// Sold to date 3,000, then 7,000, then 27,000: the periods pay 0, 140 and 940, together 4% of
/// 27,000. A difference below zero, after returns, is carried as a debt. The periods add up to
/// what the whole pays, since each takes off the rounded sums of those before; a cap or a floor of
/// a single period would break that and is refused beside it.
///
/// - Source: SEMANTICS 5, "Accumulating windows".
public enum Accumulation: String, Hashable, Sendable, CaseIterable {
    /// Over the fiscal year that holds the period's first day.
    case year
    /// Over the incentive's whole span.
    case run
}

extension Incentive {
    /// The first day whose lines count in a period: its own first day, or that of what it
    /// accumulates over.
    func countsFrom(_ period: Period, fiscalYearStarts: Int) -> Day {
        switch accumulates {
        case nil: period.span.first
        case .run: span.first
        case .year:
            Period.containing(
                period.span.first,
                cycle: .year,
                fiscalYearStarts: fiscalYearStarts
            ).span.first
        }
    }
}
