public import Incentives
import Markup

/// What the statements of a period that is not closed would pay so far: a row for each partner,
/// incentive and period of the incentive that is entitled to anything.
///
/// `entitled` is what the rule gives by now, in the program's currency. `stated` is what of it
/// stands on the statement as paid, after the budget, since the incentive's period is over.
/// `accrued` is what no statement pays yet: all that is entitled while the period goes on, nothing
/// once it is over; a budget may cut it when it settles.
///
/// A member's payout that goes to its parent stands in the member's row.
///
/// - Units: the programs' currencies.
public struct AccrualsFile: Sendable {
    private let heading: ExportHeading
    private let rows: [(statement: StatementFigures, payout: PayoutFigures)]

    /// Takes all statements, in order of partner and period.
    public init(_ heading: ExportHeading, _ statements: [StatementFigures]) {
        self.heading = heading
        let seen = statements.filter { $0.period.span.last <= heading.period.span.last }
        rows = seen.newestPayouts.filter { statement, payout in
            (statement.period == heading.period || payout.left == nil)
                && (payout.entitled.minorUnits != 0 || payout.paid.minorUnits != 0)
        }
    }

    /// One row an incentive and its period.
    public func csv() -> [UInt8] {
        var text = CSVText()
        text.append(
            [
                "partner", "period", "state", "program", "incentive", "incentive_period",
                "currency", "entitled", "stated", "accrued", "payout",
            ].map { .text($0) }
        )
        for (statement, payout) in rows {
            text.append([
                .text(statement.partner.text), .text(heading.period.name),
                .text(heading.state.rawValue), .text(payout.program.text),
                .text(payout.incentive.text), .text(payout.period.name),
                .text(payout.paid.currency.code), .figure(plainAmount(payout.entitled)),
                .figure(plainAmount(payout.paid)),
                .figure(plainAmount(payout.accruedMinorUnits, payout.paid.currency)),
                .text(payout.route.rawValue),
            ])
        }
        return text.bytes
    }

    /// One line an incentive and its period.
    public func json() -> [UInt8] {
        heading.json([
            (
                "accruals",
                rows.map { statement, payout in
                    .record([
                        .init("partner", .text(statement.partner.text)),
                        .init("program", .text(payout.program.text)),
                        .init("incentive", .text(payout.incentive.text)),
                        .init("period", .text(payout.period.name)),
                        .init("currency", .text(payout.paid.currency.code)),
                        .init("entitled", .text(plainAmount(payout.entitled))),
                        .init("stated", .text(plainAmount(payout.paid))),
                        .init(
                            "accrued",
                            .text(plainAmount(payout.accruedMinorUnits, payout.paid.currency))
                        ),
                        .init("payout", .text(payout.route.rawValue)),
                    ])
                }
            )
        ])
    }
}

/// An incentive's payout to a partner for one of its periods.
private struct PayoutKey: Hashable {
    let partner: PartnerID
    let program: ProgramID
    let incentive: IncentiveID
    let period: Period
}

extension [StatementFigures] {
    /// What partners earn, once for each incentive and its period: what goes on stands on several
    /// statements, of which the newest says how far it has come.
    var newestPayouts: [(statement: StatementFigures, payout: PayoutFigures)] {
        var places: [PayoutKey: Int] = [:]
        var newest: [(StatementFigures, PayoutFigures)] = []
        for statement in self {
            for payout in statement.payouts where payout.route != .ofMembers {
                let key = PayoutKey(
                    partner: statement.partner,
                    program: payout.program,
                    incentive: payout.incentive,
                    period: payout.period
                )
                if let place = places[key] {
                    newest[place] = (statement, payout)
                } else {
                    places[key] = newest.count
                    newest.append((statement, payout))
                }
            }
        }
        return newest
    }
}

extension PayoutFigures {
    /// What is entitled so far and no statement pays, in minor units.
    var accruedMinorUnits: Int64 { left == nil && route != .ofMembers ? entitled.minorUnits : 0 }
}
