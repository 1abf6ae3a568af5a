import Diagnostics
import Incentives

private enum SecondKey: String, ShapeKey {
    case measure, of, prorate, steps

    static let subject = "a second measure"

    var state: KeyState { self == .measure || self == .steps ? .required : .optional }
}

/// What a second measure may be.
private enum SecondWord: String, CaseIterable {
    case attainment, net_sales, gross_sales, margin, units, orders, customers, partners

    /// Nil for attainment.
    var quantity: Quantity? { Quantity(rawValue: rawValue) }
}

extension RewardShape {
    /// Reads `{by: {measure: attainment, steps: [80%, 100%]}, 80%: 2%, 100%: 3%, else: 1%}`.
    func variedBySecond<Value>(
        _ node: YAMLNode,
        _ entries: [YAMLEntry],
        _ faults: inout Faults,
        _ read: (YAMLNode, inout Faults) -> Value?
    ) -> Varied<Value>? {
        guard let record = Record<SecondKey>(node, &faults), let what = what(record, &faults),
            let nodes = record[.steps]?.list("bounds", &faults)
        else { return nil }
        var bounds: [ExactFraction] = []
        for node in nodes {
            guard let bound = bound(node, what, &faults) else { return nil }
            if let last = bounds.last, bound <= last {
                faults.report(.boundOutOfOrder(node.described, at: node.place))
                return nil
            }
            bounds.append(bound)
        }
        if bounds.isEmpty {
            faults.report(.wrongForm(node, expected: "bounds under `steps`, such as [80%, 100%]"))
            return nil
        }
        var values = [Value?](repeating: nil, count: bounds.count)
        var otherwise: Value?
        for entry in entries {
            guard let value = read(entry.value, &faults) else { return nil }
            if entry.key == "else" {
                otherwise = value
                continue
            }
            let key = YAMLNode(place: entry.keyPlace, kind: .scalar(entry.key, isPlain: true))
            guard let bound = bound(key, what, &faults) else { return nil }
            guard let number = bounds.firstIndex(of: bound) else {
                faults.report(.noSuchBound(entry.key, known: nodes, at: entry.keyPlace))
                return nil
            }
            values[number] = value
        }
        if let number = values.firstIndex(where: { $0 == nil }) {
            faults.report(.boundWithoutValue(nodes[number].described, at: nodes[number].place))
            return nil
        }
        return Varied(
            by: .measure(SecondMeasure(what, bounds: bounds)),
            cases: zip(nodes, values.compactMap(\.self)).map {
                .init(text: $0.described, value: $1)
            },
            otherwise: otherwise
        )
    }

    private func what(
        _ record: Record<SecondKey>,
        _ faults: inout Faults
    ) -> SecondMeasure.What? {
        guard let node = record[.measure], let word: SecondWord = node.word("measure", &faults)
        else { return nil }
        if let quantity = word.quantity {
            checkColumn(of: quantity, names.saleAttributes, at: node.place, &faults)
            for key in [SecondKey.of, .prorate] where record.has(key) {
                faults.report(
                    .keyWithoutMeasure(key.rawValue, "attainment", at: record.place(of: key))
                )
            }
            return .sum(quantity)
        }
        return .attainment(
            Attainment(of: record[.of], prorate: record[.prorate], &faults)
        )
    }

    private func bound(
        _ node: YAMLNode,
        _ what: SecondMeasure.What,
        _ faults: inout Faults
    ) -> ExactFraction? {
        switch what {
        case .sum(let quantity): return quantity.figure(node, currency, &faults)
        case .attainment: return notBelowZero(node.rate(&faults)?.fraction, node, &faults)
        }
    }
}

extension Diagnostic {
    fileprivate static func noSuchBound(
        _ text: String,
        known: [YAMLNode],
        at place: SourceRange
    ) -> Diagnostic {
        Diagnostic(
            .badSecondMeasure,
            at: place,
            "a value stands under one of the bounds of `steps`, or under `else`",
            found: text,
            hint: "there is \(known.map(\.described).joined(separator: ", "))"
        )
    }

    fileprivate static func boundWithoutValue(_ text: String, at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .badSecondMeasure,
            at: place,
            "every bound of a second measure has its value",
            found: text,
            hint: "write `\(text): …` beside `by`, or take the bound out"
        )
    }
}
