import Diagnostics
import Incentives

/// Reads the rewards of a step, or of an incentive without a table.
struct RewardShape {
    let names: KnownNames
    let currency: Currency

    /// The keys of a reward, which a step and an incentive share.
    static let keys = ["rate", "per_unit", "per", "blocks", "amount"]

    /// The rewards among some values by key, in the order rate, per unit, amount.
    func rewards(
        rate: YAMLNode?,
        perUnit: YAMLNode?,
        per: YAMLNode?,
        blocks: YAMLNode?,
        amount: YAMLNode?,
        _ faults: inout Faults
    ) -> [Reward] {
        var rewards: [Reward] = []
        if let rate,
            let varied = varied(
                rate,
                partnersOnly: false,
                &faults,
                { node, faults in
                    node.rewardRate(&faults)
                }
            )
        {
            rewards.append(.rate(varied))
        }
        if let perUnit,
            let price = varied(
                perUnit,
                partnersOnly: false,
                &faults,
                { node, faults in
                    price(node, &faults)
                }
            )
        {
            rewards.append(
                .perUnit(PerUnit(price: price, blocks: self.blocks(per, blocks, &faults)))
            )
        } else if let stray = per ?? blocks, perUnit == nil {
            faults.report(.strayBlocks(at: stray.place))
        }
        if let amount,
            let varied = varied(
                amount,
                partnersOnly: true,
                &faults,
                { node, faults in
                    positive(node, node.amount(in: currency, &faults), &faults)
                }
            )
        {
            rewards.append(.amount(varied))
        }
        return rewards
    }

    private func price(_ node: YAMLNode, _ faults: inout Faults) -> Millionths? {
        positive(node, node.price(in: currency, &faults), &faults)
    }

    private func positive(
        _ node: YAMLNode,
        _ number: Int64?,
        _ faults: inout Faults
    ) -> Int64? {
        guard let number else { return nil }
        if number < 0 {
            faults.report(.amountTooSmall(node.described, at: node.place))
            return nil
        }
        return number
    }

    private func blocks(
        _ per: YAMLNode?,
        _ counting: YAMLNode?,
        _ faults: inout Faults
    ) -> PerUnit.Blocks? {
        guard let per else {
            if let counting { faults.report(.strayBlocks(at: counting.place)) }
            return nil
        }
        guard let size = per.millionths(&faults) else { return nil }
        if size <= 0 {
            faults.report(.amountTooSmall(per.described, at: per.place))
            return nil
        }
        return PerUnit.Blocks(
            size: size,
            counting: counting?.word("counting of blocks", &faults) ?? .floor
        )
    }

    /// One value, or `{by: column, text: value, else: value}`.
    private func varied<Value>(
        _ node: YAMLNode,
        partnersOnly: Bool,
        _ faults: inout Faults,
        _ read: (YAMLNode, inout Faults) -> Value?
    ) -> Varied<Value>? {
        guard case .mapping(let entries) = node.kind else {
            return read(node, &faults).map { Varied(same: $0) }
        }
        guard let by = entries.first(where: { $0.key == "by" }) else {
            faults.report(
                .wrongForm(node, expected: "a value, or values {by: a column, …, else: …}")
            )
            return nil
        }
        if case .mapping = by.value.kind {
            let values = entries.filter { $0.key != "by" }
            return variedBySecond(by.value, values, &faults, read)
        }
        guard let dimension = dimension(by, partnersOnly: partnersOnly, &faults) else { return nil }
        var cases: [Varied<Value>.Case] = []
        var otherwise: Value?
        for entry in entries where entry.key != "by" {
            guard let value = read(entry.value, &faults) else { return nil }
            if entry.key == "else" {
                otherwise = value
                continue
            }
            let key = YAMLNode(
                place: entry.keyPlace,
                kind: .scalar(entry.key, isPlain: false)
            )
            guard let text = names.check(key, of: dimension, &faults) else { return nil }
            cases.append(.init(text: text, value: value))
        }
        return Varied(by: .column(dimension), cases: cases, otherwise: otherwise)
    }

    private func dimension(
        _ by: YAMLEntry,
        partnersOnly: Bool,
        _ faults: inout Faults
    ) -> Dimension? {
        guard let name = by.value.text(&faults) else { return nil }
        if let field = names.partnerField(name) { return .partner(field) }
        if !partnersOnly, let dimension = names.lineDimension(name) { return dimension }
        let known = partnersOnly ? names.partnerNames : names.lineNames + names.partnerNames
        faults.report(.unknownColumn(name, known: known, at: by.value.place))
        return nil
    }
}

extension Diagnostic {
    static func strayBlocks(at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .strayBlocks,
            at: place,
            "`per` and `blocks` belong to a `per_unit`",
            hint: "write `per_unit: 12`, `per: 100`, and `blocks: floor` or `ceil`"
        )
    }
}
