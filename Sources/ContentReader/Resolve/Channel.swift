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
    func names(_ site: SiteShape, saleAttributes: Set<String>) -> KnownNames {
        KnownNames(
            site: site,
            partners: partnerBook,
            products: productBook,
            productLines: Set(products.compactMap(\.line)).sorted(),
            saleAttributes: saleAttributes.sorted(),
            productAttributes: Set(products.flatMap(\.attributes.keys)).sorted(),
            partnerAttributes: Set(partners.flatMap(\.attributes.keys)).sorted()
        )
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
    return Channel(
        partners: resolveParents(partnerEntries.map(\.entry), partnerBook, &faults),
        partnerBook: partnerBook,
        partnerPlaces: partnerEntries.map(\.place),
        products: productEntries.map(\.entry),
        productBook: productBook
    )
}
