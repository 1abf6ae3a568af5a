extension Statement {
    /// The statement as it is closed on a day: its figures stay, and payment and disputes run from
    /// that day.
    public func closed(on day: Day, _ terms: StatementTerms) -> Statement {
        Statement(
            partner: partner,
            period: period,
            state: .closed,
            currency: currency,
            closesOn: day,
            paysOn: terms.pays.after(day),
            lastDisputeOn: terms.dispute.after(day),
            openingCarry: openingCarry,
            earned: earned,
            corrections: corrections,
            adjustments: adjustments,
            adjusted: adjusted,
            levied: levied,
            due: due,
            closingCarry: closingCarry,
            carryReason: carryReason,
            settlements: settlements,
            memberPayouts: memberPayouts,
            payments: payments,
            disputes: disputes,
            sightings: sightings,
            late: late
        )
    }
}
