import Incentives

extension StatementFigures {
    /// The figures as a closing keeps them: sums in whole minor units with their currency.
    var closedValue: JSONValue {
        .record([
            .init("partner", .text(partner.text)),
            .init("period", .text(period.name)),
            .init("closes_on", .text(closesOn.description)),
            .init("pays_on", .text(paysOn.description)),
            .init("last_dispute_on", .text(lastDisputeOn.description)),
            .init("opening_carry", openingCarry.closedValue),
            .init("earned", earned.closedValue),
            .init("adjusted", adjusted.closedValue),
            .init("levies", .list(levies.map(\.closedValue))),
            .init("due", due.closedValue),
            .init("closing_carry", closingCarry.closedValue),
            .init("payouts", .list(payouts.map(\.closedValue))),
            .init("corrections", .list(corrections.map(\.closedValue))),
            .init("adjustments", .list(adjustments.map(\.closedValue))),
        ])
    }
}

extension Money {
    fileprivate var closedValue: JSONValue {
        .record([
            .init("minor_units", .whole(Int(minorUnits))),
            .init("currency", .text(currency.code)),
        ])
    }
}

extension LevyFigures {
    fileprivate var closedValue: JSONValue {
        var members: [JSONValue.Member] = [
            .init("effect", .text(effect.closedWord)), .init("name", .text(name)),
        ]
        if !kinds.isEmpty {
            members.append(.init("kinds", .list(kinds.map { .text($0.rawValue) })))
        }
        members += [
            .init("rate_parts_per_hundred_million", .whole(Int(rate.partsPerHundredMillion))),
            .init("base", base.closedValue),
            .init("added", added.closedValue),
        ]
        return .record(members)
    }
}

extension Levy.Effect {
    var closedWord: String {
        switch self {
        case .addedTax: "added_tax"
        case .withholding: "withholding"
        }
    }
}

extension PayoutFigures {
    fileprivate var closedValue: JSONValue {
        var members: [JSONValue.Member] = [
            .init("program", .text(program.text)),
            .init("incentive", .text(incentive.text)),
            .init("kind", .text(kind.rawValue)),
            .init("period", .text(period.name)),
            .init("route", .text(route.rawValue)),
            .init("means", .text(means.rawValue)),
            .init("entitled", entitled.closedValue),
            .init("paid", paid.closedValue),
            .init("payout", payout.closedValue),
            .init("shares", .list(shares.map(\.closedValue))),
        ]
        if let left { members.append(.init("left", left.closedValue)) }
        return .record(members)
    }
}

extension PayoutFigures.Left {
    fileprivate var closedValue: JSONValue {
        .record([
            .init("counts_from", .text(countsFrom.description)),
            .init("excess_minor_units", .whole(Int(excessMinorUnits))),
            .init("mirrored_minor_units", .whole(Int(mirrored))),
            .init("base", .text(base.plainText)),
        ])
    }
}

extension ShareFigures {
    fileprivate var closedValue: JSONValue {
        var members: [JSONValue.Member] = [.init("to", .text(to))]
        if let name { members.append(.init("name", .text(name))) }
        members.append(.init("amount", amount.closedValue))
        return .record(members)
    }
}

extension CorrectionFigures {
    fileprivate var closedValue: JSONValue {
        .record([
            .init("period", .text(period.name)),
            .init("cause", .text(cause.rawValue)),
            .init("payout", payout.closedValue),
        ])
    }
}

extension AdjustmentFigures {
    fileprivate var closedValue: JSONValue {
        var members: [JSONValue.Member] = [
            .init("id", .text(id)), .init("day", .text(day.description)),
            .init("period", .text(period.name)),
        ]
        if let program { members.append(.init("program", .text(program.text))) }
        members += [
            .init("amount", amount.closedValue),
            .init("reason", .text(reason)),
            .init("by", .text(by)),
        ]
        return .record(members)
    }
}
