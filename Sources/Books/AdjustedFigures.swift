import Incentives

extension CorrectionFigures {
    /// The difference for one incentive and cause, for machines.
    var json: JSONValue {
        .record([
            .init("period", .text(period.name)), .init("cause", .text(cause.rawValue)),
            .init("program", .text(payout.program.text)),
            .init("incentive", .text(payout.incentive.text)),
            .init("incentive_period", .text(payout.period.name)),
            .init("currency", .text(payout.paid.currency.code)),
            .init("entitled", .text(plainAmount(payout.entitled))),
            .init("paid", .text(plainAmount(payout.paid))),
            .init("converted", .text(plainAmount(payout.payout))),
            .init("payout", .text(payout.route.rawValue)),
        ])
    }
}

extension AdjustmentFigures {
    /// What was decided, for machines; `program` is empty where none bears it.
    var json: JSONValue {
        .record([
            .init("id", .text(id)), .init("day", .text(day.description)),
            .init("period", .text(period.name)), .init("program", .text(program?.text ?? "")),
            .init("currency", .text(amount.currency.code)),
            .init("amount", .text(plainAmount(amount))), .init("reason", .text(reason)),
            .init("by", .text(by)),
        ])
    }
}
