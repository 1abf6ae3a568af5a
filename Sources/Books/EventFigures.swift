import Incentives

extension PartnerPayment {
    /// A payment of the statement that it stands with, for machines.
    var json: JSONValue {
        .record([
            .init("day", .text(day.description)), .init("amount", .text(plainAmount(amount))),
            .init("reference", .text(reference)),
        ])
    }
}

extension Dispute {
    /// A dispute of the statement that it stands with, for machines; what it does not say is empty.
    func json(lastDay: Day) -> JSONValue {
        .record([
            .init("id", .text(id)), .init("opened", .text(opened.description)),
            .init("late", .flag(opened > lastDay)),
            .init("incentive", .text(incentive?.description ?? "")),
            .init("sale_id", .text(saleID ?? "")), .init("says", .text(says)),
            .init("status", .text(status.rawValue)), .init("answer", .text(answer?.text ?? "")),
            .init("answered_on", .text(answer?.day.description ?? "")),
            .init("adjustment", .text(adjustment ?? "")),
        ])
    }
}
