import Incentives

/// Reads a statement's figures from what a closing keeps of them.
struct FiguresReader {
    /// The month from which the closing's periods are named.
    let fiscalYearStarts: Int

    func statement(_ node: PlacedNode) throws(ClosingFault) -> StatementFigures {
        var record = try RecordCursor(node)
        let figures = StatementFigures(
            partner: PartnerID(try record.next("partner").text()),
            period: try period(record.next("period")),
            closesOn: try record.next("closes_on").day(),
            paysOn: try record.next("pays_on").day(),
            lastDisputeOn: try record.next("last_dispute_on").day(),
            openingCarry: try money(record.next("opening_carry")),
            earned: try money(record.next("earned")),
            adjusted: try money(record.next("adjusted")),
            levies: try levies(record.next("levies")),
            due: try money(record.next("due")),
            closingCarry: try money(record.next("closing_carry")),
            payouts: try payouts(record.next("payouts")),
            corrections: try corrections(record.next("corrections")),
            adjustments: try adjustments(record.next("adjustments"))
        )
        try record.finish()
        return figures
    }

    private func period(_ node: PlacedNode) throws(ClosingFault) -> Period {
        try node.period(fiscalYearStarts: fiscalYearStarts)
    }

    private func money(_ node: PlacedNode) throws(ClosingFault) -> Money {
        var record = try RecordCursor(node)
        let money = Money(
            minorUnits: Int64(try record.next("minor_units").whole()),
            currency: try record.next("currency").currency()
        )
        try record.finish()
        return money
    }

    private func levies(_ node: PlacedNode) throws(ClosingFault) -> [LevyFigures] {
        var levies: [LevyFigures] = []
        for item in try node.items() {
            var record = try RecordCursor(item)
            levies.append(
                LevyFigures(
                    effect: try effect(record.next("effect")),
                    name: try record.next("name").text(),
                    kinds: try kinds(record.next("kinds")),
                    rate: Rate(
                        partsPerHundredMillion: Int64(
                            try record.next("rate_parts_per_hundred_million").whole()
                        )
                    ),
                    base: try money(record.next("base")),
                    added: try money(record.next("added"))
                )
            )
            try record.finish()
        }
        return levies
    }

    private func kinds(_ node: PlacedNode) throws(ClosingFault) -> [IncentiveKind] {
        var kinds: [IncentiveKind] = []
        for item in try node.items() { kinds.append(try item.word()) }
        return kinds
    }

    private func effect(_ node: PlacedNode) throws(ClosingFault) -> Levy.Effect {
        switch try node.text() {
        case Levy.Effect.addedTax.closedWord: .addedTax
        case Levy.Effect.withholding.closedWord: .withholding
        case _: throw node.wrongForm("one of added_tax, withholding")
        }
    }

    private func payouts(_ node: PlacedNode) throws(ClosingFault) -> [PayoutFigures] {
        var payouts: [PayoutFigures] = []
        for item in try node.items() { payouts.append(try payout(item)) }
        return payouts
    }

    private func payout(_ node: PlacedNode) throws(ClosingFault) -> PayoutFigures {
        var record = try RecordCursor(node)
        let figures = PayoutFigures(
            program: ProgramID(try record.next("program").text()),
            incentive: IncentiveID(try record.next("incentive").text()),
            kind: try record.next("kind").word(),
            period: try period(record.next("period")),
            route: try record.next("route").word(),
            means: try record.next("means").word(),
            entitled: try money(record.next("entitled")),
            paid: try money(record.next("paid")),
            payout: try money(record.next("payout")),
            shares: try shares(record.next("shares")),
            left: try left(record.nextIf("left"))
        )
        try record.finish()
        return figures
    }

    private func shares(_ node: PlacedNode) throws(ClosingFault) -> [ShareFigures] {
        var shares: [ShareFigures] = []
        for item in try node.items() {
            var record = try RecordCursor(item)
            shares.append(
                ShareFigures(
                    to: try record.next("to").text(),
                    name: try record.nextIf("name")?.text(),
                    amount: try money(record.next("amount"))
                )
            )
            try record.finish()
        }
        return shares
    }

    private func left(_ node: PlacedNode?) throws(ClosingFault) -> PayoutFigures.Left? {
        guard let node else { return nil }
        var record = try RecordCursor(node)
        let left = PayoutFigures.Left(
            countsFrom: try record.next("counts_from").day(),
            excessMinorUnits: Int64(try record.next("excess_minor_units").whole()),
            mirrored: Int64(try record.next("mirrored_minor_units").whole()),
            base: try record.next("base").fraction()
        )
        try record.finish()
        return left
    }

    private func corrections(_ node: PlacedNode) throws(ClosingFault) -> [CorrectionFigures] {
        var corrections: [CorrectionFigures] = []
        for item in try node.items() {
            var record = try RecordCursor(item)
            corrections.append(
                CorrectionFigures(
                    period: try period(record.next("period")),
                    cause: try record.next("cause").word(),
                    payout: try payout(record.next("payout"))
                )
            )
            try record.finish()
        }
        return corrections
    }

    private func adjustments(_ node: PlacedNode) throws(ClosingFault) -> [AdjustmentFigures] {
        var adjustments: [AdjustmentFigures] = []
        for item in try node.items() {
            var record = try RecordCursor(item)
            adjustments.append(
                AdjustmentFigures(
                    id: try record.next("id").text(),
                    day: try record.next("day").day(),
                    period: try period(record.next("period")),
                    program: try record.nextIf("program").map { (node) throws(ClosingFault) in
                        ProgramID(try node.text())
                    },
                    amount: try money(record.next("amount")),
                    reason: try record.next("reason").text(),
                    by: try record.next("by").text()
                )
            )
            try record.finish()
        }
        return adjustments
    }
}
