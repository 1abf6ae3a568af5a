import Incentives
import Markup

/// All lines of a statement as a spreadsheet opens them: each column of the sale, what counts it,
/// and why it does not count for the others.
func renderLinesCSV(
    _ statement: Statement,
    lines: [StatementLine],
    site: SiteWords
) -> [UInt8] {
    let sales = site.portfolio.sales
    let reasons = ReasonWords(site.phrases, site.portfolio)
    let names = statement.sightings.map { seen in
        let program = site.portfolio.programs[seen.program]
        return "\(program.id)/\(program.incentives[seen.incentive].id)"
    }
    let money = { (amount: Millionths, line: LineIndex) in
        plainMillionths(Int128(amount), leastDecimals: sales.currency(of: line).exponent)
    }
    var text = CSVText()
    let incentives = statement.sightings.map { seen in
        site.portfolio.programs[seen.program].incentives[seen.incentive]
    }
    // What a sale cost is told only where a rule pays by it.
    let showsCost = incentives.contains(where: \.countsCost)
    // A filter by the age of customers is recomputed from their first days.
    let showsAge = incentives.contains(where: \.asksForAge)
    // Who sold is told only where members' lines are listed, and never by name.
    let isOwn = { (line: StatementLine) in sales.partners[line.line] == statement.partner }
    let showsSeller = !lines.allSatisfy(isOwn)
    let columns =
        [
            "sale_id", "day", "product", "product_name", "product_line", "quantity",
            "net_amount", "gross_amount", "currency", "returns",
        ] + (showsCost ? ["cost"] : []) + (showsAge ? ["customer_since"] : [])
        + (showsSeller ? ["sold_by"] : [])
    text.append(
        (columns + sales.attributes.map(\.name) + ["counts_for", "reasons"]).map { .text($0) }
    )
    for line in lines {
        let product = site.portfolio.products[sales.products[line.line]]
        var cells: [CSVText.Cell] = [
            .text(sales.ids[line.line]), .figure(sales.days[line.line].description),
            .text(product.id.text), .text(product.name.text(in: site.locale)),
            .text(product.line ?? ""),
            .figure(plainMillionths(Int128(sales.quantities[line.line]))),
            .figure(money(sales.netAmounts[line.line], line.line)),
            .figure(money(sales.grossAmounts[line.line], line.line)),
            .text(sales.currency(of: line.line).code),
            .text(sales.returnedLines[line.line].map { sales.ids[$0] } ?? ""),
        ]
        if showsCost {
            let cost = sales.costs[line.line]
            cells.append(.figure(cost == Sales.noCost ? "" : money(cost, line.line)))
        }
        if showsAge {
            let since = site.portfolio.customerDays.since(line.line)
            cells.append(.figure(since?.description ?? ""))
        }
        if showsSeller { cells.append(.text(isOwn(line) ? "self" : "member")) }
        cells += sales.attributes.map { .text($0.text(of: line.line) ?? "") }
        cells.append(.text(line.countedBy.map { names[$0] }.joined(separator: " ")))
        cells.append(
            .text(reasons.reasons(for: line, on: statement).joined(separator: "; "))
        )
        text.append(cells)
    }
    return text.bytes
}

extension Incentive {
    /// Whether it asks how long the customer of a line has been one.
    fileprivate var asksForAge: Bool {
        ([counts] + selections.map(\.counts)).contains(where: \.asksForAge)
    }
}
