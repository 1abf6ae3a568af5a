/// What the auditor predicts for one incentive on one statement.
struct Prediction: Equatable {
    /// Cents that the incentive pays in the statement's quarter.
    var paid: Int64 = 0
    /// Lines that count in the periods that the statement shows, up to the quarter's end.
    var counted = 0
}

/// Computes every statement in the slowest way that is easy to read.
struct Auditor {
    /// By partner, then quarter, then program.
    private(set) var predictions: [String: [String: [String: Prediction]]] = [:]
    static let quarters = (0..<12).map { quarterName(monthIndex: 2017 * 12 + 6 + $0 * 3) }

    init(_ sales: RealSales) {
        let linesOfPartner = Dictionary(grouping: sales.lines, by: \.partner)
        for partner in sales.partners {
            let lines = linesOfPartner[partner.id] ?? []
            var ofPartner: [String: [String: Prediction]] = [:]
            for program in auditedPrograms where program.isFor(partner) {
                audit(program, lines, &ofPartner)
            }
            predictions[partner.id] = ofPartner
        }
    }

    private func audit(
        _ program: AuditedProgram,
        _ lines: [AuditedLine],
        _ ofPartner: inout [String: [String: Prediction]]
    ) {
        let taken = lines.filter(program.takes)
        var carried = Ratio(0)
        var paidInRun = Ratio(0)
        var month = 2017 * 12 + 6
        // Years and halves begin in January and July; the run begins in July of 2017.
        month -= (month % program.months)
        while month < 2020 * 12 + 6 {
            let inPeriod = taken.filter { line in
                isInside(line, from: month, months: program.months, program)
            }
            let before = taken.filter { line in
                isInside(line, from: month - program.months, months: program.months, nil)
            }
            var amount = inPeriod.isEmpty ? Ratio(0) : program.pays(inPeriod, before)
            amount = amount + carried
            if let floor = program.floor, !inPeriod.isEmpty, amount < floor { amount = floor }
            carried = Ratio(0)
            if let cap = program.cap, amount > cap {
                // What is carried is the sum that statements print.
                carried = program.carriesExcess ? Ratio(Int128((amount - cap).rounded)) : Ratio(0)
                amount = cap
            }
            if let cap = program.runCap { amount = min(amount, cap - paidInRun) }
            let last = min(month + program.months - 1, 2020 * 12 + 5, lastMonth(program))
            let quarter = quarterName(monthIndex: last)
            paidInRun = paidInRun + Ratio(Int128(amount.rounded))
            ofPartner[quarter, default: [:]][program.name, default: Prediction()].paid +=
                amount.rounded
            month += program.months
        }
        for line in taken where line.day >= program.first && line.day <= program.last {
            for quarter in quartersShowing(monthIndex(line.day), of: program) {
                ofPartner[quarter, default: [:]][program.name, default: Prediction()].counted += 1
            }
        }
    }

    /// The quarters whose statements show a line: its own, and those up to its period's end.
    private func quartersShowing(_ month: Int, of program: AuditedProgram) -> [String] {
        let end = min(month - month % program.months + program.months, 2020 * 12 + 6)
        return stride(from: month - month % 3, to: max(end, month + 1), by: 3)
            .map { quarterName(monthIndex: $0) }
    }

    private func lastMonth(_ program: AuditedProgram) -> Int { monthIndex(program.last) }

    private func isInside(
        _ line: AuditedLine,
        from month: Int,
        months: Int,
        _ program: AuditedProgram?
    ) -> Bool {
        let index = monthIndex(line.day)
        guard index >= month, index < month + months else { return false }
        return program.map { line.day >= $0.first && line.day <= $0.last } ?? true
    }
}

/// Months since year 0 of a day written `2019-03-04`.
func monthIndex(_ day: String) -> Int {
    (Int(day.prefix(4)) ?? 0) * 12 + (Int(day.dropFirst(5).prefix(2)) ?? 0) - 1
}

/// The quarter that holds a month.
func quarterName(monthIndex: Int) -> String {
    "\(monthIndex / 12)-Q\(monthIndex % 12 / 3 + 1)"
}
