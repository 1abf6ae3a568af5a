import Diagnostics
import Incentives

/// Reads `counts`: columns of the line and its product, and-ed, with `not`.
func readLineFilter(
    _ node: YAMLNode?,
    names: KnownNames,
    _ faults: inout Faults
) -> LineFilter {
    guard let node else { return .everything }
    return LineFilter(readClauses(node, isNegated: false, names: names, &faults))
}

private func readClauses(
    _ node: YAMLNode,
    isNegated: Bool,
    names: KnownNames,
    _ faults: inout Faults
) -> [FilterClause] {
    guard case .mapping(let entries) = node.kind else {
        faults.report(
            .wrongForm(node, expected: "a filter, such as {product_line: Road Bikes}")
        )
        return []
    }
    var clauses: [FilterClause] = []
    for entry in entries {
        if entry.key == "not", !isNegated {
            clauses += readClauses(entry.value, isNegated: true, names: names, &faults)
        } else if entry.key == "customer_age" {
            guard let test = readAge(entry, names, &faults) else { continue }
            clauses.append(
                FilterClause(dimension: .customerAge, test: test, isNegated: isNegated)
            )
        } else if let dimension = names.lineDimension(entry.key) {
            guard let test = readTest(entry.value, of: dimension, names: names, &faults) else {
                continue
            }
            clauses.append(
                FilterClause(dimension: dimension, test: test, isNegated: isNegated)
            )
        } else {
            faults.report(
                .unknownColumn(
                    entry.key,
                    known: ["customer_age"] + names.lineNames,
                    at: entry.keyPlace
                )
            )
        }
    }
    return clauses
}

private func readTest(
    _ node: YAMLNode,
    of dimension: Dimension,
    names: KnownNames,
    _ faults: inout Faults
) -> ValueTest? {
    guard case .mapping(let entries) = node.kind else {
        let texts = node.items.compactMap { names.check($0, of: dimension, &faults) }
        return texts.isEmpty ? nil : .anyOf(texts)
    }
    if entries.contains(where: { ["after", "within"].contains($0.key) }) {
        return readDays(node, of: dimension, &faults)
    }
    var from: Millionths?
    var below: Millionths?
    for entry in entries {
        switch entry.key {
        case "from": from = entry.value.millionths(&faults)
        case "below": below = entry.value.millionths(&faults)
        case _:
            faults.report(
                .unknownKey(
                    entry.key,
                    of: "a comparison",
                    known: ["from", "below", "after", "within"],
                    at: entry.keyPlace
                )
            )
        }
    }
    return .range(from: from, below: below)
}

private enum DaysKey: String, ShapeKey {
    case after, within

    static let subject = "a comparison of days"

    var state: KeyState { .optional }
}

/// Days of a column of the sales against the line's own: `{after: 14 days, within: 30 days}`.
private func readDays(
    _ node: YAMLNode,
    of dimension: Dimension,
    _ faults: inout Faults
) -> ValueTest? {
    guard let record = Record<DaysKey>(node, &faults) else { return nil }
    guard case .saleAttribute = dimension else {
        faults.report(.wrongForm(node, expected: "a value; days are those of the sales"))
        return nil
    }
    let after = record[.after]?.duration(&faults)
    let within = record[.within]?.duration(&faults)
    if after == nil, within == nil { return nil }
    return .days(after: after, within: within)
}

/// Reads `audience`: columns of the partner, and-ed, with `not` and `partners`.
func readAudience(
    _ node: YAMLNode?,
    names: KnownNames,
    _ faults: inout Faults
) -> [PartnerCondition] {
    guard let node else { return [] }
    guard case .mapping(let entries) = node.kind else {
        faults.report(.wrongForm(node, expected: "an audience, such as {type: reseller}"))
        return []
    }
    var conditions: [PartnerCondition] = []
    for entry in entries {
        switch entry.key {
        case "partners":
            conditions += readPartners(entry.value, names, isNegated: false, &faults)
        case "not":
            conditions += readExclusion(entry.value, names, &faults)
        case _:
            if let condition = readCondition(entry, names, &faults) { conditions.append(condition) }
        }
    }
    return conditions
}

/// `not` holds partners' ids, or columns and `partners` as an audience has them.
private func readExclusion(
    _ node: YAMLNode,
    _ names: KnownNames,
    _ faults: inout Faults
) -> [PartnerCondition] {
    guard case .mapping(let entries) = node.kind else {
        return readPartners(node, names, isNegated: true, &faults)
    }
    return entries.flatMap { entry in
        if entry.key == "partners" {
            return readPartners(entry.value, names, isNegated: true, &faults)
        }
        let condition = readCondition(entry, names, &faults)
        return [condition].compactMap { $0.map { PartnerCondition($0.test, isNegated: true) } }
    }
}

