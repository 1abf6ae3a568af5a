import Diagnostics
import Incentives

/// The keys of a program's front matter.
enum ProgramKey: String, ShapeKey {
    case title, summary, objective, owner, runs, currency, audience, version, supersedes, budget
    case compare_with, long_term, paid_as, compliance, approved, incentives

    static let subject = "a program"

    var state: KeyState {
        switch self {
        case .title, .runs, .incentives: .required
        case .summary, .owner, .currency, .audience, .version, .supersedes, .compliance, .approved,
            .budget, .paid_as:
            .optional
        case .objective, .compare_with, .long_term: .notYet
        }
    }
}

private enum ApprovedKey: String, ShapeKey {
    case by, on

    static let subject = "`approved`"

    var state: KeyState { .required }
}

private enum ComplianceKey: String, ShapeKey {
    case rule, reviewed_by, on, next

    static let subject = "a review"

    var state: KeyState { self == .next ? .optional : .required }
}

/// Reads a program's front matter.
func readProgram(
    _ node: YAMLNode,
    id: ProgramID,
    names: KnownNames,
    _ faults: inout Faults
) -> Program? {
    guard let record = Record<ProgramKey>(node, &faults) else { return nil }
    let locales = names.site.facts.locales
    let title = record[.title]?.localText(locales: locales, &faults)
    let summary = record[.summary]?.localText(locales: locales, &faults)
    let runs = record[.runs]?.span(&faults)
    let currency = record[.currency]?.currency(&faults) ?? names.site.currency
    let audience = readAudience(record[.audience], names: names, &faults)
    let budget = readBudget(record[.budget], currency: currency, &faults)
    let approval = record[.approved].flatMap { readApproval($0, &faults) }
    let reviews = record[.compliance].map { readReviews($0, &faults) } ?? []
    guard let runs, let nodes = record[.incentives]?.list("incentives", &faults) else {
        return nil
    }
    let shape = IncentiveShape(names: names, runs: runs, currency: currency)
    if nodes.isEmpty { faults.report(.noIncentives(at: record.place(of: .incentives))) }
    var incentives: [Incentive] = []
    var places: [String: SourceRange] = [:]
    for node in nodes {
        guard let incentive = shape.read(node, &faults) else { continue }
        let key = incentive.id.text.lowercased()
        if let first = places[key] {
            faults.report(
                .duplicateID(incentive.id.text, of: "incentive", first: first, at: node.place)
            )
        }
        places[key] = node.place
        incentives.append(incentive)
    }
    if budget != nil {
        refuseMirrorBesideBudget(nodes, &faults)
        refuseSupportBesideBudget(nodes, &faults)
    }
    guard let title, incentives.count == nodes.count, !incentives.isEmpty else { return nil }
    return Program(
        id: id,
        title: title,
        summary: summary,
        owner: record[.owner]?.text(&faults),
        runs: runs,
        currency: currency,
        audience: audience,
        budget: budget,
        version: record[.version]?.text(&faults),
        succession: .replacing(record[.supersedes]?.text(&faults).map { ProgramID($0) }),
        approval: approval,
        reviews: reviews,
        incentives: incentives,
        paidAs: record[.paid_as]?.word("means of payment", &faults) ?? .transfer
    )
}

private func readApproval(_ node: YAMLNode, _ faults: inout Faults) -> Approval? {
    guard let record = Record<ApprovedKey>(node, &faults),
        let by = record[.by]?.text(&faults), let on = record[.on]?.day(&faults)
    else { return nil }
    return Approval(by: by, on: on)
}

private func readReviews(_ node: YAMLNode, _ faults: inout Faults) -> [ComplianceReview] {
    (node.list("reviews", &faults) ?? []).compactMap { item in
        guard let record = Record<ComplianceKey>(item, &faults),
            let rule = record[.rule]?.text(&faults),
            let by = record[.reviewed_by]?.text(&faults), let on = record[.on]?.day(&faults)
        else { return nil }
        return ComplianceReview(
            rule: rule,
            reviewedBy: by,
            on: on,
            next: record[.next]?.day(&faults)
        )
    }
}

private enum TranslationKey: String, ShapeKey {
    case title, summary

    static let subject = "a translation"

    var state: KeyState { .optional }
}

/// Reads the front matter of a document's text in another locale: a title and a summary only.
func readTranslation(
    _ node: YAMLNode,
    _ faults: inout Faults
) -> (title: String?, summary: String?) {
    guard let record = Record<TranslationKey>(node, &faults) else { return (nil, nil) }
    return (record[.title]?.text(&faults), record[.summary]?.text(&faults))
}

extension Diagnostic {
    static func noIncentives(at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .noIncentives,
            at: place,
            "a program has at least one incentive",
            hint: "write one under `incentives`"
        )
    }

    static func duplicateID(
        _ id: String,
        of what: String,
        first: SourceRange,
        at place: SourceRange
    ) -> Diagnostic {
        let article = ["incentive", "adjustment"].contains(what) ? "an" : "a"
        return Diagnostic(
            .duplicateID,
            at: place,
            "the id of \(article) \(what) stands once, whatever its case",
            found: id,
            hint: "it stands also at \(first.file):\(first.start.line)"
        )
    }
}
