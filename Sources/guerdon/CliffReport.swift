import Books
import Incentives

/// The bounds at which payouts jump, and who stands within 5% of one: that is where partners
/// dispute.
struct CliffReport: Sendable {
    /// Who stands near a bound, and with what measure.
    struct Near: Sendable {
        let program: Int
        let incentive: Int
        let tier: Int
        let words: String
    }

    private let portfolio: Portfolio
    /// By program and incentive.
    private let cliffs: [[[Cliff]]]

    /// The most partners that a line names.
    private static let nameLimit = 5

    init(_ portfolio: Portfolio) throws(MoneyError) {
        self.portfolio = portfolio
        var cliffs: [[[Cliff]]] = []
        for program in portfolio.programs {
            var ofProgram: [[Cliff]] = []
            for incentive in program.incentives {
                ofProgram.append(try incentive.cliffs(in: program.currency))
            }
            cliffs.append(ofProgram)
        }
        self.cliffs = cliffs
    }

    /// Where one partner stands near a bound in a period that may still change.
    func near(_ statements: [Statement]) throws(MoneyError) -> [Near] {
        var near: [Near] = []
        for statement in statements where !portfolio.terms.isPastClosing(of: statement.period) {
            for settlement in statement.settlements
            where settlement.isFinal || statement.state == .open {
                guard let measure = settlement.accrual.measure else { continue }
                let incentive = portfolio.programs[settlement.program]
                    .incentives[settlement.incentive]
                // Each value stands by itself, and their sum near no bound of theirs.
                if incentive.each != nil { continue }
                for cliff in cliffs[settlement.program][settlement.incentive]
                where try cliff.isNear(measure) {
                    let name = portfolio.partners[statement.partner].id
                    let stands = words(measure, incentive, settlement.program)
                    near.append(
                        Near(
                            program: settlement.program,
                            incentive: settlement.incentive,
                            tier: cliff.tier,
                            words: "\(name) \(settlement.accrual.period.name) at \(stands)"
                        )
                    )
                }
            }
        }
        return near
    }

    /// A line for each bound, with those who stand near it.
    func lines(_ near: [Near]) -> [String] {
        var lines: [String] = []
        for (place, program) in portfolio.programs.enumerated() {
            for (number, incentive) in program.incentives.enumerated() {
                for cliff in cliffs[place][number] {
                    let names = near.filter {
                        $0.program == place && $0.incentive == number && $0.tier == cliff.tier
                    }.map(\.words)
                    let bound = words(cliff.bound, incentive, place)
                    let jump =
                        cliff.jump.map { "jumps by \(plainAmount($0, program.currency))" }
                        ?? "jumps, the more the more was sold"
                    lines.append(
                        "\(program.id)/\(incentive.id): at \(bound) the payout \(jump)"
                            + within(names)
                    )
                }
            }
        }
        return lines
    }

    private func within(_ names: [String]) -> String {
        if names.isEmpty { return "" }
        let shown = names.prefix(CliffReport.nameLimit).joined(separator: ", ")
        let more = names.count - CliffReport.nameLimit
        return "; within 5%: \(shown)" + (more > 0 ? " and \(more) more" : "")
    }

    private func words(_ value: ExactFraction, _ incentive: Incentive, _ program: Int) -> String {
        plainMeasure(value, of: incentive.measure, portfolio.programs[program].currency)
    }
}
