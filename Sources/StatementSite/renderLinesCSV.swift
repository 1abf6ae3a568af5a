import Incentives
import Markup

/// All lines of a statement as a spreadsheet opens them: each column of the sale, what counts it,
/// and why it does not count for the others.
func renderLinesCSV(
    _ statement: Statement,
    lines: [StatementLine],
    site: SiteWords
) -> [UInt8] {
    let columns =
        saleColumns(site) + askedColumns(statement, lines, site)
        + attributeColumns(statement, site) + reasonColumns(statement, site)
    var text = CSVText()
    text.append(columns.map { .text($0.name) })
    for line in lines { text.append(columns.map { $0.cell(line) }) }
    return text.bytes
}

/// A column of the lines: its name, and what a line has there.
private struct LinesColumn {
    let name: String
    let cell: (StatementLine) -> CSVText.Cell
}

/// What every sale has.
private func saleColumns(_ site: SiteWords) -> [LinesColumn] {
    let sales = site.portfolio.sales
    let product = { (line: StatementLine) in site.portfolio.products[sales.products[line.line]] }
    return [
        LinesColumn(name: "sale_id") { .text(sales.ids[$0.line]) },
        LinesColumn(name: "day") { .figure(sales.days[$0.line].description) },
        LinesColumn(name: "product") { .text(product($0).id.text) },
        LinesColumn(name: "product_name") { .text(product($0).name.text(in: site.locale)) },
        LinesColumn(name: "product_line") { .text(product($0).line ?? "") },
        LinesColumn(name: "quantity") {
            .figure(plainMillionths(Int128(sales.quantities[$0.line])))
        },
        LinesColumn(name: "net_amount") {
            .figure(sales.plainAmount(sales.netAmounts[$0.line], of: $0.line))
        },
        LinesColumn(name: "gross_amount") {
            .figure(sales.plainAmount(sales.grossAmounts[$0.line], of: $0.line))
        },
        LinesColumn(name: "currency") { .text(sales.currency(of: $0.line).code) },
        LinesColumn(name: "returns") {
            .text(sales.returnedLines[$0.line].map { sales.ids[$0] } ?? "")
        },
    ]
}

/// What is told only where a rule asks for it, or members' lines are listed.
private func askedColumns(
    _ statement: Statement,
    _ lines: [StatementLine],
    _ site: SiteWords
) -> [LinesColumn] {
    let sales = site.portfolio.sales
    let incentives = statement.sightings.map { seen in
        site.portfolio.programs[seen.program].incentives[seen.incentive]
    }
    var columns: [LinesColumn] = []
    if incentives.contains(where: \.countsCost) {
        columns.append(
            LinesColumn(name: "cost") { line in
                let cost = sales.costs[line.line]
                return .figure(
                    cost == Sales.noCost ? "" : sales.plainAmount(cost, of: line.line)
                )
            }
        )
    }
    if incentives.contains(where: \.asksForAge) {
        columns.append(
            LinesColumn(name: "customer_since") {
                .figure(site.portfolio.customerDays.since($0.line)?.description ?? "")
            }
        )
    }
    // Who sold is never told by name.
    let isOwn = { (line: StatementLine) in sales.partners[line.line] == statement.partner }
    if !lines.allSatisfy(isOwn) {
        columns.append(LinesColumn(name: "sold_by") { .text(isOwn($0) ? "self" : "member") })
    }
    return columns
}

/// The further columns of the sales; of a member's line only what rules of the statement go by.
private func attributeColumns(_ statement: Statement, _ site: SiteWords) -> [LinesColumn] {
    let sales = site.portfolio.sales
    let named = Set(
        statement.sightings.flatMap { seen in
            site.portfolio.programs[seen.program].incentives[seen.incentive].lineColumns
        }
    )
    let told = named.subtracting(Rollup.privateColumns)
    return sales.attributes.filter { !$0.isOfCustomers || named.contains($0.name) }.map { column in
        LinesColumn(name: column.name) { line in
            let isTold =
                sales.partners[line.line] == statement.partner || told.contains(column.name)
            return .text(isTold ? column.text(of: line.line) ?? "" : "")
        }
    }
}

/// What counts a line, and why the others do not.
private func reasonColumns(_ statement: Statement, _ site: SiteWords) -> [LinesColumn] {
    let reasons = ReasonWords(site.phrases, site.portfolio)
    let names = statement.sightings.map { seen in
        let program = site.portfolio.programs[seen.program]
        return "\(program.id)/\(program.incentives[seen.incentive].id)"
    }
    return [
        LinesColumn(name: "counts_for") { line in
            .text(line.countedBy.map { names[$0] }.joined(separator: " "))
        },
        LinesColumn(name: "reasons") { line in
            .text(reasons.reasons(for: line, on: statement).joined(separator: "; "))
        },
    ]
}

extension Sales {
    /// An amount of a line with the decimals of its currency, or as many more as it has.
    fileprivate func plainAmount(_ amount: Millionths, of line: LineIndex) -> String {
        plainMillionths(Int128(amount), leastDecimals: currency(of: line).exponent)
    }
}

extension Incentive {
    /// Whether it asks how long the customer of a line has been one.
    fileprivate var asksForAge: Bool {
        ([counts] + selections.map(\.counts)).contains(where: \.asksForAge)
    }
}
