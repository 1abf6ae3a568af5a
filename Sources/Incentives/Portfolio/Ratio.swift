/// One selection of lines over another: an attach rate, the share of premium products.
///
///     measure: ratio
///     ratio:
///       of: {measure: net_sales, counts: {product_line: Accessories}}
///       to: {measure: net_sales}
///     tiers:
///       mode: retroactive
///       steps: [{from: 10%, rate: 1%}, {from: 20%, rate: 2%}]
///
/// Accessories of 12,000 in sales of 60,000 are 20%, which pays 2% of the incentive's own lines.
/// Both selections take the partner's lines of the period by their own `counts`. Nothing to divide
/// by, or less, is no ratio and pays nothing. A table pays on the whole, since there are no slices
/// of a ratio.
///
/// - Source: SEMANTICS 5, "Ratio".
public struct Ratio: Hashable, Sendable {
    public let of: Selection
    public let to: Selection

    public init(of: Selection, to: Selection) {
        self.of = of
        self.to = to
    }
}
