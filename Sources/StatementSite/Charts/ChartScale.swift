import Incentives

/// Places values along an axis as percentages of its width, in hundredths.
struct ChartScale {
    private let end: ExactFraction

    /// An axis from zero to `end`, which is above zero.
    init(end: ExactFraction) {
        precondition(end.isPositive, "An axis has a length.")
        self.end = end
    }

    /// A value's place in hundredths of a percent, between 0 and 10,000.
    func place(_ value: ExactFraction) -> Int {
        guard value.isPositive else { return 0 }
        if value >= end { return 10_000 }
        // Both are shown on a chart of some hundred pixels: six digits of each are enough.
        let scaled = value.scaledHalfAway(by: 1_000_000)
        let whole = end.scaledHalfAway(by: 1_000_000)
        let (wide, overflow) = scaled.multipliedReportingOverflow(by: 10_000)
        return overflow ? Int(scaled / max(1, whole / 10_000)) : Int(wide / max(1, whole))
    }

    /// A place as SVG writes it: `12.34%`.
    static func percent(_ hundredths: Int) -> String {
        let rest = hundredths % 100
        return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)%"
    }

    /// The length between two places.
    static func width(_ start: Int, _ end: Int) -> String { percent(max(0, end - start)) }
}
