import Diagnostics
import Incentives

/// Warns of partners that an attainment is meant for and that have no target: they earn nothing.
func warnOfTargets(
    _ portfolio: Portfolio,
    programPlaces: [String],
    _ faults: inout Faults
) {
    let terms = portfolio.terms
    for (index, program) in portfolio.programs.enumerated() {
        for (number, incentive) in program.incentives.enumerated()
        where incentive.targetQuantity != nil {
            let figures = portfolio.partners.indices.map {
                portfolio.targets.figures(
                    partner: $0,
                    at: IncentivePlace(program: index, incentive: number)
                )
            }
            for period in incentive.periods(fiscalYearStarts: terms.fiscalYearStarts)
            where period.span.first <= terms.asOf {
                let without = portfolio.partners.indices.filter { who in
                    let partner = portfolio.partners[who]
                    return partner.isActive(in: period.span)
                        && partner.mayEarn(incentive, of: program, at: who)
                        && !(figures[who][period.name]?.isPositive ?? false)
                }
                if without.isEmpty { continue }
                faults.report(
                    .noTarget(
                        "\(incentive.id) \(period.name)",
                        partners: without.map { portfolio.partners[$0].id.text },
                        at: SourceRange(file: programPlaces[index], line: 1, column: 1)
                    )
                )
            }
        }
    }
}

extension Diagnostic {
    fileprivate static func noTarget(
        _ incentive: String,
        partners: [String],
        at place: SourceRange
    ) -> Diagnostic {
        let names = partners.prefix(5).joined(separator: ", ")
        let more = partners.count > 5 ? " and \(partners.count - 5) more" : ""
        return Diagnostic(
            .noTarget,
            .warning,
            at: place,
            "partners without a target earn nothing by their attainment",
            found: incentive,
            hint: "targets.csv says nothing, or nought, for \(names)\(more)"
        )
    }
}
