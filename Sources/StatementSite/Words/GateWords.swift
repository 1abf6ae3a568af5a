import Incentives

/// Says what an incentive asks for before it pays, and what of that a partner met.
struct GateWords {
    private let rule: RuleWords

    init(_ rule: RuleWords) {
        self.rule = rule
    }

    private var phrases: Phrases { rule.phrases }
    private var format: LocaleFormat { rule.format }

    /// It pays where 2 of these are met: …; nil where nothing is asked.
    var asked: String? {
        guard let gate = rule.incentive.gate else { return nil }
        let conditions = gate.conditions.map { condition in
            switch condition {
            case .levelAtLeast(let level): phrases(.gateLevel, ["level": name(of: level)])
            case .attains(let attainment, let from): asked(attainment, from: from)
            case .reaches(let selection, let over, let from):
                phrases(
                    .gateReaches,
                    [
                        "measure": rule.name(of: selection), "from": figure(from, selection),
                        "days": over.map(words) ?? phrases(.gatePeriod),
                    ]
                )
            }
        }
        let list = phrases.list(conditions)
        if gate.atLeast == conditions.count { return phrases(.gateAll, ["conditions": list]) }
        return phrases(.gateSome, ["n": "\(gate.atLeast)", "conditions": list])
    }

    /// 2 of 3 conditions are met, 2 are needed.
    func head(_ gate: GateFinding) -> String {
        phrases.counted(
            .gateFound,
            gate.findings.count,
            [
                "met": "\(gate.metCount)", "count": "\(gate.findings.count)",
                "needed": "\(gate.needed)",
            ]
        )
    }

    /// Each condition as met or not, with its figure.
    func findings(_ gate: GateFinding) -> [String] {
        gate.findings.map { finding in
            let (what, figure) = words(for: finding)
            return phrases(
                finding.isMet ? .gateMet : .gateMissed,
                ["what": what, "figure": figure]
            )
        }
    }

    private func words(for finding: GateFinding.Finding) -> (what: String, figure: String) {
        switch finding.condition {
        case .levelAtLeast(let least):
            return (
                phrases(.gateLevel, ["level": name(of: least)]),
                finding.level.map(name) ?? phrases(.gateNoLevel)
            )
        case .attains(let attainment, let from):
            return (
                asked(attainment, from: from),
                finding.figure.map(format.percent) ?? phrases(.gateNoTarget)
            )
        case .reaches(let selection, _, let from):
            let what = phrases(
                .gateReaches,
                [
                    "measure": rule.name(of: selection), "from": figure(from, selection),
                    "days": finding.days.map(format.span) ?? "",
                ]
            )
            return (what, figure(finding.figure ?? .zero, selection))
        }
    }

    private func asked(_ attainment: Attainment, from: ExactFraction) -> String {
        phrases(
            .gateReaches,
            [
                "measure": phrases(
                    .measureAttainment,
                    ["measure": quantityName(attainment.of, phrases)]
                ), "from": format.percentExact(from), "days": phrases(.gatePeriod),
            ]
        )
    }

    private func name(of level: Int) -> String { rule.filter.level(level) }

    private func figure(_ value: ExactFraction, _ selection: Selection) -> String {
        format.figure(value, of: selection.quantity, rule.program.currency)
    }

    private func words(_ duration: CalendarDuration) -> String {
        switch duration {
        case .days(let count): phrases.counted(.gateOverDays, count, ["n": format.count(count)])
        case .months(let count):
            phrases.counted(.gateOverMonths, count, ["n": format.count(count)])
        }
    }
}
