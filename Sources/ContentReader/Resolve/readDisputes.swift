import Diagnostics
import Incentives

private enum DisputeKey: String, ShapeKey {
    case id, opened, partner, period, incentive, sale_id, says, status, answer, answered_on
    case adjustment

    static let subject = "a dispute"

    var state: KeyState {
        switch self {
        case .id, .opened, .partner, .period, .says, .status: .required
        case .incentive, .sale_id, .answer, .answered_on, .adjustment: .optional
        }
    }
}

/// What a dispute may name beside statements.
struct DisputedThings {
    let figures: FigureNames
    /// The ids of all adjustments, each with its partner.
    let adjustments: [String: PartnerIndex]
    let sales: Sales

    /// Whether a sale is known, whoever made it.
    func has(_ sale: String) -> Bool { (0..<sales.count).contains { sales.ids[$0] == sale } }
}

/// Reads `disputes/*.yaml`: what partners say is wrong with statements, and what was answered.
func readDisputes(
    _ documents: [(path: String, node: YAMLNode)],
    _ names: EventNames,
    _ things: DisputedThings,
    asOf: Day,
    _ faults: inout Faults
) -> (disputes: [Dispute], tallies: [FileTally]) {
    var disputes: [Dispute] = []
    var places: [String: SourceRange] = [:]
    var tallies: [FileTally] = []
    for document in documents {
        let before = disputes.count
        for node in document.node.items {
            guard let dispute = readDispute(node, names, things, asOf: asOf, &places, &faults)
            else { continue }
            disputes.append(dispute)
        }
        let read = disputes[before...]
        tallies.append(
            FileTally(
                path: document.path,
                one: "dispute",
                several: "disputes",
                rowsRead: read.count,
                rowsSkipped: 0,
                rowsRepeated: 0,
                rowsLater: read.count { $0.opened > asOf }
            )
        )
    }
    return (disputes, tallies)
}

private func readDispute(
    _ node: YAMLNode,
    _ names: EventNames,
    _ things: DisputedThings,
    asOf: Day,
    _ places: inout [String: SourceRange],
    _ faults: inout Faults
) -> Dispute? {
    guard let record = Record<DisputeKey>(node, &faults), let idNode = record[.id] else {
        return nil
    }
    let before = faults.errorCount
    let id = idNode.eventID(of: "dispute", &places, &faults)
    let opened = record[.opened]?.day(&faults)
    let partner = record[.partner]?.partner(in: names.partners, &faults)
    let period = record[.period]?.statementPeriod(names.site, &faults)
    let says = record[.says]?.words(&faults)
    let status: DisputeStatus? = record[.status]?.word("status of a dispute", &faults)
    let saleID = record[.sale_id]?.text(&faults)
    let incentive = record[.incentive].flatMap { readAddress($0, things.figures, &faults) }
    let adjustment = record[.adjustment]?.text(&faults)
    let answer = readAnswer(record, status, opened: opened, &faults)
    guard let id, let opened, let partner, let period, let says, let status,
        faults.errorCount == before
    else { return nil }
    if let adjustment, things.adjustments[adjustment] != partner {
        faults.report(.adjustmentOfNobody(adjustment, at: record.place(of: .adjustment)))
    }
    if opened < period.span.first {
        faults.report(.disputedBefore(period, at: record.place(of: .opened)))
    }
    if opened <= asOf {
        let last = names.site.statements.lastDispute(of: period)
        if opened > last {
            faults.report(.lateDispute(id, opened, last, at: record.place(of: .opened)))
        }
        if let saleID, !things.has(saleID) {
            faults.report(.disputedSaleUnknown(saleID, at: record.place(of: .sale_id)))
        }
    }
    return Dispute(
        id: id,
        opened: opened,
        partner: partner,
        period: period,
        incentive: incentive,
        saleID: saleID,
        says: says,
        status: status,
        answer: answer,
        adjustment: adjustment
    )
}

/// An answer and its day, which whoever accepts or rejects says.
private func readAnswer(
    _ record: Record<DisputeKey>,
    _ status: DisputeStatus?,
    opened: Day?,
    _ faults: inout Faults
) -> Dispute.Answer? {
    let text = record[.answer]?.words(&faults)
    let day = record[.answered_on]?.day(&faults)
    if let day, let opened, day < opened {
        faults.report(.answeredBefore(opened, at: record.place(of: .answered_on)))
    }
    let needsAnswer =
        switch status {
        case .accepted?, .rejected?: true
        case .open?, .withdrawn?, nil: false
        }
    if status == .open, record.has(.answer) || record.has(.answered_on) || record.has(.adjustment) {
        faults.report(.openIsAnswered(at: record.place(of: .status)))
    } else if needsAnswer || record.has(.answer) != record.has(.answered_on),
        !(record.has(.answer) && record.has(.answered_on))
    {
        faults.report(.answerMissing(at: record.place(of: .status)))
    }
    if let text, let day { return Dispute.Answer(text: text, day: day) }
    return nil
}

/// The incentive of a dispute, also one of a program that is left out.
private func readAddress(
    _ node: YAMLNode,
    _ names: FigureNames,
    _ faults: inout Faults
) -> IncentiveAddress? {
    let before = faults.errorCount
    _ = findIncentive(node, names, &faults)
    guard faults.errorCount == before, let text = node.scalar else { return nil }
    let parts = text.split(separator: "/", maxSplits: 1).map(String.init)
    guard parts.count == 2 else { return nil }
    return IncentiveAddress(program: ProgramID(parts[0]), incentive: IncentiveID(parts[1]))
}

extension Diagnostic {
    static func answerMissing(at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .badDispute,
            at: place,
            "whoever accepts or rejects a dispute says an answer and its day; neither stands alone",
            hint: "write `answer: …` and `answered_on: 2026-05-04`"
        )
    }

    static func openIsAnswered(at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .badDispute,
            at: place,
            "an open dispute has no answer, no day of one and no adjustment yet",
            hint: "write `status: accepted`, `rejected` or `withdrawn`, or take them out"
        )
    }

    static func answeredBefore(_ opened: Day, at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .badDispute,
            at: place,
            "a dispute is answered on the day it was opened or later",
            hint: "it was opened on \(opened)"
        )
    }

    static func disputedBefore(_ period: Period, at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .badDispute,
            at: place,
            "a statement is disputed once its period has begun",
            found: period.name,
            hint: "it begins on \(period.span.first); check `opened` and `period`"
        )
    }

    static func adjustmentOfNobody(_ id: String, at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .badDispute,
            at: place,
            "the adjustment of a dispute is one of the same partner",
            found: id,
            hint: "write the id of one that stands in adjustments/"
        )
    }

    static func lateDispute(
        _ id: String,
        _ opened: Day,
        _ last: Day,
        at place: SourceRange
    ) -> Diagnostic {
        Diagnostic(
            .lateDispute,
            .warning,
            at: place,
            "the dispute was opened after the last day for it, and is shown as late",
            found: id,
            hint: "it was opened on \(opened), the last day was \(last)"
        )
    }

    static func disputedSaleUnknown(_ sale: String, at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .unknownSale,
            .warning,
            at: place,
            "no sale has this id, so the dispute leads to no line",
            found: sale,
            hint: "check the sale id, unless the partner misses the sale"
        )
    }
}
