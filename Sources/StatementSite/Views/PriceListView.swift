import Incentives
import Markup
import Templates

/// A partner's prices of the as-of day, product line by product line.
struct PriceListView {
    static let shape = RecordShape([
        "frame": .record(FrameView.shape), "t": .record(RecordShape([:])), "partner": .text,
        "facts": .list(FactView.shape), "index": .url, "currency": .text,
        "discounts": .list(discountShape), "groups": .list(groupShape), "noPrices": .flag,
    ])

    private static let discountShape = RecordShape([
        "anchor": .text, "title": .text, "document": .url, "rule": .text,
        "standing": .text, "next": .text, "note": .text,
    ])

    private static let groupShape = RecordShape([
        "anchor": .text, "title": .text, "count": .text, "prices": .list(priceShape),
    ])

    private static let priceShape = RecordShape([
        "product": .text, "listPrice": .text, "terms": .list(termShape), "price": .text,
        "holds": .text,
    ])

    private static let termShape = RecordShape(["rate": .text, "title": .text])

    let site: SiteWords
    let partner: Partner
    let prices: PriceList
    /// The statement of the period that holds the as-of day; nil where there is none.
    let statement: Statement?

    private var path: String { site.pricesPath(partner) }
    private var format: LocaleFormat { site.format }
    private var terms: SiteTerms { site.portfolio.terms }

    func record(t: TemplateRecord) -> TemplateRecord {
        let titles = prices.discounts.map { title(of: $0) }
        return TemplateRecord(
            PriceListView.shape,
            [
                "frame": .record(frame.record), "t": .record(t),
                "partner": .text(partner.name(site)), "facts": .list(facts),
                "index": .url(site.link(to: site.indexPath(partner), from: path)),
                "currency": .text(terms.currency.code),
                "discounts": .list(prices.discounts.map(discountRecord)),
                "groups": .list(
                    prices.groups.enumerated().map { groupRecord($1, number: $0 + 1, titles) }
                ), "noPrices": .flag(prices.groups.isEmpty),
            ]
        )
    }

    private var frame: FrameView {
        FrameView(
            site: site,
            path: path,
            title: "\(partner.name(site)), \(site.word("price-list"))",
            description: site.word("price-list"),
            section: .none,
            partner: partner.name(site),
            translations: [],
            sheet: site.phrases(
                .priceSheet,
                ["partner": partner.name(site), "day": format.day(terms.asOf)]
            )
        )
    }

    private var facts: [TemplateRecord] {
        var facts: [TemplateRecord] = []
        if let level = partner.levelWords(on: terms.asOf, site) {
            facts.append(FactView.record(site.word("level"), level))
        }
        facts.append(FactView.record(site.word("as-of"), format.day(terms.asOf)))
        facts.append(FactView.record(site.word("currency"), terms.currency.code))
        return facts
    }

    private func title(of discount: StandingDiscount) -> String {
        site.portfolio.incentiveName(discount.place, locale: site.locale)
    }

    private func discountRecord(_ discount: StandingDiscount) -> TemplateRecord {
        let program = site.portfolio.programs[discount.place.program]
        let words = PriceWords(site: site, discount: discount, statement: statement)
        return TemplateRecord(
            PriceListView.discountShape,
            [
                "anchor": .text("\(program.id)-\(program.incentives[discount.place.incentive].id)"),
                "title": .text(title(of: discount)),
                "document": .url(site.link(to: site.programPath(program), from: path)),
                "rule": .text(words.rule.rule), "standing": .text(words.standing),
                "next": .text(words.next),
                "note": .text(discount.makesPrices ? "" : site.word("price-by-sale")),
            ]
        )
    }

    private func groupRecord(
        _ group: PriceGroup,
        number: Int,
        _ titles: [String]
    ) -> TemplateRecord {
        let count = group.prices.count
        return TemplateRecord(
            PriceListView.groupShape,
            [
                "anchor": .text("line-\(number)"),
                "title": .text(
                    group.line.map { site.phrases.term("product-line", $0) }
                        ?? site.word("other-products")
                ),
                "count": .text(
                    site.phrases.counted(.priceCount, count, ["n": format.count(count)])
                ),
                "prices": .list(group.prices.map { priceRecord($0, titles) }),
            ]
        )
    }

    private func priceRecord(_ price: PartnerPrice, _ titles: [String]) -> TemplateRecord {
        let product = site.portfolio.products[price.product]
        return TemplateRecord(
            PriceListView.priceShape,
            [
                "product": .text(product.name.text(in: site.locale)),
                "listPrice": .text(format.price(price.listPrice, terms.currency)),
                "terms": .list(
                    price.terms.map { term in
                        TemplateRecord(
                            PriceListView.termShape,
                            [
                                "rate": .text(
                                    term.rate.map(format.rate) ?? site.word("no-discount-yet")
                                ), "title": .text(titles[term.discount]),
                            ]
                        )
                    }
                ), "price": .text(format.amount(price.price)),
                "holds": .text(format.shortSpan(price.holds)),
            ]
        )
    }
}
