extension Partner {
    /// Whether a partner meets a condition, with the level that it holds on a day.
    func meets(_ condition: PartnerCondition, at index: PartnerIndex, on day: Day) -> Bool {
        meets(condition.test, at: index, on: day) != condition.isNegated
    }

    private func meets(_ test: PartnerTest, at index: PartnerIndex, on day: Day) -> Bool {
        switch test {
        case .isOneOf(let partners): partners.contains(index)
        case .has(let field, let texts): text(of: field).map(texts.contains) ?? false
        case .levels(let levels): level(on: day).map(levels.contains) ?? false
        case .levelAtLeast(let least): level(on: day).map { $0 >= least } ?? false
        case .joinedBefore(let limit): joined.map { $0 < limit } ?? true
        case .joinedAfter(let limit): joined.map { $0 > limit } ?? false
        }
    }

    /// Whether a partner may ever meet a condition, whatever its level.
    public func mayMeet(_ condition: PartnerCondition, at index: PartnerIndex) -> Bool {
        switch condition.test {
        case .levels, .levelAtLeast: true
        case .isOneOf, .has, .joinedBefore, .joinedAfter: meets(condition, at: index, on: .last)
        }
    }

    /// The text of a column; nil for a level, which depends on the day.
    public func text(of field: PartnerField) -> String? {
        switch field {
        case .type: type
        case .country: country
        case .region: region
        case .level: nil
        case .attribute(let name): attributes[name]
        }
    }
}
