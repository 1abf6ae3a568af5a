import Incentives
import Markup
import Templates

/// Payments and disputes of a partner as tables, on its index and on a statement.
struct EventViews {
    static let paymentShape = RecordShape([
        "day": .text, "name": .text, "url": .url, "isLinked": .flag, "reference": .text,
        "amount": .text,
    ])

    static let disputeShape = RecordShape([
        "id": .text, "opened": .text, "name": .text, "url": .url, "isLinked": .flag,
        "incentive": .text, "sale": .text, "saleURL": .url, "isSaleLinked": .flag, "says": .text,
        "answer": .text,
    ])

    let site: SiteWords
    let partner: Partner
    /// The periods of the partner's statements.
    let periods: Set<Period>
    /// The path of the page that links.
    let path: String

    func records(_ payments: [PartnerPayment]) -> [TemplateRecord] {
        payments.map { payment in
            TemplateRecord(
                EventViews.paymentShape,
                [
                    "day": .text(site.format.shortDay(payment.day)),
                    "name": .text(payment.period.name), "url": .url(link(to: payment.period)),
                    "isLinked": .flag(periods.contains(payment.period)),
                    "reference": .text(payment.reference),
                    "amount": .text(site.format.amount(payment.amount)),
                ]
            )
        }
    }

    func records(_ disputes: [Dispute]) -> [TemplateRecord] {
        let words = EventWords(site: site)
        return disputes.map { dispute in
            let sale = saleLink(dispute)
            return TemplateRecord(
                EventViews.disputeShape,
                [
                    "id": .text(dispute.id), "opened": .text(words.opened(dispute)),
                    "name": .text(dispute.period.name), "url": .url(link(to: dispute.period)),
                    "isLinked": .flag(periods.contains(dispute.period)),
                    "incentive": .text(words.incentive(dispute) ?? ""),
                    "sale": .text(dispute.saleID ?? ""),
                    "saleURL": .url(sale ?? link(to: dispute.period)),
                    "isSaleLinked": .flag(sale != nil), "says": .text(dispute.says),
                    "answer": .text(words.answer(dispute)),
                ]
            )
        }
    }

    private func link(to period: Period, anchor: String = "") -> SafeURL {
        site.link(to: site.statementPath(partner, period) + anchor, from: path)
    }

    /// The line that a dispute is about, where it is one of the disputed period.
    private func saleLink(_ dispute: Dispute) -> SafeURL? {
        let sales = site.portfolio.sales
        guard let id = dispute.saleID, periods.contains(dispute.period),
            sales.linesOfPartner[dispute.partner].contains(where: {
                sales.ids[$0] == id && dispute.period.span.contains(sales.days[$0])
            })
        else { return nil }
        return link(to: dispute.period, anchor: "#\(saleAnchor(id))")
    }
}
