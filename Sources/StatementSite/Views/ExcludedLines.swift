import Incentives
import Markup
import Templates

/// The lines of a settlement's days that do not count for it, gathered by their reason.
struct ExcludedLines {
    static let shape = RecordShape([
        "reason": .text, "sales": .list(saleShape), "more": .text,
    ])

    private static let saleShape = RecordShape(["sale": .text, "url": .url])

    /// The most sales that a page names for one reason; the CSV beside it has all.
    private static let saleLimit = 60

    let site: SiteWords
    /// Each reason with its lines, in order of the first.
    private let groups: [(reason: String, lines: [LineIndex])]

    init(
        site: SiteWords,
        statement: Statement,
        settlement: Settlement,
        lines: [StatementLine]
    ) {
        self.site = site
        let reasons = ReasonWords(site.phrases, site.portfolio)
        var groups: [(reason: String, lines: [LineIndex])] = []
        var places: [String: Int] = [:]
        for line in lines {
            guard
                let reason = statement.reason(
                    against: line,
                    in: settlement,
                    sales: site.portfolio.sales
                )
            else { continue }
            let words = reasons.words(for: reason, line: line.line, on: statement)
            if let place = places[words] {
                groups[place].lines.append(line.line)
            } else {
                places[words] = groups.count
                groups.append((words, [line.line]))
            }
        }
        self.groups = groups
    }

    var isEmpty: Bool { groups.isEmpty }

    /// 4 lines do not count here.
    var head: String {
        let count = groups.reduce(0) { $0 + $1.lines.count }
        return site.phrases.counted(.excludedHead, count, ["n": site.format.count(count)])
    }

    var records: [TemplateRecord] {
        groups.map { group in
            let shown = group.lines.prefix(ExcludedLines.saleLimit)
            let more = group.lines.count - shown.count
            return TemplateRecord(
                ExcludedLines.shape,
                [
                    "reason": .text(site.phrases.sentence(group.reason)),
                    "sales": .list(shown.map(sale)),
                    "more": .text(
                        more == 0
                            ? ""
                            : site.phrases.counted(
                                .excludedMore,
                                more,
                                ["n": site.format.count(more)]
                            )
                    ),
                ]
            )
        }
    }

    private func sale(_ line: LineIndex) -> TemplateRecord {
        let id = site.portfolio.sales.ids[line]
        return TemplateRecord(
            ExcludedLines.saleShape,
            ["sale": .text(id), "url": .url(SafeURL(path: "#\(saleAnchor(id))"))]
        )
    }
}

extension Statement {
    /// Why a line of a settlement's days does not count for it; nil where it counts, or lies
    /// outside those days and is of no claim that it shows.
    ///
    /// A statement may hold several periods of an incentive: each has its own days.
    func reason(
        against line: StatementLine,
        in settlement: Settlement,
        sales: Sales
    ) -> LineReason? {
        let accrual = settlement.accrual
        guard
            accrual.period.span.contains(sales.days[line.line])
                || accrual.claimedSales.contains(sales.returnedLines[line.line] ?? line.line)
        else { return nil }
        return line.reasons.first { reason in
            reason.sighting.map {
                sightings[$0].program == settlement.program
                    && sightings[$0].incentive == settlement.incentive
            } ?? false
        }
    }
}
