public import Incentives

/// The trace of one payout as plain lines: measure, parts, steps, what is entitled.
public struct TraceText: Sendable {
    public let lines: [String]

    public init(_ settlement: Settlement, program: Program, incentive: Incentive) {
        let figures = IncentiveFigures(settlement, program: program, incentive: incentive)
        let accrual = settlement.accrual
        let currency = program.currency
        var rows: [(label: String, amount: String)] = []
        rows.append(
            (
                "\(accrual.period.name): \(accrual.lines.count) "
                    + (accrual.lines.count == 1 ? "line counts" : "lines count"), ""
            )
        )
        if let sides = accrual.comparison {
            let reference = sides.reference.map { figures.side($0) } ?? "none"
            rows.append(
                (
                    "\(TraceText.name(of: sides.origin)) \(reference), "
                        + "now \(figures.side(sides.current))", ""
                )
            )
        }
        for payout in accrual.usedPayouts {
            rows.append(
                (
                    "another incentive pays \(plainAmount(payout.minorUnits, currency)) for "
                        + "\(payout.period.name), of it here", plainAmount(payout.used, currency)
                )
            )
        }
        if let gate = accrual.gate {
            rows.append(
                (
                    "requires: \(gate.metCount) of \(gate.findings.count) met, "
                        + "\(gate.needed) needed", ""
                )
            )
        }
        let tier = accrual.tier == 0 ? "no tier" : "tier \(accrual.tier)"
        rows.append(("measure \(figures.measure.isEmpty ? "none" : figures.measure), \(tier)", ""))
        for (part, pays) in zip(accrual.parts, settlement.partMinorUnits) {
            rows.append((figures.formula(of: part), plainAmount(pays, currency)))
        }
        for step in settlement.steps {
            rows.append((TraceText.name(of: step), plainAmount(step.minorUnits, currency)))
        }
        rows.append(("entitled", plainAmount(settlement.entitled)))
        if !settlement.isFinal {
            rows.append(("not over yet, so it pays", plainAmount(0, currency)))
        }
        let width = rows.map(\.label.unicodeScalars.count).max() ?? 0
        let amountWidth = rows.map(\.amount.utf8.count).max() ?? 0
        lines = rows.map { row in
            guard !row.amount.isEmpty else { return row.label }
            let gap = width - row.label.unicodeScalars.count + amountWidth - row.amount.utf8.count
            return row.label + String(repeating: " ", count: gap + 2) + row.amount
        }
    }

    private static func name(of origin: Comparison.Origin) -> String {
        switch origin {
        case .earlier(let period): "baseline \(period.name)"
        case .average(let periods):
            "baseline, average of \(periods.map(\.name).joined(separator: ", "))"
        case .assigned(let period): "baseline assigned for \(period.name)"
        case .selection: "to"
        case .target(_, let activeDays, let days):
            activeDays == days ? "target" : "target for \(activeDays) of \(days) days"
        }
    }

    private static func name(of step: SettlementStep) -> String {
        switch step {
        case .eachCap: "cut by the cap of each"
        case .statedBefore: "stated by earlier periods"
        case .carriedIn: "carried over from the period before"
        case .floor: "raised to the floor"
        case .cap(_, carriedOut: 0): "cut by the cap"
        case .cap: "cut by the cap, carried to the next period"
        case .runCap: "cut by the cap over the run"
        case .takenBack: "taken back by returns"
        case .late: "lost by late claims"
        case .beaten: "another of its group pays more"
        case .payoutUnit: "rounded to the payout unit"
        }
    }
}