private func readPartners(
    _ node: YAMLNode,
    _ names: KnownNames,
    isNegated: Bool,
    _ faults: inout Faults
) -> [PartnerCondition] {
    let partners = node.items.compactMap { $0.partner(in: names.partners, &faults) }
    return [PartnerCondition(.isOneOf(partners), isNegated: isNegated)]
}

private func readCondition(
    _ entry: YAMLEntry,
    _ names: KnownNames,
    _ faults: inout Faults
) -> PartnerCondition? {
    guard let field = names.partnerField(entry.key) else {
        faults.report(
            .unknownColumn(
                entry.key,
                known: names.partnerNames + ["partners", "not"],
                at: entry.keyPlace
            )
        )
        return nil
    }
    let texts = entry.value.items.compactMap {
        names.check($0, of: .partner(field), &faults)
    }
    if field == .level {
        return PartnerCondition(
            .levels(texts.compactMap { names.site.levels.firstIndex(of: $0) })
        )
    }
    return PartnerCondition(.has(field, anyOf: texts))
}

private enum EligibleKey: String, ShapeKey {
    case level_at_least, levels, certification, region, type, country, joined_before, joined_after
    case deal_registered, as_of

    static let subject = "`eligible`"

    var state: KeyState {
        switch self {
        case .certification: .notYet
        case .deal_registered, .level_at_least, .levels, .region, .type, .country, .joined_before,
            .joined_after,
            .as_of:
            .optional
        }
    }
}

/// Reads `eligible`: who may earn, beyond the audience.
func readEligibility(
    _ node: YAMLNode?,
    names: KnownNames,
    _ faults: inout Faults
) -> Eligibility {
    guard let node else { return .everybody }
    guard case .mapping(let entries) = node.kind else {
        faults.report(.wrongForm(node, expected: "conditions, such as {level_at_least: gold}"))
        return .everybody
    }
    let attributes = entries.filter { names.partnerAttributes.contains($0.key) }
    let known = YAMLNode(
        place: node.place,
        kind: .mapping(entries.filter { !names.partnerAttributes.contains($0.key) })
    )
    guard let record = Record<EligibleKey>(known, &faults) else { return .everybody }
    var conditions: [PartnerCondition] = []
    if let name = record[.level_at_least]?.value("level", among: names.site.levels, &faults),
        let level = names.site.levels.firstIndex(of: name)
    {
        conditions.append(PartnerCondition(.levelAtLeast(level)))
    }
    if let node = record[.levels] {
        let levels = node.items.compactMap {
            $0.value("level", among: names.site.levels, &faults)
        }
        conditions.append(
            PartnerCondition(.levels(levels.compactMap { names.site.levels.firstIndex(of: $0) }))
        )
    }
    let columns: [(EligibleKey, PartnerField)] = [
        (.type, .type), (.country, .country), (.region, .region),
    ]
    for (key, field) in columns {
        guard let node = record[key] else { continue }
        let texts = node.items.compactMap { names.check($0, of: .partner(field), &faults) }
        conditions.append(PartnerCondition(.has(field, anyOf: texts)))
    }
    if let day = record[.joined_before]?.day(&faults) {
        conditions.append(PartnerCondition(.joinedBefore(day)))
    }
    if let day = record[.joined_after]?.day(&faults) {
        conditions.append(PartnerCondition(.joinedAfter(day)))
    }
    conditions += attributes.compactMap { readCondition($0, names, &faults) }
    return Eligibility(
        conditions: conditions,
        asOf: record[.as_of]?.word("day", &faults) ?? .sale,
        needsDeal: needsDeal(record[.deal_registered], names, &faults)
    )
}

private enum Asked: String, CaseIterable {
    case `true`, `false`
}

private func needsDeal(_ node: YAMLNode?, _ names: KnownNames, _ faults: inout Faults) -> Bool {
    guard let node else { return false }
    let asked: Asked? = node.word("answer", &faults)
    guard asked == .true else { return false }
    if !names.saleAttributes.contains("deal") { faults.report(.noDealColumn(at: node.place)) }
    return true
}

extension Diagnostic {
    static func unknownColumn(
        _ name: String,
        known: [String],
        at place: SourceRange
    ) -> Diagnostic {
        if let near = suggestName(for: name, among: known) {
            return Diagnostic(
                .unknownColumn,
                at: place,
                "no file has such a column",
                found: name,
                hint: "did you mean `\(near)`?"
            )
        }
        return Diagnostic(
            .unknownColumn,
            at: place,
            "no file has such a column",
            found: name,
            hint: known.isEmpty
                ? "the sales have no further column" : "there is \(known.joined(separator: ", "))"
        )
    }
}
