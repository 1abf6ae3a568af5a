import Incentives

/// Refuses what is claimed back where another discount may be on the same invoice: what the invoice
/// gave would be set against both.
///
/// - Complexity: O(discounts²).
func checkDiscounts(_ book: IncentiveBook, _ faults: inout Faults) {
    let discounts = book.entries.filter { $0.rule.table.isDiscount }
    for claiming in discounts where claiming.rule.table.claimsBack {
        let meets = discounts.contains { other in
            other.address != claiming.address && claiming.mayMeet(other)
        }
        guard meets else { continue }
        faults.report(
            .notYet(
                "claim_back beside another discount of the same lines",
                at: claiming.place(of: .claim_back, or: .kind)
            )
        )
    }
}

extension IncentiveBook.Entry {
    /// Whether a line may count for both.
    fileprivate func mayMeet(_ other: IncentiveBook.Entry) -> Bool {
        if let group = rule.stacking.group, group.name == other.rule.stacking.group?.name,
            case .exclusive = group.rule
        {
            return false
        }
        let isApart = rule.counts.clauses.contains { own in
            other.rule.counts.clauses.contains(where: own.excludes)
        }
        let areOthers = (audience + rule.eligibility.conditions).contains { own in
            (other.audience + other.rule.eligibility.conditions).contains(where: own.excludes)
        }
        return rule.span.overlaps(other.rule.span) && !isApart && !areOthers
    }
}

extension FilterClause {
    /// Whether no text passes both.
    fileprivate func excludes(_ other: FilterClause) -> Bool {
        guard dimension == other.dimension, case .anyOf(let own) = test,
            case .anyOf(let theirs) = other.test
        else { return false }
        return areApart(own, isNegated, theirs, other.isNegated)
    }
}

extension PartnerCondition {
    /// Whether no partner meets both on a day.
    fileprivate func excludes(_ other: PartnerCondition) -> Bool {
        switch (test, other.test) {
        case (.isOneOf(let own), .isOneOf(let theirs)):
            areApart(own, isNegated, theirs, other.isNegated)
        case (.has(let field, let own), .has(let same, let theirs)) where field == same:
            areApart(own, isNegated, theirs, other.isNegated)
        case (.levels(let own), .levels(let theirs)):
            areApart(own, isNegated, theirs, other.isNegated)
        case _: false
        }
    }
}

/// Whether no value is in both of two lists, each of which may be of what is left out.
private func areApart<Value: Hashable>(
    _ own: [Value],
    _ ownIsNegated: Bool,
    _ theirs: [Value],
    _ theirsIsNegated: Bool
) -> Bool {
    switch (ownIsNegated, theirsIsNegated) {
    case (false, false): Set(own).isDisjoint(with: theirs)
    case (false, true): Set(own).isSubset(of: theirs)
    case (true, false): Set(theirs).isSubset(of: own)
    case (true, true): false
    }
}
