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
func readLevies(_ record: Record<SiteKey>, _ faults: inout Faults) -> [Levy] {
    let taxes = (record[.tax]?.list("taxes", &faults) ?? []).compactMap { node -> Levy? in
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
        node -> Levy? in
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
) -> Levy? {
    let country = country?.text(&faults, as: "a country")
    let rate = rate?.rewardRate(&faults)
    let name = name?.text(&faults, as: "a name")
    let nodes = kinds?.items ?? []
    let read = nodes.compactMap { readKind($0, &faults) }
    if let kinds, nodes.isEmpty {
        faults.report(.wrongForm(kinds, expected: "the kinds that are levied on, such as [rebate]"))
    }
    guard let country, let rate, let name, read.count == nodes.count, !read.isEmpty else {
        return nil
    }
    return Levy(effect: effect, country: country, kinds: read, rate: rate, name: name)
}
