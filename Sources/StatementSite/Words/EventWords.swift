import Incentives

/// What payments and disputes are called, on the index, the next statement and the terminal.
struct EventWords {
    let site: SiteWords

    private var phrases: Phrases { site.phrases }
    private var format: LocaleFormat { site.format }

    /// The state of a statement in a word: disputed where an answer is due, else how much of it
    /// was paid, else whether it is open or a draft.
    func state(of statement: StatementSummary) -> String {
        if isDisputed(statement) { return site.word("state-disputed") }
        switch site.portfolio.paymentStanding(of: statement).state {
        case .nothingDue, .unpaid: return site.state(statement.state)
        case .partPaid: return site.word("state-part-paid")
        case .paid: return site.word("state-paid")
        case .overpaid: return site.word("state-overpaid")
        }
    }

    /// Whether a dispute of the statement waits for its answer.
    func isDisputed(_ statement: StatementSummary) -> Bool {
        site.portfolio.disputes.of(statement.partner, on: statement.period)
            .contains { $0.status == .open }
    }

    /// Whether it is paid, or closed and waits for its payment, with nothing disputed.
    func isSettled(_ statement: StatementSummary) -> Bool {
        if isDisputed(statement) { return false }
        switch site.portfolio.paymentStanding(of: statement).state {
        case .nothingDue, .unpaid: return statement.state == .closed
        case .paid: return true
        case .partPaid, .overpaid: return false
        }
    }

    /// When a statement was paid, or how much of it; nil where nothing was.
    func paid(_ statement: StatementSummary) -> String? {
        let standing = site.portfolio.paymentStanding(of: statement)
        guard let last = standing.last else { return nil }
        let day = format.day(last.day)
        switch standing.state {
        case .nothingDue, .unpaid: return nil
        case .paid: return phrases(.indexPaid, ["day": day, "reference": last.reference])
        case .partPaid, .overpaid:
            return phrases(
                .indexPartPaid,
                [
                    "amount": format.amount(standing.paid), "day": day,
                    "reference": last.reference,
                ]
            )
        }
    }

    /// What a dispute is about beside its statement: an incentive, a sale, both or neither.
    private func about(_ dispute: Dispute) -> [String] {
        [incentive(dispute), dispute.saleID].compactMap(\.self)
    }

    /// The incentive that a dispute is about; nil where it names none.
    func incentive(_ dispute: Dispute) -> String? {
        dispute.incentive.map { site.adjustedWords.name(of: $0.incentive, in: $0.program) }
    }

    /// When a dispute was opened, and whether that was too late.
    func opened(_ dispute: Dispute) -> String {
        let last = site.portfolio.terms.statements.lastDispute(of: dispute.period)
        let day = format.day(dispute.opened)
        if dispute.opened <= last { return phrases(.disputeOpened, ["day": day]) }
        return phrases(.disputeLate, ["day": day, "last": format.day(last)])
    }

    /// What was answered, and which adjustment came of it.
    func answer(_ dispute: Dispute) -> String {
        let answer = dispute.answer.map(\.text) ?? ""
        let day = dispute.answer.map { format.day($0.day) } ?? ""
        let words =
            switch dispute.status {
            case .open: phrases(.disputeOpen)
            case .accepted: phrases(.disputeAccepted, ["day": day, "answer": answer])
            case .rejected: phrases(.disputeRejected, ["day": day, "answer": answer])
            case .withdrawn:
                dispute.answer == nil
                    ? phrases(.disputeWithdrawn)
                    : phrases(.disputeWithdrawnOn, ["day": day, "answer": answer])
            }
        guard let adjustment = dispute.adjustment else { return words }
        return phrases(.disputeAdjustment, ["answer": words, "id": adjustment])
    }

    /// A dispute in a line, for a terminal.
    func line(_ dispute: Dispute) -> String {
        phrases(
            .disputeLine,
            [
                "id": dispute.id,
                "about": ([dispute.period.name] + about(dispute)).joined(separator: ", "),
                "opened": opened(dispute), "says": dispute.says, "answer": answer(dispute),
            ]
        )
    }

    /// A payment in a line, without its amount.
    func line(_ payment: PartnerPayment) -> String {
        phrases(
            .paymentLine,
            [
                "day": format.day(payment.day), "period": payment.period.name,
                "reference": payment.reference,
            ]
        )
    }
}
