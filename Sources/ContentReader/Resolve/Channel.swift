import Diagnostics
import Incentives

/// The partners and products of a site, in order, with their names in books.
struct Channel {
    let partners: [Partner]
    let partnerBook: NameBook
    let partnerPlaces: [SourceRange]
    let products: [Product]
    let productBook: NameBook

    /// The names that rules may say.
    func names(
        _ site: SiteShape,
        _ tables: [RowTable],
        _ ledger: Ledger,
        _ customers: CustomerBook,
        territories: [String]
    ) -> KnownNames {
        let saleTables = tables.filter { $0.target == .sales }
        let saleAttributes = Set(Array(ledger.texts.keys) + saleTables.flatMap(attributeNames))
        let saleValues = ledger.places.isEmpty ? nil : ledger.texts
        return KnownNames(
            site: site,
            partners: partnerBook,
            products: productBook,
            productLines: Set(products.compactMap(\.line)).sorted(),
            territories: territories,
            saleAttributes: saleAttributes.sorted(),
            customerAttributes: customers.columns.keys.sorted(),
            productAttributes: Set(products.flatMap(\.attributes.keys)).sorted(),
            partnerAttributes: Set(partners.flatMap(\.attributes.keys)).sorted(),
            seen: partnerValues().merging(productValues()) { $1 }.merging(
                lineValues(saleValues)
            ) { $1 }
        )
    }

    /// The names that events may say.
    func eventNames(_ site: SiteShape, _ figures: FigureNames) -> EventNames {
        EventNames(
            site: site,
            partners: partnerBook,
            ids: partners.map(\.id),
            currencies: partners.map(\.currency),
            documents: figures.documents
        )
    }

    private func partnerValues() -> [Dimension: Set<String>] {
        if partners.isEmpty { return [:] }
        var values: [Dimension: Set<String>] = [.partner(.country): [], .partner(.region): []]
        for partner in partners {
            if let text = partner.country { values[.partner(.country)]?.insert(text) }
            if let text = partner.region { values[.partner(.region)]?.insert(text) }
            for (name, text) in partner.attributes {
                values[.partner(.attribute(name)), default: []].insert(text)
            }
        }
        return values
    }

    private func productValues() -> [Dimension: Set<String>] {
        var values: [Dimension: Set<String>] = [:]
        for product in products {
            for (name, text) in product.attributes {
                values[.productAttribute(name), default: []].insert(text)
            }
        }
        return values
    }

    private func lineValues(_ texts: [String: [String]]?) -> [Dimension: Set<String>] {
        guard let texts else { return [:] }
        var values: [Dimension: Set<String>] = [:]
        for name in KnownNames.usualSaleAttributes { values[.saleAttribute(name)] = [] }
        for (name, texts) in texts { values[.saleAttribute(name)] = Set(texts.dropFirst()) }
        return values
    }
}

/// Reads partners and products, and adds those that a source takes in unknown.
func readChannel(
    _ tables: [RowTable],
    _ parsed: ParsedDocuments,
    site: SiteShape,
    _ faults: inout Faults
) -> Channel {
    var partners = readPartners(tables, parsed.partners.map(\.node), site: site, &faults)
    var products = readProducts(tables, site: site, &faults)
    addUnknown(tables, partners: &partners, products: &products, site: site, &faults)
    let (partnerEntries, partnerBook) = partners.ordered()
    let (productEntries, productBook) = products.ordered()
    let resolved = resolveParents(partnerEntries.map(\.entry), partnerBook, &faults)
    warnOfCountries(site.levies, resolved, &faults)
    return Channel(
        partners: resolved,
        partnerBook: partnerBook,
        partnerPlaces: partnerEntries.map(\.place),
        products: productEntries.map(\.entry),
        productBook: productBook
    )
}
