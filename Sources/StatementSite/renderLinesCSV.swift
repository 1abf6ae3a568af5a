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
    var text = CSVText()
    let columns = [
        "sale_id", "day", "product", "product_name", "product_line", "quantity",
        "net_amount", "gross_amount", "currency", "returns",
    ]
    text.append(
        (columns + sales.attributes.map(\.name) + ["counts_for", "reasons"]).map { .text($0) }
    )
    for line in lines {
        let product = site.portfolio.products[sales.products[line.line]]
        var cells: [CSVText.Cell] = [
            .text(sales.ids[line.line]), .figure(sales.days[line.line].description),
            .text(product.id.text), .text(product.name.text(in: site.locale)),
            .text(product.line ?? ""), .figure(plain(sales.quantities[line.line], least: 0)),
            .figure(plain(sales.netAmounts[line.line], least: statement.currency.exponent)),
            .figure(plain(sales.grossAmounts[line.line], least: statement.currency.exponent)),
            .text(statement.currency.code),
            .text(sales.returnedLines[line.line].map { sales.ids[$0] } ?? ""),
        ]
        cells += sales.attributes.map { .text($0.text(of: line.line) ?? "") }
        cells.append(.text(line.countedBy.map { names[$0] }.joined(separator: " ")))
        cells.append(
            .text(reasons.reasons(for: line, on: statement).joined(separator: "; "))
        )
        text.append(cells)
    }
    return text.bytes
}

/// Millionths with a point and no grouping.
private func plain(_ millionths: Millionths, least: Int) -> String {
    let (whole, rest) = millionths.magnitude.quotientAndRemainder(dividingBy: 1_000_000)
    var decimals = String(String(rest + 1_000_000).dropFirst())
    while decimals.utf8.count > least, decimals.last == "0" { decimals.removeLast() }
    let sign = millionths < 0 ? "-" : ""
    return decimals.isEmpty ? "\(sign)\(whole)" : "\(sign)\(whole).\(decimals)"
}
