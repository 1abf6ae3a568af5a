/// When the lines of a rule must be claimed.
struct GeneratedClaimTerms {
    /// Days.
    let within: Int
    var late: GeneratedLate?
}

/// What a late claim loses for each time that has begun.
struct GeneratedLate {
    /// Millionths.
    let lose: Int
    let isByWeek: Bool
}

/// A line that was claimed for a rule.
struct GeneratedClaim {
    let rule: String
    let partner: Int
    let sale: String
    let day: Int
}

/// Draws which rules ask for claims, and the claims.
func drawClaims(_ portfolio: inout GeneratedPortfolio) {
    var dice = Dice(seed: 7_000_003 + portfolio.seed)
    for program in portfolio.programs.indices {
        for number in portfolio.programs[program].rules.indices {
            let rule = portfolio.programs[program].rules[number]
            guard rule.measure != .payouts, rule.measure != .rank, rule.accumulates == nil,
                rule.base == nil,
                dice.happens(20)
            else { continue }
            var terms = GeneratedClaimTerms(within: dice.number(5...60))
            // A part of a part has fractions too long for the auditor.
            if dice.happens(80), !dividesByMeasure(rule) {
                terms.late = GeneratedLate(
                    lose: dice.number(20_000...350_000),
                    isByWeek: dice.happens(50)
                )
            }
            portfolio.programs[program].rules[number].claimed = terms
            for line in portfolio.lines where !line.isReturn && dice.happens(80) {
                let delay =
                    dice.happens(55)
                    ? dice.number(0...terms.within) : terms.within + dice.number(1...70)
                portfolio.claims.append(
                    GeneratedClaim(
                        rule: rule.name,
                        partner: line.partner,
                        sale: line.id,
                        day: line.day + delay
                    )
                )
            }
        }
    }
}

/// `claims/all.csv`.
func claimsText(_ portfolios: [GeneratedPortfolio]) -> String {
    var text = "claim_id,day,partner,incentive,sale_id,status\n"
    for portfolio in portfolios {
        for claim in portfolio.claims {
            let partner = portfolio.partners[claim.partner].id
            let id = "\(claim.sale)-\(claim.rule.replacing("/", with: "-"))"
            text +=
                "\(id),\(dayText(claim.day)),\(partner),\(claim.rule),\(claim.sale),requested\n"
        }
    }
    return text
}

/// The mechanics of claims.
let claimMechanics: [Mechanic] = [
    .rules("claim_within", { $0.claimed != nil }) { $0.claimed = nil },
    .rules("late", { $0.claimed?.late != nil }) { $0.claimed?.late = nil },
]
