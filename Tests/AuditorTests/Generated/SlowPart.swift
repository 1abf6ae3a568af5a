/// A line of a payout, in cents before they are rounded.
struct SlowPart: Equatable {
    /// What pays: of a step, or a prize.
    enum Kind {
        case rate, perUnit, amount, prize
    }

    let kind: Kind
    /// The text of its column that has a reward of its own; "" for all others.
    var label = ""
    /// The value of `each`.
    var value: String?
    let pays: Ratio

    func of(_ value: String) -> SlowPart {
        var part = self
        part.value = value
        return part
    }
}

/// What changes a payout behind its parts.
struct SlowStep: Equatable {
    enum Name: String {
        case eachCap = "each_cap"
        case late
        case statedBefore = "stated_before"
        case carriedIn = "carried_in"
        case floor, cap
        case runCap = "run_cap"
        case beaten
        case takenBack = "taken_back"
        case payoutUnit = "payout_unit"
    }

    let name: Name
    /// Cents, before they are rounded.
    let adds: Ratio

    /// Whether it is added to what is rounded already.
    var isWhole: Bool {
        switch name {
        case .statedBefore, .takenBack, .payoutUnit: true
        case .eachCap, .late, .carriedIn, .floor, .cap, .runCap, .beaten: false
        }
    }
}

extension SlowOutcome {
    /// Goes on to another amount, and keeps what made it.
    mutating func step(_ name: SlowStep.Name, to amount: Ratio) {
        if amount != exact { steps.append(SlowStep(name: name, adds: amount - exact)) }
        exact = amount
    }

    /// Adds whole cents to what is rounded.
    mutating func add(_ name: SlowStep.Name, _ amount: Int) {
        let step = SlowStep(name: name, adds: Ratio(Int128(amount)))
        if amount == 0 { return }
        // What was stated before stands in front of floor and cap, though it is whole.
        let place = steps.firstIndex { $0.name != .eachCap && $0.name != .late } ?? steps.count
        steps.insert(step, at: name == .statedBefore ? place : steps.count)
    }
}
