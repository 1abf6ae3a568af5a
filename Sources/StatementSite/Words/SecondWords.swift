import Incentives

extension RuleWords {
    /// A reward that differs by a second measure: (1% below, 2% from 80%, by attainment of …).
    func bySecond<Value>(
        _ second: SecondMeasure,
        _ varied: Varied<Value>,
        _ words: (Value) -> String
    ) -> String {
        var items = varied.otherwise.map { [phrases(.rewardBelow, ["reward": words($0)])] } ?? []
        items += zip(varied.cases, second.bounds).map { item, bound in
            phrases(
                .stepFrom,
                ["reward": words(item.value), "from": figure(bound, of: second, isBound: true)]
            )
        }
        return phrases(
            .rewardBySecond,
            ["rewards": phrases.list(items), "measure": name(of: second)]
        )
    }

    /// What each second measure of the rewards came to.
    func second(of accrual: Accrual) -> [String] {
        accrual.second.map { finding in
            guard let value = finding.value else { return phrases(.targetMissing) }
            let name = phrases.sentence(name(of: finding.measure))
            let figure = figure(value, of: finding.measure, isBound: false)
            guard let sides = finding.comparison, let target = sides.reference else {
                return phrases(.secondFigures, ["measure": name, "value": figure])
            }
            let quantity = finding.measure.quantity
            return phrases(
                .secondAttainment,
                [
                    "measure": name, "value": figure,
                    "now": format.figure(sides.current, of: quantity, program.currency),
                    "target": format.figure(target, of: quantity, program.currency),
                ]
            )
        }
    }

    private func name(of second: SecondMeasure) -> String {
        let quantity = quantityName(second.quantity, phrases)
        switch second.what {
        case .sum: return quantity
        case .attainment: return phrases(.measureAttainment, ["measure": quantity])
        }
    }

    private func figure(
        _ value: ExactFraction,
        of second: SecondMeasure,
        isBound: Bool
    ) -> String {
        switch second.what {
        case .attainment: return isBound ? format.percentExact(value) : format.percent(value)
        case .sum(let quantity) where isBound && quantity.isMoney:
            return format.bound(value, program.currency)
        case .sum(let quantity): return format.figure(value, of: quantity, program.currency)
        }
    }
}
