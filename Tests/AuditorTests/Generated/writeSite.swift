import Foundation

/// Writes portfolios as one site that `guerdon` reads.
func writeSite(_ portfolios: [GeneratedPortfolio], _ terms: GeneratedTerms, to site: URL) throws {
    let content = site.appendingPathComponent("content")
    for folder in ["partners", "programs", "sales", "claims"] {
        try FileManager.default.createDirectory(
            at: content.appendingPathComponent(folder),
            withIntermediateDirectories: true
        )
    }
    func write(_ text: String, _ path: String) throws {
        try Data(text.utf8).write(to: content.appendingPathComponent(path))
    }
    try write(siteText(terms), "site.yaml")
    try write(ratesText(terms.rates), "rates.csv")
    let products = generatedProducts.map { product in
        "\(product.id),\(product.id),\(product.line),\(millionths(product.price)),"
            + "USD,\(millionths(product.cost))\n"
    }
    try write("id,name,line,list_price,currency,cost\n" + products.joined(), "products.csv")
    try write(portfolios.flatMap(partnerTexts).joined(), "partners/all.yaml")
    let header =
        "sale_id,day,partner,product,quantity,net_amount,currency,gross_amount,cost,"
        + "order,customer,channel,grade,returns,delivered,deal,person\n"
    let lines = portfolios.flatMap { portfolio in
        portfolio.lines.map { lineText($0, portfolio.partners[$0.partner]) }
    }
    try write(header + lines.joined(), "sales/all.csv")
    let targets = portfolios.flatMap { one in one.targets.map { ($0, one) } }
    let baselines = portfolios.flatMap { one in one.baselines.map { ($0, one) } }
    if !targets.isEmpty {
        try write(figuresText(targets) { $0.attainment.isOfUnits }, "targets.csv")
    }
    if !baselines.isEmpty {
        try write(figuresText(baselines) { $0.growth.isOfUnits }, "baselines.csv")
    }
    if portfolios.contains(where: { !$0.claims.isEmpty }) {
        try write(claimsText(portfolios), "claims/all.csv")
    }
    if portfolios.contains(where: { !$0.deals.isEmpty }) {
        try write(dealsText(portfolios), "deals.csv")
    }
    for portfolio in portfolios {
        for program in portfolio.programs {
            try write(programText(program, portfolio), "programs/\(program.id).md")
        }
    }
}

/// Millionths as a decimal number without needless noughts.
func millionths(_ value: Int) -> String {
    let (whole, rest) = (abs(value) / 1_000_000, abs(value) % 1_000_000)
    var digits = String(String(1_000_000 + rest).dropFirst())
    while digits.hasSuffix("0") { digits.removeLast() }
    return (value < 0 ? "-" : "") + "\(whole)" + (digits.isEmpty ? "" : ".\(digits)")
}

/// Cents as dollars.
func dollarText(_ cents: Int) -> String { GeneratedCurrency.dollar.text(cents) }

/// Millionths as a percentage.
func percentText(_ rate: Int) -> String { millionths(rate * 100) + "%" }

private func siteText(_ terms: GeneratedTerms) -> String {
    var text = """
        title: Generated portfolios
        vendor: {name: Auditor}
        base_url: https://audit.example/
        currency: USD
        as_of: \(dayText(terms.asOf))
        access: public
        levels: [\(generatedLevels.joined(separator: ", "))]
        statements: {cycle: \(terms.cycle.rawValue), closes: \(terms.closes) days}
        rounding: \(terms.isHalfEven ? "half_even" : "half_away")

        """
    if terms.calendar.yearStarts > 1 {
        text += "fiscal_year_starts: \(terms.calendar.yearStarts)\n"
    }
    var units = terms.payoutUnits
    if terms.payoutUnit > 1 { units[.dollar] = terms.payoutUnit }
    text += currencyMap("payout_unit", units)
    var minimums = terms.minimums
    if terms.minimum > 0 { minimums[.dollar] = terms.minimum }
    text += currencyMap("minimum_payout", minimums)
    for (key, name, levies) in [
        ("tax", "name", terms.taxes), ("withholding", "law", terms.withholdings),
    ] where !levies.isEmpty {
        let items = levies.map { levy in
            "{country: \(levy.country), kinds: [\(levy.kinds.joined(separator: ", "))], "
                + "rate: \(percentText(levy.rate)), \(name): Levy}"
        }
        text += "\(key): [\(items.joined(separator: ", "))]\n"
    }
    return text
}

private func currencyMap(_ key: String, _ amounts: [GeneratedCurrency: Int]) -> String {
    let items = GeneratedCurrency.allCases.compactMap { currency in
        amounts[currency].map { "\(currency.rawValue): \(currency.text($0))" }
    }
    return items.isEmpty ? "" : "\(key): {\(items.joined(separator: ", "))}\n"
}

private func partnerTexts(_ portfolio: GeneratedPortfolio) -> [String] {
    portfolio.partners.map { partner in
        partnerText(partner, below: partner.parent.map { portfolio.partners[$0].id })
    }
}

private func partnerText(_ partner: GeneratedPartner, below parent: String?) -> String {
    var text = "- {id: \(partner.id), name: Partner \(partner.id), country: \(partner.country)"
    if partner.currency != .dollar { text += ", currency: \(partner.currency.rawValue)" }
    if let parent { text += ", parent: \(parent)" }
    if let joined = partner.joined { text += ", joined: \(dayText(joined))" }
    if let left = partner.left { text += ", left: \(dayText(left))" }
    if !partner.levels.isEmpty {
        let levels = partner.levels.map { standing in
            "{from: \(dayText(standing.from)), level: \(generatedLevels[standing.level])}"
        }
        text += ", levels: [\(levels.joined(separator: ", "))]"
    }
    return text + "}\n"
}

private func lineText(_ line: GeneratedLine, _ partner: GeneratedPartner) -> String {
    let cells = [
        line.id, dayText(line.day), partner.id, generatedProducts[line.product].id,
        millionths(line.units), millionths(line.net), line.currency.rawValue,
        line.gross.map(millionths) ?? "", line.cost.map(millionths) ?? "",
        line.order, line.customer, line.channel, "\(line.grade)", line.returns ?? "",
        line.delivered.map(dayText) ?? "", line.deal ?? "",
        line.person ?? "",
    ]
    return cells.joined(separator: ",") + "\n"
}
