import Incentives
import Markup

/// A tier table as steps, or as a sloping line where it is interpolated: width is the measure,
/// height is the rate, the filled area is the payout.
///
/// Drawn where every step has one rate; other rewards are said in the table alone.
struct TierChart {
    private let rule: RuleWords
    private let rates: [Rate]
    private static let top = 26
    private static let base = 116

    /// Nil where the table's steps are no plain rates.
    init?(_ rule: RuleWords) {
        let table = rule.incentive.table
        var rates: [Rate] = []
        for step in table.steps {
            guard let rate = step.rewards.plainRate else { return nil }
            rates.append(rate)
        }
        guard !table.isSingleReward, table.steps.last?.from.isPositive ?? false,
            !table.steps[0].from.isNegative
        else { return nil }
        self.rule = rule
        self.rates = rates
    }

    /// The chart, with a measure where it stands and the slices that it fills.
    func draw(measure: ExactFraction?, title: String, description: String) -> HTML {
        let table = rule.incentive.table
        let scale = ChartScale(end: axisEnd(measure))
        var svg: HTML = """
            <svg class="chart tier-chart" width="100%" height="140" role="img">\
            <title>\(title)</title><desc>\(description)</desc>
            """
        for index in table.steps.indices where !isSloping {
            let start = scale.place(start(of: index))
            let end = table.end(of: index).map(scale.place) ?? 10_000
            svg += rect("area", from: start, to: end, height: height(of: index))
        }
        if let measure, measure.isPositive, !isSloping {
            for filled in filledSlices(measure) {
                svg += rect(
                    "fill",
                    from: scale.place(filled.from),
                    to: scale.place(filled.to),
                    height: height(of: filled.step)
                )
            }
        }
        for index in table.steps.indices {
            svg += edge(index, scale)
        }
        svg += baseline()
        for (index, step) in table.steps.enumerated() {
            svg += label(rule.bound(step.from), at: scale.place(step.from), index: index)
        }
        if let measure, measure.isPositive {
            svg += mark(measure, scale)
        }
        svg += "</svg>"
        return svg
    }

    private func axisEnd(_ measure: ExactFraction?) -> ExactFraction {
        let last = rule.incentive.table.steps.last?.from ?? .one
        let room = ExactFraction(6, over: 5)
        do throws(MoneyError) {
            let least = try last * room
            guard let measure else { return least }
            return max(least, try measure * ExactFraction(21, over: 20))
        } catch {
            return last
        }
    }

    private var isSloping: Bool { rule.incentive.table.mode.isSloping }

    /// A retroactive table pays on the whole, so its step is drawn from zero where it is reached.
    private func start(of step: Int) -> ExactFraction { rule.incentive.table.steps[step].from }

    private func filledSlices(
        _ measure: ExactFraction
    ) -> [(step: Int, from: ExactFraction, to: ExactFraction)] {
        let table = rule.incentive.table
        let tier = table.tier(of: measure)
        guard tier > 0 else { return [] }
        switch table.mode {
        case .marginal:
            let fromZero = (0..<tier).last { table.steps[$0].appliesFromZero }
            return ((fromZero ?? 0)..<tier).map { step in
                let from = step == fromZero ? ExactFraction.zero : table.steps[step].from
                return (step, from, min(measure, table.end(of: step) ?? measure))
            }
        case .retroactive, .additiveCapped, .additiveFull, .interpolated:
            return [(tier - 1, .zero, measure)]
        }
    }

    private func height(of step: Int) -> Int {
        let most = max(1, rates.map(\.partsPerHundredMillion).max() ?? 1)
        return Int(
            rates[step].partsPerHundredMillion * Int64(TierChart.base - TierChart.top) / most
        )
    }

    private func rect(_ kind: String, from: Int, to: Int, height: Int) -> HTML {
        """
        <rect class="\(kind)" x="\(ChartScale.percent(from))" y="\(TierChart.base - height)" \
        width="\(ChartScale.width(from, to))" height="\(height)"/>
        """
    }

    private func edge(_ step: Int, _ scale: ChartScale) -> HTML {
        let y = TierChart.base - height(of: step)
        let next = isSloping ? min(step + 1, rates.count - 1) : step
        let start = scale.place(start(of: step))
        let end = rule.incentive.table.end(of: step).map(scale.place) ?? 10_000
        return """
            <line class="edge" x1="\(ChartScale.percent(start))" y1="\(y)" \
            x2="\(ChartScale.percent(end))" y2="\(TierChart.base - height(of: next))"/>\
            <text class="rate" x="\(ChartScale.percent(isSloping ? start : end))" y="\(y - 6)" \
            dx="\(isSloping ? 4 : -4)" text-anchor="\(isSloping ? "start" : "end")">\
            \(rule.format.rate(rates[step]))</text>
            """
    }

    private func baseline() -> HTML {
        """
        <line class="axis" x1="0" y1="\(TierChart.base)" x2="100%" y2="\(TierChart.base)"/>
        """
    }

    private func label(_ text: String, at place: Int, index: Int) -> HTML {
        let anchor = index == 0 && place < 200 ? "start" : place > 9_500 ? "end" : "middle"
        return """
            <text class="tick" x="\(ChartScale.percent(place))" y="\(TierChart.base + 16)" \
            text-anchor="\(anchor)">\(text)</text>
            """
    }

    private func mark(_ measure: ExactFraction, _ scale: ChartScale) -> HTML {
        let place = scale.place(measure)
        let anchor = place > 8_500 ? "end" : place < 1_500 ? "start" : "middle"
        let text = rule.phrases(.chartYou, ["amount": rule.mark(measure)])
        return """
            <line class="mark" x1="\(ChartScale.percent(place))" y1="14" \
            x2="\(ChartScale.percent(place))" y2="\(TierChart.base)"/>\
            <text class="you" x="\(ChartScale.percent(place))" y="10" \
            text-anchor="\(anchor)">\(text)</text>
            """
    }
}
