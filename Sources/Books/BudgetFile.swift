public import Incentives
import Markup

/// How far the budgets of programs have come: a row for each program that has one.
///
/// `stated` is what all statements up to the period pay of it, with what they correct and what
/// another system had paid before the first of them, `accrued`
/// what they entitle to besides, whose periods go on, and `left` the amount without both: below
/// zero where the budget will cut what is accrued. 10,000.00 with 6,500.00 stated and 1,200.00
/// accrued leave 2,300.00.
///
/// - Units: the programs' currencies.
public struct BudgetFile: Sendable {
    private let asOf: Day
    private let period: Period?
    private let rows: [Row]

    fileprivate struct Row {
        let program: Program
        let amount: Int128
        let stated: Int128
        let accrued: Int128
    }

    /// Takes all statements, up to which period they are asked for, nil for all, and what was
    /// stated before them.
    public init(
        asOf: Day,
        upTo period: Period?,
        _ programs: [Program],
        _ statements: [StatementFigures],
        behind opening: OpeningBalances? = nil
    ) {
        self.asOf = asOf
        self.period = period
        let seen = statements.filter { statement in
            period.map { statement.period.span.last <= $0.span.last } ?? true
        }
        let payouts = seen.newestPayouts.map(\.payout)
        let corrected = seen.flatMap(\.corrections).map(\.payout).filter {
            $0.route != .ofMembers
        }
        rows = programs.compactMap { program in
            guard let budget = program.budget else { return nil }
            var (stated, accrued) = (Int128(0), Int128(0))
            for payout in payouts where payout.program == program.id {
                stated += Int128(payout.paid.minorUnits)
                accrued += Int128(payout.accruedMinorUnits)
            }
            for payout in corrected where payout.program == program.id {
                stated += Int128(payout.paid.minorUnits)
            }
            for payout in opening?.payouts ?? [] where payout.program == program.id {
                stated += Int128(payout.paid)
            }
            return Row(
                program: program,
                amount: Int128(budget.amount),
                stated: stated,
                accrued: accrued
            )
        }
    }

    /// One row a program.
    public func csv() -> [UInt8] {
        var text = CSVText()
        text.append(
            ["program", "currency", "amount", "stated", "accrued", "left"].map { .text($0) }
        )
        for row in rows {
            text.append(
                [.text(row.program.id.text), .text(row.program.currency.code)]
                    + row.figures.map { .figure($0.text) }
            )
        }
        return text.bytes
    }

    /// One line a program.
    public func json() -> [UInt8] {
        jsonLists(
            [
                .init("as_of", .text(asOf.description)),
                .init("period", .text(period?.name ?? "")),
            ],
            [
                (
                    "budgets",
                    rows.map { row in
                        .record(
                            [
                                .init("program", .text(row.program.id.text)),
                                .init("currency", .text(row.program.currency.code)),
                            ] + row.figures.map { .init($0.name, .text($0.text)) }
                        )
                    }
                )
            ]
        )
    }
}

extension BudgetFile.Row {
    /// Its sums with their names.
    fileprivate var figures: [(name: String, text: String)] {
        [
            ("amount", amount), ("stated", stated), ("accrued", accrued),
            ("left", amount - stated - accrued),
        ].map { ($0, plainDecimal($1, decimals: program.currency.exponent)) }
    }
}
