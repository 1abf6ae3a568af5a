import Diagnostics
import Incentives

/// What was decided, paid and disputed, each in its order, and what was read of it.
struct ReadEvents {
    let adjustments: Adjustments
    let payments: PartnerPayments
    let disputes: Disputes
    let tallies: [FileTally]
}

/// Reads what happens to statements: adjustments, payments and disputes.
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
    return ReadEvents(
        adjustments: Adjustments(adjusted.adjustments),
        payments: PartnerPayments(paid.payments),
        disputes: Disputes(disputed.disputes),
        tallies: adjusted.tallies + paid.tallies + disputed.tallies
    )
}
