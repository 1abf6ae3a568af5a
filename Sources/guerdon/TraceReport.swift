import Books
import Incentives
import StatementSite

/// A statement's trace as a terminal or a program reads it.
struct TraceReport {
    private let trace: StatementTrace
    private let incentives: [StatementTrace.IncentiveTrace]
    private let isWhole: Bool

    /// `isWhole` adds the bridge below the incentives.
    init(
        _ trace: StatementTrace,
        _ incentives: [StatementTrace.IncentiveTrace],
        isWhole: Bool
    ) {
        self.trace = trace
        self.incentives = incentives
        self.isWhole = isWhole
    }

    var text: String {
        var output = ""
        for incentive in incentives {
            if !output.isEmpty { output += "\n" }
            output += "\(incentive.name), \(incentive.period), \(trace.partner)\n"
            output += "  \(incentive.rule)\n"
            var lines = TextGrid(rightColumns: [2, 3])
            for line in incentive.lines {
                let notes = [
                    line.seller, line.amount, line.returned,
                    line.reason.isEmpty ? "" : "not counted: \(line.reason)",
                ]
                lines.append([
                    line.sale, line.day.description, line.units, line.netAmount,
                    notes.filter { !$0.isEmpty }.joined(separator: "; "),
                ])
            }
            output += lines.text(indent: 4)
            for note in incentive.notes { output += "  \(note)\n" }
            for condition in incentive.conditions { output += "  \(condition)\n" }
            output += grid(incentive.steps)
        }
        if incentives.isEmpty {
            output += "no incentive of \(trace.period) is for \(trace.partner)\n"
        }
        if isWhole {
            output += "\n\(trace.partner), \(trace.period)\n" + grid(trace.bridge)
            if !trace.payments.isEmpty {
                output += "  \(trace.paymentsHead)\n" + grid(trace.payments, indent: 4)
            }
            if !trace.disputes.isEmpty {
                output += "  \(trace.disputesHead)\n"
                output += trace.disputes.map { "    \($0)\n" }.joined()
            }
        }
        return output
    }

    private func grid(_ steps: [StatementTrace.Step], indent: Int = 2) -> String {
        var grid = TextGrid(rightColumns: [1])
        for step in steps { grid.append([step.label, step.amount]) }
        return grid.text(indent: indent)
    }

    var value: JSONValue {
        .record([
            .init("partner", .text(trace.partner)), .init("period", .text(trace.period)),
            .init("incentives", .list(incentives.map(value))),
            .init("bridge", .list(trace.bridge.map(value))),
            .init("payments", .list(trace.payments.map(value))),
            .init("disputes", .list(trace.disputes.map { .text($0) })),
        ])
    }

    var json: [UInt8] {
        var bytes: [UInt8] = []
        value.write(into: &bytes)
        bytes.append(0x0A)
        return bytes
    }

    private func value(_ incentive: StatementTrace.IncentiveTrace) -> JSONValue {
        .record([
            .init("incentive", .text(incentive.name)), .init("period", .text(incentive.period)),
            .init("rule", .text(incentive.rule)),
            .init(
                "lines",
                .list(
                    incentive.lines.map { line in
                        .record([
                            .init("sale_id", .text(line.sale)),
                            .init("day", .text(line.day.description)),
                            .init("units", .text(line.units)),
                            .init("net_amount", .text(line.netAmount)),
                            .init("amount", .text(line.amount)),
                            .init("sold_by_member", .flag(!line.seller.isEmpty)),
                            .init("returns", .text(line.returned)),
                            .init("counts", .flag(line.reason.isEmpty)),
                            .init("reason", .text(line.reason)),
                        ])
                    }
                )
            ),
            .init("notes", .list(incentive.notes.map { .text($0) })),
            .init("conditions", .list(incentive.conditions.map { .text($0) })),
            .init("steps", .list(incentive.steps.map(value))),
        ])
    }

    private func value(_ step: StatementTrace.Step) -> JSONValue {
        .record([.init("label", .text(step.label)), .init("amount", .text(step.amount))])
    }
}
