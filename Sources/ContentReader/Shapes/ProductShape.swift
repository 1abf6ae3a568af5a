import Diagnostics
import Incentives

/// A product as a file says it.
struct ProductShape: Sendable {
    let product: Product
    let place: SourceRange
    /// What foreign files call it.
    let key: String?
}

enum ProductKey: String, ShapeKey {
    case id, key, name, line, list_price, currency, cost

    static let subject = "a product"

    var state: KeyState {
        switch self {
        case .id: .required
        case .key, .name, .line, .list_price, .currency, .cost: .optional
        }
    }
}

extension ProductShape {
    /// Reads a product; columns that are no product's are attributes.
    init?(_ node: YAMLNode, site: SiteShape, _ faults: inout Faults) {
        guard case .mapping(let entries) = node.kind else {
            preconditionFailure("A row of a table is a mapping.")
        }
        var attributes: [String: String] = [:]
        for entry in entries where ProductKey(rawValue: entry.key) == nil {
            attributes[entry.key] = entry.value.scalar
        }
        let known = entries.filter { ProductKey(rawValue: $0.key) != nil }
        let mapping = YAMLNode(place: node.place, kind: .mapping(known))
        guard let record = Record<ProductKey>(mapping, &faults),
            let id = record[.id]?.id(&faults)
        else { return nil }
        if let node = record[.currency], let currency = node.currency(&faults),
            currency != site.currency
        {
            faults.report(.conversionNotYet(currency.code, site.currency.code, at: node.place))
        }
        place = record[.id]?.place ?? record.place
        key = record[.key]?.text(&faults)
        product = Product(
            id: ProductID(id),
            name: record[.name]?.localText(
                locales: site.facts.locales,
                &faults
            ) ?? LocalText(id),
            line: record[.line]?.text(&faults),
            listPrice: record[.list_price]?.price(in: site.currency, &faults),
            cost: record[.cost]?.price(in: site.currency, &faults),
            attributes: attributes
        )
    }
}
