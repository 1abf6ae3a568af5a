import Incentives

/// Says what became of each claim of price support, and why.
struct ClaimWords: Sendable {
    private let rule: RuleWords
    private let phrases: Phrases
    private let format: LocaleFormat

    init(_ rule: RuleWords) {
        self.rule = rule
        phrases = rule.phrases
        format = rule.format
    }

    /// Which claim it is: claim K-1 of S-1001.
    func name(of finding: ClaimFinding) -> String {
        phrases(
            .sliceClaim,
            [
                "claim": finding.claim.id,
                "sale": rule.portfolio.sales.ids[finding.claim.line],
            ]
        )
    }

    /// All that is said of a claim, in one line.
    func line(of finding: ClaimFinding) -> String {
        ([formula(of: finding)] + notes(of: finding)).filter { !$0.isEmpty }.joined(separator: "; ")
    }

    /// The multiplication: 30 × (100.00 − 92.50); empty where nothing is paid.
    func formula(of finding: ClaimFinding) -> String {
        guard case .pays(let supported) = finding.outcome else { return "" }
        let currency = rule.program.currency
        return phrases(
            .formulaClaim,
            [
                "paid": format.price(finding.claim.pricePaid, currency),
                "granted": format.price(finding.claim.grantedPrice, currency),
                "units": format.units(Int128(supported.units)),
            ]
        )
    }

    /// How far a claim came, and what kept it from more.
    func notes(of finding: ClaimFinding) -> [String] {
        switch finding.outcome {
        case .pays(let supported):
            return limits(of: supported, finding.claim) + [status(finding.status)]
        case .takenBack: return [phrases(.claimTakenBack), status(finding.status)]
        case .open: return [status(finding.status), phrases(.claimUnpaid)]
        case .rejected: return [status(finding.status)]
        case .late(let last):
            return [
                phrases(
                    .claimLate,
                    [
                        "day": format.day(finding.claim.day), "last": format.day(last),
                        "sold": format.day(finding.claim.activityDay),
                    ]
                )
            ]
        case .lineDoesNotCount(let cause):
            let line = finding.claim.line
            let reason = ReasonWords(phrases, rule.portfolio).words(
                for: cause,
                line: line,
                program: rule.program,
                incentive: rule.incentive,
                partner: rule.portfolio.partners[rule.portfolio.sales.partners[line]]
            )
            return [phrases(.claimRefused, ["reason": reason])]
        }
    }

    /// Of 40 claimed 30 were bought, or kept; at most so much was approved, or the limit left it.
    private func limits(
        of supported: ClaimFinding.Supported,
        _ claim: PriceClaim
    ) -> [String] {
        let units = { (count: Millionths) in format.units(Int128(count)) }
        var notes: [String] = []
        if supported.units < claim.units {
            let isWhole = supported.kept == supported.bought
            let isShared = supported.left != supported.kept
            let phrase: Phrase =
                isShared
                ? isWhole ? .claimLeft : .claimLeftKept
                : isWhole ? .claimBought : .claimKept
            notes.append(
                phrases(
                    phrase,
                    [
                        "claimed": units(claim.units), "bought": units(supported.bought),
                        "kept": units(supported.kept), "left": units(supported.left),
                    ]
                )
            )
        }
        let money = { (amount: ExactFraction) in format.amount(amount, rule.program.currency) }
        switch supported.cut {
        case nil: break
        case .approved(let amount):
            notes.append(phrases(.claimMost, ["amount": money(ExactFraction(amount))]))
        case .limit(let left): notes.append(phrases(.claimLimit, ["amount": money(left)]))
        }
        return notes
    }

    /// Approved on 3 March 2026 by Rina, proof POS-17.
    private func status(_ change: PriceClaim.Change) -> String {
        let phrase: Phrase =
            switch change.status {
            case .requested: .claimRequested
            case .approved: .claimApproved
            case .proof: .claimProof
            case .reimbursed: .claimReimbursed
            case .rejected: .claimRejected
            case .reversed: .claimReversed
            }
        var text = phrases(phrase, ["day": format.day(change.day)])
        if let who = change.decidedBy { text = phrases(.claimBy, ["status": text, "who": who]) }
        if let proof = change.proof {
            text = phrases(.claimProofNamed, ["status": text, "proof": proof])
        }
        if let reason = change.reason {
            text = phrases(.claimReason, ["status": text, "reason": reason])
        }
        return text
    }
}
