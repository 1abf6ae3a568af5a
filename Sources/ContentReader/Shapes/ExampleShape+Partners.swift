import Diagnostics
import Incentives

/// Who sells in an example.
struct ExampleCast {
    /// In order of their ids, as in a portfolio.
    let partners: [Partner]
    /// The first that the example names: who is paid.
    let earner: PartnerIndex
    /// What it says of the first.
    let said: Set<String>
}

/// A partner of an example with the keys that it says, before its parent is looked up.
private struct SaidPartner {
    let shape: PartnerShape
    let said: Set<String>
}

extension ExampleShape {
    /// The one partner, or several of which the first is paid.
    func readCast(_ record: Record<ExampleKey>, _ faults: inout Faults) -> ExampleCast? {
        guard let node = record[.partners] else {
            let only = readPartner(record[.partner], number: 0, &faults)
            return only.flatMap { arrange([$0], &faults) }
        }
        if let single = record[.partner] {
            faults.report(.partnerTwice(at: single.place))
            return nil
        }
        guard let nodes = node.list("partners", &faults) else { return nil }
        if nodes.isEmpty {
            faults.report(.wrongForm(node, expected: "partners, such as [{id: hub}, {id: shop}]"))
            return nil
        }
        let said = nodes.enumerated().map { readPartner($1, number: $0, &faults) }
        let known = said.compactMap(\.self)
        return known.count == said.count ? arrange(known, &faults) : nil
    }

    /// Puts the partners in order of their ids, and looks up their parents among them.
    private func arrange(_ said: [SaidPartner], _ faults: inout Faults) -> ExampleCast? {
        let before = faults.errorCount
        let sorted = said.map(\.shape).sorted { PartnerID($0.id) < PartnerID($1.id) }
        var book = NameBook()
        for (index, shape) in sorted.enumerated() {
            if book.index(of: Array(shape.id.utf8)[...]) != nil {
                faults.report(.partnerNamedTwice(shape.id, at: shape.place))
            }
            book.enter(shape.id, index: index)
        }
        let partners = resolveParents(sorted, book, &faults)
        guard faults.errorCount == before, let first = said.first,
            let earner = sorted.firstIndex(where: { $0.id == first.shape.id })
        else { return nil }
        return ExampleCast(partners: partners, earner: earner, said: first.said)
    }

    private func readPartner(
        _ node: YAMLNode?,
        number: Int,
        _ faults: inout Faults
    ) -> SaidPartner? {
        let place = node?.place ?? SourceRange(file: "", line: 1, column: 1)
        var entries: [YAMLEntry] = []
        if let node {
            guard case .mapping(let given) = node.kind else {
                faults.report(.wrongForm(node, expected: "a partner, such as {level: gold}"))
                return nil
            }
            entries = given
        }
        let said = Set(entries.map(\.key))
        let suffix = number == 0 ? "" : "-\(number + 1)"
        var fitting = [
            ("id", "example-partner" + suffix), ("name", "Example"),
            ("currency", program.currency.code),
        ]
        if let type = program.audience.compactMap(\.firstType).first {
            fitting.append(("type", type))
        }
        for (key, text) in fitting where !said.contains(key) {
            entries.append(
                YAMLEntry(
                    key: key,
                    keyPlace: place,
                    value: YAMLNode(place: place, kind: .scalar(text, isPlain: false))
                )
            )
        }
        let whole = YAMLNode(place: place, kind: .mapping(entries))
        let shape = PartnerShape(whole, site: names.site, &faults)
        return shape.map { SaidPartner(shape: $0, said: said) }
    }
}

extension PartnerCondition {
    /// The first type of partner that the condition takes; nil where it is about something else.
    fileprivate var firstType: String? {
        guard case .has(.type, let types) = test, !isNegated else { return nil }
        return types.first
    }
}

extension Diagnostic {
    fileprivate static func partnerTwice(at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .wrongForm,
            at: place,
            "an example has one `partner`, or several under `partners`",
            hint: "put it in front under `partners`: the first is paid"
        )
    }

    fileprivate static func partnerNamedTwice(_ id: String, at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .duplicateID,
            at: place,
            "each partner of an example has an id of its own",
            found: id,
            hint: "lines name their partner by it"
        )
    }
}
