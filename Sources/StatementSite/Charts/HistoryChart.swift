import Incentives
import Markup

/// What was due over the last eight periods, as bars; one that may still change is dashed.
struct HistoryChart {
    let format: LocaleFormat
    let statements: [StatementFigures]
    private static let top = 22
    private static let base = 118

    /// At most eight statements, the last of which is the page's own.
    init(_ statements: [StatementFigures], _ format: LocaleFormat) {
        self.statements = Array(statements.suffix(8))
        self.format = format
    }

    func draw(title: String) -> HTML {
        let amounts = statements.map(\.due.minorUnits)
        let most = max(1, amounts.max() ?? 1)
        let described = statements.map {
            "\($0.period.name): \(format.amount($0.due))"
        }.joined(separator: "; ")
        var svg: HTML = """
            <svg class="chart history-chart" width="100%" height="152" role="img">\
            <title>\(title)</title><desc>\(described)</desc>
            """
        let slot = 10_000 / max(1, statements.count)
        for (index, statement) in statements.enumerated() {
            let (height, overflow) = Int64(HistoryChart.base - HistoryChart.top)
                .multipliedReportingOverflow(by: statement.due.minorUnits)
            let pixels = overflow ? HistoryChart.base - HistoryChart.top : Int(height / most)
            let start = slot * index + slot / 10
            let centre = ChartScale.percent(slot * index + slot / 2)
            let isLast = index == statements.count - 1
            svg += """
                <rect class="\(isLast ? "fill own" : "fill")" x="\(ChartScale.percent(start))" \
                y="\(HistoryChart.base - pixels)" width="\(ChartScale.percent(slot * 8 / 10))" \
                height="\(pixels)"/>\
                <text class="amount" x="\(centre)" y="\(HistoryChart.base - pixels - 6)" \
                text-anchor="middle">\(short(statement.due))</text>\
                <text class="tick" x="\(centre)" y="\(HistoryChart.base + 16)" \
                text-anchor="middle">\(label(statement.period))</text>
                """
            if index == 0 || isYearStart(statement.period) {
                svg += """
                    <text class="tick" x="\(centre)" y="\(HistoryChart.base + 30)" \
                    text-anchor="middle">\(String(statement.period.name.prefix(4)))</text>
                    """
            }
        }
        svg += """
            <line class="axis" x1="0" y1="\(HistoryChart.base)" x2="100%" \
            y2="\(HistoryChart.base)"/></svg>
            """
        return svg
    }

    /// The amount without its decimals; the exact one stands in the description.
    private func short(_ money: Money) -> String {
        format.count(
            Int(
                clamping: ExactFraction(
                    money.minorUnits,
                    over: money.currency.minorUnitsPerUnit
                ).roundedHalfAway
            )
        )
    }

    private func label(_ period: Period) -> String {
        let rest = period.name.dropFirst(5)
        return rest.isEmpty ? period.name : String(rest)
    }

    private func isYearStart(_ period: Period) -> Bool {
        period.name.hasSuffix("-Q1") || period.name.hasSuffix("-H1") || period.name.hasSuffix("-01")
    }
}
