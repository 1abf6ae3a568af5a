/// How rules stand beside each other.
struct GeneratedGroup {
    let name: String
    let isBestOf: Bool
    /// 1 goes first.
    let priority: Int
}

/// Partners that are ranked, and what they win.
struct GeneratedContest {
    var rankedBy = GeneratedMeasure.netSales
    var isByCountry = false
    var prizes: [GeneratedPrize] = []
}

struct GeneratedPrize {
    let ranks: ClosedRange<Int>
    /// Cents.
    let amount: Int
    /// Cents or whole units.
    var from: Int?
}
