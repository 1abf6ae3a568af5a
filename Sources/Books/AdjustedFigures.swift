import Incentives
import Markup

extension CorrectionFigures {
    /// The difference for one incentive and cause, for machines.
    var json: JSONValue {
        .record([
            .init("period", .text(period.name)), .init("cause", .text(cause.rawValue)),
            .init("program", .text(payout.program.text)),
            .init("incentive", .text(payout.incentive.text)),
            .init("incentive_period", .text(payout.period.name)),
            .init("currency", .text(payout.paid.currency.code)),
            .init("paid", .text(plainAmount(payout.paid))),
            .init("converted", .text(plainAmount(payout.payout))),
            .init("payout", .text(payout.route.rawValue)),
        ])
    }

    /// Its row behind partner and period of the statement.
    var cells: [CSVText.Cell] {
        [
            .text(payout.program.text), .text(payout.incentive.text), .text(payout.period.name),
            .text(payout.paid.currency.code), .figure(""), .figure(""),
            .figure(plainAmount(payout.entitled)), .figure(plainAmount(payout.paid)),
            .text(cause.rawValue),
        ]
    }
}

extension AdjustmentFigures {
    /// What was decided, for machines; `program` is empty where none bears it.
    var json: JSONValue {
        .record([
            .init("id", .text(id)), .init("day", .text(day.description)),
            .init("period", .text(period.name)), .init("program", .text(program?.text ?? "")),
            .init("amount", .text(plainAmount(amount))), .init("reason", .text(reason)),
            .init("by", .text(by)),
        ])
    }

    /// Its row behind partner and period of the statement.
    var cells: [CSVText.Cell] {
        [
            .text(program?.text ?? ""), .text(""), .text(period.name),
            .text(amount.currency.code), .figure(""), .figure(""), .figure(plainAmount(amount)),
            .figure(plainAmount(amount)), .text("adjustment"),
        ]
    }
}
