import Books
import Incentives
import StatementSite

/// A statement's trace as a terminal or a program reads it, made today or kept by a closing.
struct TraceReport {
    /// As `explain --format json` prints it, and as closings keep it.
    let value: JSONValue
    private let words: TraceWords
    private let isWhole: Bool

    /// Takes a trace as it is kept, whole.
    init(kept value: JSONValue, _ words: TraceWords) {
        self.init(value, words, isWhole: true)
    }

    init(_ trace: StatementTrace, _ words: TraceWords) {
        self.init(kept: JSONValue(trace), words)
    }

    private init(_ value: JSONValue, _ words: TraceWords, isWhole: Bool) {
        self.value = value
        self.words = words
        self.isWhole = isWhole
    }

    /// The incentives that it explains, by program and id.
    var incentives: [String] { items("incentives").compactMap { $0["incentive"]?.text } }

    /// The same for one incentive, without the bridge.
    func only(_ incentive: String) -> TraceReport {
        guard case .record(let members) = value else { return self }
        let chosen = members.map { member in
            member.name == "incentives"
                ? JSONValue.Member(
                    member.name,
                    .list(member.value.items.filter { $0["incentive"]?.text == incentive })
                ) : member
        }
        return TraceReport(.record(chosen), words, isWhole: false)
    }

    var text: String {
        let partner = value["partner"]?.text ?? ""
        let period = value["period"]?.text ?? ""
        var output = ""
        for incentive in items("incentives") {
            if !output.isEmpty { output += "\n" }
            output += text(of: incentive, partner)
        }
        if incentives.isEmpty { output += "no incentive of \(period) is for \(partner)\n" }
        guard isWhole else { return output }
        output += "\n\(partner), \(period)\n" + grid(items("bridge"))
        output += text(of: items("late_lines"), "")
        if !items("payments").isEmpty {
            output += "  \(words.paymentsHead)\n" + grid(items("payments"), indent: 4)
        }
        if !items("disputes").isEmpty {
            output += "  \(words.disputesHead)\n"
            output += items("disputes").compactMap(\.text).map { "    \($0)\n" }.joined()
        }
        return output
    }

    var json: [UInt8] {
        var bytes: [UInt8] = []
        value.write(into: &bytes)
        bytes.append(0x0A)
        return bytes
    }

    private func items(_ name: String) -> [JSONValue] { value[name]?.items ?? [] }

    private func text(of incentive: JSONValue, _ partner: String) -> String {
        let said = { (name: String) in incentive[name]?.text ?? "" }
        var output = "\(said("incentive")), \(said("period")), \(partner)\n  \(said("rule"))\n"
        output += text(of: incentive["lines"]?.items ?? [], "not counted: ")
        for name in ["notes", "conditions"] {
            for note in incentive[name]?.items ?? [] { output += "  \(note.text ?? "")\n" }
        }
        return output + grid(incentive["steps"]?.items ?? [])
    }

    /// Some lines, with what is before the reason of each that does not count.
    private func text(of lines: [JSONValue], _ beforeReason: String) -> String {
        var grid = TextGrid(rightColumns: [2, 3])
        for line in lines {
            let said = { (name: String) in line[name]?.text ?? "" }
            let notes = [
                line["sold_by_member"]?.flag == true ? words.soldByMember : "", said("amount"),
                said("returns"), said("reason").isEmpty ? "" : beforeReason + said("reason"),
            ]
            grid.append([
                said("sale_id"), said("day"), said("units"), said("net_amount"),
                notes.filter { !$0.isEmpty }.joined(separator: "; "),
            ])
        }
        return grid.text(indent: 4)
    }

    private func grid(_ steps: [JSONValue], indent: Int = 2) -> String {
        var grid = TextGrid(rightColumns: [1])
        for step in steps { grid.append([step["label"]?.text ?? "", step["amount"]?.text ?? ""]) }
        return grid.text(indent: indent)
    }
}

extension JSONValue {
    fileprivate init(_ trace: StatementTrace) {
        self = .record([
            .init("partner", .text(trace.partner)), .init("period", .text(trace.period)),
            .init("incentives", .list(trace.incentives.map(JSONValue.init))),
            .init("late_lines", .list(trace.late.map(JSONValue.init))),
            .init("bridge", .list(trace.bridge.map(JSONValue.init))),
            .init("payments", .list(trace.payments.map(JSONValue.init))),
            .init("disputes", .list(trace.disputes.map { .text($0) })),
        ])
    }

    private init(_ incentive: StatementTrace.IncentiveTrace) {
        self = .record([
            .init("incentive", .text(incentive.name)), .init("period", .text(incentive.period)),
            .init("rule", .text(incentive.rule)),
            .init("lines", .list(incentive.lines.map(JSONValue.init))),
            .init("notes", .list(incentive.notes.map { .text($0) })),
            .init("conditions", .list(incentive.conditions.map { .text($0) })),
            .init("steps", .list(incentive.steps.map(JSONValue.init))),
        ])
    }

    private init(_ line: StatementTrace.Line) {
        self = .record([
            .init("sale_id", .text(line.sale)), .init("day", .text(line.day.description)),
            .init("units", .text(line.units)), .init("net_amount", .text(line.netAmount)),
            .init("amount", .text(line.amount)),
            .init("sold_by_member", .flag(line.isOfMember)),
            .init("returns", .text(line.returned)),
            .init("counts", .flag(line.reason.isEmpty)), .init("reason", .text(line.reason)),
        ])
    }

    private init(_ step: StatementTrace.Step) {
        self = .record([.init("label", .text(step.label)), .init("amount", .text(step.amount))])
    }
}
