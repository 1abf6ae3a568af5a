import Books
import ContentReader
import Diagnostics
import Incentives

extension Restating {
    /// Rules by which returns of closed periods can't take back what was paid, since they count
    /// other lines than when the period was closed, or are gone.
    ///
    /// - Throws: `Stop` when a closing's documents can't be read.
    func changedRules() throws -> [Diagnostic] {
        let portfolio = site.content.portfolio
        var warned: Set<String> = []
        var warnings: [Diagnostic] = []
        for (place, lines) in Dictionary(grouping: lateReturns, by: \.place).sorted(by: {
            $0.key < $1.key
        }) {
            let frozen = try read(place, returns: nil).portfolio
            for (line, payout) in lines.flatMap({ paid(to: $0.line, in: place) }) {
                guard let then = frozen.rule(of: payout), then.program.takesBack(then.incentive)
                else { continue }
                let now = portfolio.rule(of: payout)
                if let now, now.takesSameLines(as: then) { continue }
                let name = "\(payout.program)/\(payout.incentive)"
                guard warned.insert(name).inserted else { continue }
                warnings.append(
                    .ruleChanged(
                        name,
                        isGone: now == nil,
                        closings[place].head.period,
                        at: site.content.places.place(ofLine: line)
                    )
                )
            }
        }
        return warnings
    }

    /// What a closed period paid the partner of a line that may be taken back.
    private func paid(
        to line: LineIndex,
        in place: Int
    ) -> [(line: LineIndex, payout: PayoutFigures)] {
        let portfolio = site.content.portfolio
        let partner = portfolio.partners[portfolio.sales.partners[line]].id
        let stated = closings[place].statements.first { $0.figures.partner == partner }
        return (stated?.figures.payouts ?? []).filter { ($0.left?.mirrored ?? 0) > 0 }
            .map { (line, $0) }
    }
}

/// An incentive with its program.
private struct Rule {
    let program: Program
    let incentive: Incentive

    /// Whether returns find the same lines by it as by another.
    func takesSameLines(as other: Rule) -> Bool {
        incentive.counts == other.incentive.counts && incentive.returns == other.incentive.returns
            && incentive.countsOn == other.incentive.countsOn
            && incentive.eligibility == other.incentive.eligibility
            && program.audience == other.program.audience
    }
}

extension Portfolio {
    fileprivate func rule(of payout: PayoutFigures) -> Rule? {
        programs.first { $0.id == payout.program }.flatMap { program in
            program.incentives.first { $0.id == payout.incentive }
                .map { Rule(program: program, incentive: $0) }
        }
    }
}

extension Program {
    /// Whether returns behind a closing take back at the rate that was paid.
    fileprivate func takesBack(_ incentive: Incentive) -> Bool {
        incentive.returns.rule == .mirrorRate || mirrorsLateReturns(of: incentive)
    }
}

extension Diagnostic {
    static func ruleChanged(
        _ name: String,
        isGone: Bool,
        _ period: Period,
        at place: SourceRange
    ) -> Diagnostic {
        Diagnostic(
            .ruleChanged,
            .warning,
            at: place,
            isGone
                ? "what \(name) paid for \(period.name) is not taken back: the rule is gone"
                : "\(name) counts other lines than when \(period.name) was closed, so it may not "
                    + "take back what it paid",
            hint: "let a new version supersede the document rather than change it, or write an "
                + "adjustment"
        )
    }
}
