import Diagnostics
import Incentives

private enum AdjustmentKey: String, ShapeKey {
    case id, day, partner, period, amount, reason, by, program

    static let subject = "an adjustment"

    var state: KeyState { self == .program ? .optional : .required }
}

/// What events name: statements with their partners, and programs.
struct EventNames {
    let site: SiteShape
    let partners: NameBook
    /// The id of each partner.
    let ids: [PartnerID]
    /// The currency of each partner.
    let currencies: [Currency]
    /// The names of all program documents, those that are left out too.
    let documents: Set<String>
}

/// Reads `adjustments/*.yaml`: what somebody decided beside every rule.
func readAdjustments(
    _ documents: [(path: String, node: YAMLNode)],
    _ names: EventNames,
    asOf: Day,
    _ faults: inout Faults
) -> (adjustments: [Adjustment], tallies: [FileTally]) {
    var adjustments: [Adjustment] = []
    var places: [String: SourceRange] = [:]
    var tallies: [FileTally] = []
    for document in documents {
        let before = adjustments.count
        for node in document.node.items {
            guard let adjustment = readAdjustment(node, names, &places, &faults) else { continue }
            adjustments.append(adjustment)
        }
        let read = adjustments[before...]
        tallies.append(
            FileTally(
                path: document.path,
                one: "adjustment",
                several: "adjustments",
                rowsRead: read.count,
                rowsSkipped: 0,
                rowsRepeated: 0,
                rowsLater: read.count { $0.day > asOf }
            )
        )
    }
    return (adjustments, tallies)
}

private func readAdjustment(
    _ node: YAMLNode,
    _ names: EventNames,
    _ places: inout [String: SourceRange],
    _ faults: inout Faults
) -> Adjustment? {
    guard let record = Record<AdjustmentKey>(node, &faults), let idNode = record[.id] else {
        return nil
    }
    let id = idNode.eventID(of: "adjustment", &places, &faults)
    let day = record[.day]?.day(&faults)
    let partner = record[.partner]?.partner(in: names.partners, &faults)
    let period = record[.period]?.statementPeriod(names.site, &faults)
    let amount = partner.flatMap { partner in
        record[.amount]?.amountOfPartner(names.currencies[partner], &faults)
    }
    let reason = record[.reason]?.words(&faults)
    let by = record[.by]?.words(&faults)
    let program = record[.program].flatMap { readProgram($0, names, &faults) }
    guard let id, let day, let partner, let period, let amount, let reason, let by else {
        return nil
    }
    return Adjustment(
        id: id,
        day: day,
        partner: partner,
        period: period,
        amount: amount,
        reason: reason,
        by: by,
        program: program
    )
}

/// A program of the content, also one that is left out.
private func readProgram(
    _ node: YAMLNode,
    _ names: EventNames,
    _ faults: inout Faults
) -> ProgramID? {
    guard let text = node.text(&faults) else { return nil }
    let locales = names.site.facts.locales
    let known = names.documents.filter { name in !locales.contains { name.hasSuffix(".\($0)") } }
    if known.contains(text) { return ProgramID(text) }
    faults.report(.unknownValue(text, of: "program", known: known.sorted(), at: node.place))
    return nil
}

extension YAMLNode {
    /// A text that people read, which says something.
    func words(_ faults: inout Faults) -> String? {
        guard let text = text(&faults) else { return nil }
        if text.allSatisfy(\.isWhitespace) {
            faults.report(.wrongForm(self, expected: "a text"))
            return nil
        }
        return text
    }

    /// An id that stands once among those of its kind, whatever the case.
    func eventID(
        of what: String,
        _ places: inout [String: SourceRange],
        _ faults: inout Faults
    ) -> String? {
        guard let id = id(&faults) else { return nil }
        if let first = places[id.lowercased()] {
            faults.report(.duplicateID(id, of: what, first: first, at: place))
            return nil
        }
        places[id.lowercased()] = place
        return id
    }

    /// A period for which statements are drawn up.
    func statementPeriod(_ site: SiteShape, _ faults: inout Faults) -> Period? {
        guard let text = text(&faults, as: "a period") else { return nil }
        guard let period = Period(name: text, fiscalYearStarts: site.fiscalYearStarts) else {
            faults.report(.badPeriod(text, at: place))
            return nil
        }
        guard period.cycle == site.statements.cycle else {
            faults.report(.noStatementPeriod(text, site.statements.cycle, at: place))
            return nil
        }
        return period
    }

    /// A sum of money in a partner's currency, above or below zero.
    func amountOfPartner(_ currency: Currency, _ faults: inout Faults) -> Money? {
        guard let amount = amount(in: currency, of: "the partner's", &faults) else { return nil }
        if amount == 0 {
            faults.report(.amountZero(described, at: place))
            return nil
        }
        return Money(minorUnits: amount, currency: currency)
    }
}

extension Diagnostic {
    static func noStatementPeriod(
        _ text: String,
        _ cycle: Cycle,
        at place: SourceRange
    ) -> Diagnostic {
        let sample =
            switch cycle {
            case .month: "2026-03"
            case .quarter: "2026-Q1"
            case .half: "2026-H1"
            case .year: "2026"
            }
        return Diagnostic(
            .badPeriod,
            at: place,
            "statements of this site are drawn up each \(cycle.rawValue)",
            found: text,
            hint: "write a \(cycle.rawValue), such as \(sample)"
        )
    }

    static func amountZero(_ text: String, at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .amountZero,
            at: place,
            "a sum of money that somebody decided or paid is above or below zero",
            found: text,
            hint: "take it out, or write the sum"
        )
    }
}
