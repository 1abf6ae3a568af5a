extension Statement {
    /// The statement's sums without how they came about.
    public func figures(in portfolio: Portfolio) -> StatementFigures {
        StatementFigures(
            partner: portfolio.partners[partner].id,
            period: period,
            closesOn: closesOn,
            paysOn: paysOn,
            lastDisputeOn: lastDisputeOn,
            openingCarry: openingCarry,
            earned: earned,
            adjusted: adjusted,
            levies: levied.map { item in
                LevyFigures(
                    effect: item.levy.effect,
                    name: item.levy.name,
                    kinds: item.levy.kinds,
                    rate: item.levy.rate,
                    base: item.base,
                    added: item.added
                )
            },
            due: due,
            closingCarry: closingCarry,
            payouts: settlements.map { $0.figures(in: portfolio) }
                + memberPayouts.map { $0.figures(in: portfolio) },
            corrections: corrections,
            adjustments: adjustments
        )
    }
}

extension Settlement {
    fileprivate func figures(in portfolio: Portfolio) -> PayoutFigures {
        let program = portfolio.programs[place.program]
        let incentive = program.incentives[place.incentive]
        return PayoutFigures(
            program: program.id,
            incentive: incentive.id,
            kind: incentive.kind,
            period: accrual.period,
            route: goesToParent ? .passedOn : .own,
            means: program.paidAs,
            entitled: entitled,
            paid: paid,
            payout: payout,
            shares: shares.map { share in
                ShareFigures(
                    to: share.to.key,
                    name: share.name,
                    amount: Money(minorUnits: share.minorUnits, currency: paid.currency)
                )
            },
            left: left.map { left in
                PayoutFigures.Left(
                    countsFrom: left.countsFrom,
                    excessMinorUnits: left.excessMinorUnits,
                    // What a budget cuts was not paid, so nothing takes it back.
                    mirrored: left.mirrored - entitled.minorUnits + paid.minorUnits,
                    base: left.base
                )
            }
        )
    }
}

extension MemberPayout {
    fileprivate func figures(in portfolio: Portfolio) -> PayoutFigures {
        let program = portfolio.programs[place.program]
        let incentive = program.incentives[place.incentive]
        return PayoutFigures(
            program: program.id,
            incentive: incentive.id,
            kind: incentive.kind,
            period: period,
            route: .ofMembers,
            means: program.paidAs,
            entitled: paid,
            paid: paid,
            payout: payout,
            shares: [],
            left: nil
        )
    }
}

extension Split.Payee {
    /// As the content says it.
    public var key: String {
        switch self {
        case .partner: "partner"
        case .column("person"): "person"
        case .column(let column): "column \(column)"
        }
    }
}
