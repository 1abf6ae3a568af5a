/// What a tier table pays, part by part, before any limit and unrounded.
///
/// Nothing is earned where no line counts and no other incentive pays.
///
/// - Units: minor units of the currency.
/// - Throws: `MoneyError.overflow` when a product leaves 128 bits.
/// - Source: SEMANTICS 4, "A step pays one or more, added up".
func rewardSlices(
    _ base: EarningBase,
    by table: TierTable,
    partner: Partner,
    amountsAsOf day: Day,
    levels: [String],
    currency: Currency,
    value: String?
) throws(MoneyError) -> [Part] {
    if base.isEmpty { return [] }
    var parts: [Part] = []
    for slice in try sliceMeasure(base.measure, by: table) {
        let factor = try base.factor(of: slice)
        for reward in table.steps[slice.step].rewards {
            switch reward {
            case .rate(let rates):
                parts += try ratedParts(slice, factor, rates, base, value)
            case .perUnit(let perUnit):
                parts += try perUnitParts(slice, factor, perUnit, base, currency, value)
            case .discount(let discount):
                parts += try discountParts(slice, discount, base, value)
            case .amount:
                break
            }
        }
    }
    // Where all came back nothing was reached, though a table may begin at zero.
    if !base.paysAmounts { return parts }
    let tier = table.tier(of: base.measure)
    let paying: Range<Int> =
        switch table.amounts {
        case .reached: max(0, tier - 1)..<tier
        case .sum: 0..<tier
        }
    for step in paying {
        for case .amount(let amounts) in table.steps[step].rewards {
            guard let amount = amounts.value(for: partner, on: day, levels: levels) else {
                continue
            }
            parts.append(
                Part(
                    value: value,
                    step: step,
                    from: table.steps[step].from,
                    slice: base.measure,
                    label: nil,
                    isLabelled: false,
                    formula: .amount(amount),
                    pays: ExactFraction(amount)
                )
            )
        }
    }
    return parts
}

private func ratedParts(
    _ slice: Slice,
    _ factor: ExactFraction,
    _ rates: Varied<Rate>,
    _ base: EarningBase,
    _ value: String?
) throws(MoneyError) -> [Part] {
    var parts: [Part] = []
    for group in try base.groups(of: rates) {
        let money = try group.amounts.money * factor
        let rate = slice.interpolatedRate ?? group.value.fraction
        parts.append(
            Part(
                value: value,
                step: slice.step,
                from: slice.from,
                slice: slice.length,
                label: group.label,
                isLabelled: rates.dimension != nil,
                formula: .rate(base: money, rate: rate),
                pays: try money * rate
            )
        )
    }
    return parts
}

/// What the invoices did not give of a discount, which is on the whole of a base.
private func discountParts(
    _ slice: Slice,
    _ discount: Discount,
    _ base: EarningBase,
    _ value: String?
) throws(MoneyError) -> [Part] {
    var parts: [Part] = []
    for group in try base.groups(of: discount.rates) {
        var (list, given, missing) = (ExactFraction.zero, ExactFraction.zero, ExactFraction.zero)
        for offer in group.amounts.offers {
            list = try list + offer.list
            given = try given + offer.given
            missing = try missing + offer.missing(of: group.value.fraction)
        }
        parts.append(
            Part(
                value: value,
                step: slice.step,
                from: slice.from,
                slice: slice.length,
                label: group.label,
                isLabelled: discount.rates.dimension != nil,
                formula: .discount(list: list, given: given, rate: group.value.fraction),
                pays: discount.claimsBack ? missing : .zero
            )
        )
    }
    return parts
}

private func perUnitParts(
    _ slice: Slice,
    _ factor: ExactFraction,
    _ perUnit: PerUnit,
    _ base: EarningBase,
    _ currency: Currency,
    _ value: String?
) throws(MoneyError) -> [Part] {
    var parts: [Part] = []
    for group in try base.groups(of: perUnit.price) {
        let units = try group.amounts.units * factor
        let price = try currency.minorUnits(ofMillionths: Int128(group.value))
        let formula: Part.Formula
        let count: ExactFraction
        if let blocks = perUnit.blocks {
            count = try blocks.count(in: units)
            formula = .perBlock(blocks: count, size: blocks.size, price: group.value)
        } else {
            count = units
            formula = .perUnit(units: units, price: group.value)
        }
        parts.append(
            Part(
                value: value,
                step: slice.step,
                from: slice.from,
                slice: slice.length,
                label: group.label,
                isLabelled: perUnit.price.dimension != nil,
                formula: formula,
                pays: try count * price
            )
        )
    }
    return parts
}

extension PerUnit.Blocks {
    /// How many blocks some units make; units below zero count as their opposite, taken back.
    ///
    /// 250 units in blocks of 100 are 2 by `floor` and 3 by `ceil`.
    func count(in units: ExactFraction) throws(MoneyError) -> ExactFraction {
        let size = ExactFraction(self.size, over: 1_000_000)
        let magnitude = try (units.isNegative ? -units : units) / size
        let whole: Int128 =
            switch counting {
            case .floor: magnitude.roundedDown
            case .ceil: magnitude.roundedUp
            }
        return units.isNegative ? try -ExactFraction(whole) : ExactFraction(whole)
    }
}

extension EarningBase {
    /// The base of each value of a reward that differs by a column, values without lines left out.
    fileprivate func groups<Value>(
        of varied: Varied<Value>
    ) throws(MoneyError) -> [(label: String?, value: Value, amounts: BaseAmounts)] {
        guard let dimension = varied.dimension, let byText = grouped[dimension] else {
            return varied.otherwise.map { [(nil, $0, total)] } ?? []
        }
        var groups: [(label: String?, value: Value, amounts: BaseAmounts)] = []
        for entry in varied.cases {
            guard let amounts = byText[entry.text] else { continue }
            groups.append((entry.text, entry.value, amounts))
        }
        guard let otherwise = varied.otherwise else { return groups }
        let named = Set(varied.cases.map(\.text))
        var rest: BaseAmounts?
        for text in byText.keys.sorted() where !named.contains(text) {
            if let amounts = byText[text] { rest = try (rest ?? .zero) + amounts }
        }
        if let rest { groups.append((nil, otherwise, rest)) }
        return groups
    }
}

extension Varied {
    /// The value for a partner, where the value differs by the partner's column.
    func value(for partner: Partner, on day: Day, levels: [String]) -> Value? {
        guard let dimension else { return otherwise }
        guard case .partner(let field) = dimension else {
            preconditionFailure("A fixed sum differs by a column of the partner only.")
        }
        let text = partner.text(of: field, on: day, levels: levels)
        return cases.first { $0.text == text }?.value ?? otherwise
    }
}

extension Partner {
    /// The text of a column on a day, a level by its id.
    func text(of field: PartnerField, on day: Day, levels: [String]) -> String? {
        field == .level ? level(on: day).map { levels[$0] } : text(of: field)
    }
}
