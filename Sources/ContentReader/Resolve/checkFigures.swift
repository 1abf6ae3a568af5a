import Diagnostics
import Incentives

/// What rules ask of partners and lines beside what those have to say.
func checkFigures(
    _ portfolio: Portfolio,
    _ places: ContentPlaces,
    _ faults: inout Faults
) {
    warnOfTargets(portfolio, programPlaces: places.programs, &faults)
    for line in linesWithoutCost(in: portfolio) {
        faults.report(.noCost(at: places.place(ofLine: line)))
    }
    for line in linesWithoutListPrice(in: portfolio) {
        faults.report(.noListPrice(at: places.place(ofLine: line)))
    }
    checkCountedDays(portfolio, places, &faults)
    for missing in missingRates(in: portfolio) {
        faults.report(.missingRate(missing, at: places.place(ofLine: missing.line)))
    }
}

/// Columns whose days decide hold days.
private func checkCountedDays(
    _ portfolio: Portfolio,
    _ places: ContentPlaces,
    _ faults: inout Faults
) {
    let incentives = portfolio.programs.flatMap(\.incentives)
    let filters = lineFilters(of: portfolio.programs, portfolio.boards)
    let names = Set(incentives.compactMap(\.countsOn) + filters.flatMap(\.dayColumns))
    for name in names.sorted() {
        guard let column = portfolio.sales.attribute(name) else { continue }
        for line in 0..<portfolio.sales.count {
            guard let text = column.text(of: line), Day(text: text) == nil else { continue }
            faults.report(.countsOnNoDay(text, name, at: places.place(ofLine: line)))
        }
    }
}

extension LineFilter {
    /// The columns of the sales that are held against the lines' own days.
    fileprivate var dayColumns: [String] {
        clauses.compactMap { clause in
            guard case .days = clause.test, case .saleAttribute(let name) = clause.dimension else {
                return nil
            }
            return name
        }
    }
}
