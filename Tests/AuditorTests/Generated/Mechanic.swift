/// A way in which rules may differ, and how to take it out of a portfolio.
struct Mechanic: Sendable {
    let name: String
    /// Takes the mechanic out; false where there is nothing to take out.
    let neutralise: @Sendable (inout GeneratedPortfolio, inout GeneratedTerms) -> Bool

    init(
        _ name: String,
        _ neutralise: @escaping @Sendable (inout GeneratedPortfolio, inout GeneratedTerms) -> Bool
    ) {
        self.name = name
        self.neutralise = neutralise
    }

    /// A mechanic of whole programs.
    static func programs(
        _ name: String,
        _ isThere: @escaping @Sendable (GeneratedProgram) -> Bool,
        _ change: @escaping @Sendable (inout GeneratedProgram) -> Void
    ) -> Mechanic {
        Mechanic(name) { portfolio, _ in
            var isFound = false
            for program in portfolio.programs.indices where isThere(portfolio.programs[program]) {
                change(&portfolio.programs[program])
                isFound = true
            }
            return isFound
        }
    }

    /// A mechanic of single rules.
    static func rules(
        _ name: String,
        _ isThere: @escaping @Sendable (GeneratedRule) -> Bool,
        _ change: @escaping @Sendable (inout GeneratedRule) -> Void
    ) -> Mechanic {
        programs(name, { $0.rules.contains(where: isThere) }) { program in
            for rule in program.rules.indices where isThere(program.rules[rule]) {
                change(&program.rules[rule])
            }
        }
    }

    /// A mechanic of single steps.
    static func steps(
        _ name: String,
        _ isThere: @escaping @Sendable (GeneratedStep) -> Bool,
        _ change: @escaping @Sendable (inout GeneratedStep) -> Void
    ) -> Mechanic {
        rules(name, { $0.steps.contains(where: isThere) }) { rule in
            for step in rule.steps.indices where isThere(rule.steps[step]) {
                change(&rule.steps[step])
            }
        }
    }

    /// A mechanic of the site.
    static func terms(
        _ name: String,
        _ isThere: @escaping @Sendable (GeneratedTerms) -> Bool,
        _ change: @escaping @Sendable (inout GeneratedTerms) -> Void
    ) -> Mechanic {
        Mechanic(name) { _, terms in
            if !isThere(terms) { return false }
            change(&terms)
            return true
        }
    }
}

extension SlowAuditor {
    /// What is paid by statement and rule, and what is due, without noughts.
    var figures: [String: Int] {
        var auditor = self
        var found: [String: Int] = [:]
        for partner in portfolio.partners.indices {
            for statement in auditor.statements(of: partner) {
                let place = "\(partner) \(statement.period.name)"
                if statement.due != 0 { found[place] = statement.due }
                for item in statement.settled where item.paid != 0 {
                    found["\(place) \(item.rule)", default: 0] += item.paid
                    for share in auditor.shares(of: item, partner) {
                        let name = "\(share.payee) \(share.name)"
                        found["\(place) \(item.rule) \(name)", default: 0] += share.amount
                    }
                }
            }
        }
        return found
    }
}

/// The mechanics that change a figure of a portfolio.
func effectiveMechanics(_ portfolio: GeneratedPortfolio, _ terms: GeneratedTerms) -> [String] {
    let whole = Ratio.$mayBeCoarse.withValue(portfolio.hasLongFractions) {
        SlowAuditor(portfolio, terms).figures
    }
    return allMechanics.filter { mechanic in
        var (changed, changedTerms) = (portfolio, terms)
        guard mechanic.neutralise(&changed, &changedTerms) else { return false }
        return Ratio.$mayBeCoarse.withValue(true) {
            SlowAuditor(changed, changedTerms).figures != whole
        }
    }.map(\.name)
}
