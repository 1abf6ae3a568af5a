import Foundation

/// Writes price supports as one site that `guerdon` reads; the statements' cycle is the quarter.
func writeSupports(_ supports: [GeneratedSupport], asOf: Int, to site: URL) throws {
    let content = site.appendingPathComponent("content")
    func write(_ text: String, _ path: String) throws {
        let place = content.appendingPathComponent(path)
        try FileManager.default.createDirectory(
            at: place.deletingLastPathComponent(),
            withIntermediateDirectories: true
        )
        try Data(text.utf8).write(to: place)
    }
    try write(
        "title: Generated claims\nvendor: {name: Auditor}\nbase_url: https://audit.example/\n"
            + "currency: USD\nas_of: \(dayText(asOf))\naccess: public\n",
        "site.yaml"
    )
    let products = generatedProducts.map { "\($0.id),\($0.id),\($0.line)\n" }
    try write("id,name,line\n" + products.joined(), "products.csv")
    let partners = supports.map { "\($0.partner),\($0.partner)\n" }
    try write("id,name\n" + partners.joined(), "partners/all.csv")
    var sales = "sale_id,day,partner,product,quantity,net_amount,currency,returns\n"
    for support in supports {
        for sale in support.sales {
            let rest = "\(support.partner),\(sale.product.id)"
            sales += "\(sale.id),\(dayText(sale.day)),\(rest),\(sale.units),\(sale.units)00,USD,\n"
            for (number, back) in sale.returns.enumerated() {
                sales += "\(sale.id)-r\(number),\(dayText(back.day)),\(rest),"
                sales += "-\(back.units),-\(back.units)00,USD,\(sale.id)\n"
            }
        }
    }
    try write(sales, "sales/all.csv")
    try write(priceClaimsText(supports), "claims/all.csv")
    for support in supports { try write(programText(support), "programs/\(support.program).md") }
}

private func programText(_ support: GeneratedSupport) -> String {
    var text = "---\ntitle: \(support.program)\n"
    text += "runs: \(dayText(support.runs.lowerBound))..\(dayText(support.runs.upperBound))\n"
    text += "audience: {partners: [\(support.partner)]}\napproved: {by: A, on: 2025-12-01}\n"
    text += "incentives:\n  - id: support\n    kind: price_support\n"
    text += "    settles: \(support.settles.rawValue)\n    claim_within: \(support.within) days\n"
    text += "    limit: \(dollarText(support.limit))\n"
    if !support.lines.isEmpty {
        text += "    counts: {product_line: [\(support.lines.joined(separator: ", "))]}\n"
    }
    return text + "---\nTerms.\n"
}

/// Rows of every second claim stand in another order, and their figures in the last one.
private func priceClaimsText(_ supports: [GeneratedSupport]) -> String {
    var text =
        "claim_id,day,partner,incentive,sale_id,status,decided_on,activity_day,price_paid,"
        + "granted_price,units,approved_amount\n"
    for support in supports {
        for (number, claim) in support.claims.enumerated() {
            let figures = [
                claim.activity.map(dayText) ?? "", millionths(claim.paid),
                millionths(claim.granted), "\(claim.units)",
                claim.approvedAmount.map(dollarText) ?? "",
            ].joined(separator: ",")
            var states = [("requested", "")]
            if let approved = claim.approved { states.append(("approved", dayText(approved))) }
            if let ended = claim.ended {
                let status = claim.approved != nil && number % 3 != 0 ? "reversed" : "rejected"
                states.append((status, dayText(ended)))
            }
            var rows: [String] = []
            for (place, state) in states.enumerated() {
                let isSaid = number % 2 == 0 ? place == 0 : place == states.count - 1
                rows.append(
                    "\(claim.id),\(dayText(claim.day)),\(support.partner),"
                        + "\(support.program)/support,\(support.sales[claim.sale].id),"
                        + "\(state.0),\(state.1),\(isSaid ? figures : ",,,,")\n"
                )
            }
            text += (number % 2 == 0 ? rows : rows.reversed()).joined()
        }
    }
    return text
}
