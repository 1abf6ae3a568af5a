import Diagnostics
import Incentives

/// What was stated elsewhere, decided, paid and disputed, and what was read of it.
struct ReadEvents {
    let adjustments: Adjustments
    let payments: PartnerPayments
    let disputes: Disputes
    let opening: OpeningBalances?
    let tallies: [FileTally]
}

/// Reads what happens to statements: adjustments, payments and disputes, and what was stated before
/// the first of them.
func readEvents(
    _ parsed: ParsedDocuments,
    _ tables: [RowTable],
    _ names: EventNames,
    _ figureNames: FigureNames,
    sales: Sales,
    asOf: Day,
    _ faults: inout Faults
) -> ReadEvents {
    let adjusted = readAdjustments(parsed.adjustments, names, asOf: asOf, &faults)
    let paid = readPayments(tables, names, asOf: asOf, &faults)
    let disputed = readDisputes(
        parsed.disputes,
        names,
        DisputedThings(
            figures: figureNames,
            adjustments: Dictionary(
                adjusted.adjustments.map { ($0.id, $0.partner) },
                uniquingKeysWith: { first, _ in first }
            ),
            sales: sales
        ),
        asOf: asOf,
        &faults
    )
    let opened = readOpening(tables, names, figureNames, &faults)
    return ReadEvents(
        adjustments: Adjustments(adjusted.adjustments),
        payments: PartnerPayments(paid.payments),
        disputes: Disputes(disputed.disputes),
        opening: opened.opening,
        tallies: adjusted.tallies + paid.tallies + disputed.tallies + opened.tallies
    )
}
