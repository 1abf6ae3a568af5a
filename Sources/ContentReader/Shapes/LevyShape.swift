import Diagnostics
import Incentives

private enum TaxKey: String, ShapeKey {
    case country, kinds, rate, name

    static let subject = "a tax"

    var state: KeyState { .required }
}

private enum WithholdingKey: String, ShapeKey {
    case country, kinds, rate, law

    static let subject = "a withholding"

    var state: KeyState { .required }
}

/// Reads `tax` and `withholding` of a site: taxes first, as statements print them.
func readLevies(_ record: Record<SiteKey>, _ faults: inout Faults) -> [Placed<Levy>] {
    let taxes = (record[.tax]?.list("taxes", &faults) ?? []).compactMap { node -> Placed<Levy>? in
        guard let record = Record<TaxKey>(node, &faults) else { return nil }
        return readLevy(
            .addedTax,
            country: record[.country],
            kinds: record[.kinds],
            rate: record[.rate],
            name: record[.name],
            &faults
        )
    }
    let withheld = (record[.withholding]?.list("withholdings", &faults) ?? []).compactMap {
        node -> Placed<Levy>? in
        guard let record = Record<WithholdingKey>(node, &faults) else { return nil }
        return readLevy(
            .withholding,
            country: record[.country],
            kinds: record[.kinds],
            rate: record[.rate],
            name: record[.law],
            &faults
        )
    }
    return taxes + withheld
}

private func readLevy(
    _ effect: Levy.Effect,
    country: YAMLNode?,
    kinds: YAMLNode?,
    rate: YAMLNode?,
    name: YAMLNode?,
    _ faults: inout Faults
) -> Placed<Levy>? {
    let place = country?.place
    let country = country?.text(&faults, as: "a country")
    let rate = rate?.rewardRate(&faults)
    let name = name?.text(&faults, as: "a name")
    let nodes = kinds?.items ?? []
    let read = nodes.compactMap { readKind($0, &faults) }
    if let kinds, nodes.isEmpty {
        faults.report(.wrongForm(kinds, expected: "the kinds that are levied on, such as [rebate]"))
    }
    guard let place, let country, let rate, let name, read.count == nodes.count, !read.isEmpty
    else {
        return nil
    }
    let levy = Levy(effect: effect, country: country, kinds: read, rate: rate, name: name)
    return Placed(value: levy, place: place)
}

/// Warns of levies of a country that no partner is of, and of partners without a country.
func warnOfCountries(_ levies: [Placed<Levy>], _ partners: [Partner], _ faults: inout Faults) {
    guard let first = levies.first, !partners.isEmpty else { return }
    let countries = Set(partners.compactMap(\.country))
    for levy in levies where !countries.contains(levy.value.country) {
        faults.report(
            .unseenValue(
                levy.value.country,
                .partner(.country),
                seen: countries.sorted(),
                at: levy.place
            )
        )
    }
    let without = partners.filter { $0.country == nil }.map(\.id.text)
    if !without.isEmpty { faults.report(.noCountry(without, at: first.place)) }
}

extension Diagnostic {
    fileprivate static func noCountry(_ partners: [String], at place: SourceRange) -> Diagnostic {
        let names = partners.prefix(5).joined(separator: ", ")
        let more = partners.count > 5 ? " and \(partners.count - 5) more" : ""
        return Diagnostic(
            .noCountry,
            .warning,
            at: place,
            "partners without a country have no tax added and none withheld",
            found: names + more,
            hint: "say their `country`"
        )
    }
}
