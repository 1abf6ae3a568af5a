import Diagnostics
import Incentives

/// The names that rules may use: partners, products, lines and columns that the content declares.
struct KnownNames: Sendable {
    let site: SiteShape
    let partners: NameBook
    let products: NameBook
    let productLines: [String]
    /// The territories that partners have; empty where the site assigns none.
    let territories: [String]
    /// Further columns of the sales files.
    let saleAttributes: [String]
    /// Further columns of the customers; those that rules name are columns of the sales.
    let customerAttributes: [String]
    let productAttributes: [String]
    let partnerAttributes: [String]
    /// The values that columns without a declared list have; no entry where nothing is there to
    /// have one.
    let seen: [Dimension: Set<String>]

    /// Columns of the sales files that CONTENT 4 names, whether a file has them or not.
    static let usualSaleAttributes = [
        "channel", "person", "territory", "customer", "order", "deal",
    ]

    /// The column of a line or its product that a rule names; nil for any other name.
    func lineDimension(_ name: String) -> Dimension? {
        switch name {
        case "product": .product
        case "product_line": .productLine
        case _ where saleAttributes.contains(name): .saleAttribute(name)
        case _ where KnownNames.usualSaleAttributes.contains(name): .saleAttribute(name)
        case _ where productAttributes.contains(name): .productAttribute(name)
        case _: nil
        }
    }

    /// The column of a partner that a rule names.
    func partnerField(_ name: String) -> PartnerField? {
        switch name {
        case "type": .type
        case "country": .country
        case "region": .region
        case "level": .level
        case _ where partnerAttributes.contains(name): .attribute(name)
        case _: nil
        }
    }

    /// Every name that `lineDimension` knows.
    var lineNames: [String] {
        let further = Set(saleAttributes + productAttributes + customerAttributes)
        return ["product", "product_line"] + KnownNames.usualSaleAttributes
            + further.subtracting(KnownNames.usualSaleAttributes).sorted()
    }

    /// Every name that `partnerField` knows.
    var partnerNames: [String] { ["type", "country", "region", "level"] + partnerAttributes }

    /// Checks a value of a column whose values are declared, such as a product's id.
    func check(
        _ node: YAMLNode,
        of dimension: Dimension,
        _ faults: inout Faults
    ) -> String? {
        switch dimension {
        case .product:
            guard let text = node.text(&faults) else { return nil }
            guard products.names.contains(text) else {
                faults.report(
                    .unknownValue(text, of: "product", known: products.names, at: node.place)
                )
                return nil
            }
            return text
        case .productLine: return node.value("product line", among: productLines, &faults)
        case .partner(.type): return node.value("type of partner", among: site.types, &faults)
        case .partner(.level): return node.value("level", among: site.levels, &faults)
        case .territory where !territories.isEmpty:
            return node.value("territory", among: territories, &faults)
        case .productAttribute, .saleAttribute, .customerAge, .partner(.country),
            .partner(.region), .partner(.attribute):
            guard let text = node.text(&faults) else { return nil }
            if let values = seen[dimension], !values.contains(text) {
                faults.report(
                    .unseenValue(text, dimension, seen: values.sorted(), at: node.place)
                )
            }
            return text
        }
    }
}

extension YAMLNode {
    /// The partner that the node names by its id or key.
    func partner(in book: NameBook, _ faults: inout Faults) -> PartnerIndex? {
        guard let name = text(&faults) else { return nil }
        let index = book.index(of: Array(name.utf8)[...])
        if index == nil {
            faults.report(.unknownName(name, of: "partner", known: book.names, at: place))
        }
        return index
    }
}

extension Diagnostic {
    static func unseenValue(
        _ text: String,
        _ dimension: Dimension,
        seen: [String],
        at place: SourceRange
    ) -> Diagnostic {
        let what =
            switch dimension {
            case .partner: "partner"
            case .product, .productLine, .productAttribute: "product"
            case .saleAttribute, .customerAge: "sales line"
            }
        let near = suggestName(for: text, among: seen)
        let hint =
            if let near {
                "did you mean `\(near)`?"
            } else if seen.isEmpty {
                "no \(what) says anything there"
            } else {
                "there is \(seen.prefix(8).joined(separator: ", "))"
                    + (seen.count > 8 ? " and \(seen.count - 8) more" : "")
            }
        return Diagnostic(
            .unseenValue,
            .warning,
            at: place,
            "no \(what) has this value, so the rule meets none",
            found: text,
            hint: hint
        )
    }
}
