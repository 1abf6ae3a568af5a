import Diagnostics
import Incentives

private enum PaymentKey: String, ShapeKey {
    case day, partner, statement, amount, reference

    static let subject = "a payment"

    var state: KeyState { .required }
}

/// Reads `payments/*.csv`: what was paid for statements, and what was taken back.
func readPayments(
    _ tables: [RowTable],
    _ names: EventNames,
    asOf: Day,
    _ faults: inout Faults
) -> (payments: [PartnerPayment], tallies: [FileTally]) {
    var payments: [Placed<PartnerPayment>] = []
    var places: [PartnerPayment: SourceRange] = [:]
    var tallies: [FileTally] = []
    for table in tables where table.target == .payments {
        let cells = PaymentKey.allCases.map(\.rawValue)
        guard table.hasColumns(cells, &faults) else { continue }
        let before = payments.count
        for row in table.rows where table.hasCells(cells, of: row, &faults) {
            guard let payment = readPayment(table, row, names, &faults) else { continue }
            let place = table.mapped.table.place(row)
            if let first = places.updateValue(place, forKey: payment) {
                faults.report(.paymentTwice(payment.reference, first: first, at: place))
            }
            payments.append(Placed(value: payment, place: place))
        }
        let read = payments[before...]
        tallies.append(
            FileTally(
                path: table.path,
                one: "payment",
                several: "payments",
                rowsRead: read.count,
                rowsSkipped: table.skippedCount,
                rowsRepeated: 0,
                rowsLater: read.count { $0.value.day > asOf }
            )
        )
    }
    checkSums(payments, &faults)
    return (payments.map(\.value), tallies)
}

private func readPayment(
    _ table: RowTable,
    _ row: Int,
    _ names: EventNames,
    _ faults: inout Faults
) -> PartnerPayment? {
    let node = withOwnNumber(table.mapped.node(row), "amount", table.source?.numbers)
    guard let record = Record<PaymentKey>(node, &faults), let partnerNode = record[.partner],
        let statementNode = record[.statement]
    else { return nil }
    let day = record[.day].flatMap { readDay($0, table.source?.days, &faults) }
    let reference = record[.reference]?.text(&faults)
    guard let partner = partnerNode.partner(in: names.partners, &faults) else { return nil }
    let amount = record[.amount]?.amountOfPartner(names.currencies[partner], &faults)
    let period = readStatement(statementNode, of: partner, names, &faults)
    guard let day, let reference, let amount, let period else { return nil }
    if day <= period.span.last {
        faults.report(.paidBeforeEnd(period, at: statementNode.place))
        return nil
    }
    return PartnerPayment(
        day: day,
        partner: partner,
        period: period,
        amount: amount,
        reference: reference
    )
}

/// The period of the statement that `partner/period` names, which is the partner's own.
private func readStatement(
    _ node: YAMLNode,
    of partner: PartnerIndex,
    _ names: EventNames,
    _ faults: inout Faults
) -> Period? {
    guard let text = node.text(&faults) else { return nil }
    guard let slash = text.lastIndex(of: "/") else {
        faults.report(.noStatementNumber(text, at: node.place))
        return nil
    }
    guard names.partners.index(of: Array(text[..<slash].utf8)[...]) == partner else {
        faults.report(.statementOfOther(text, at: node.place))
        return nil
    }
    let period = YAMLNode(
        place: node.place,
        kind: .scalar(String(text[text.index(after: slash)...]), isPlain: false)
    )
    return period.statementPeriod(names.site, &faults)
}

/// Nothing is taken back that was not paid, and all that is paid for a statement has a sum.
private func checkSums(_ payments: [Placed<PartnerPayment>], _ faults: inout Faults) {
    struct Statement: Hashable {
        let partner: PartnerIndex
        let period: Period
    }
    let byStatement = Dictionary(grouping: payments) {
        Statement(partner: $0.value.partner, period: $0.value.period)
    }
    for ofOne in byStatement.values {
        var sum = Int128(0)
        // On one day what is paid comes before what is taken back.
        for payment in ofOne.sorted(by: {
            ($0.value.day, -Int128($0.value.amount.minorUnits))
                < ($1.value.day, -Int128($1.value.amount.minorUnits))
        }) {
            sum += Int128(payment.value.amount.minorUnits)
            if sum < 0 {
                faults.report(.tookBackTooMuch(payment.value.period, at: payment.place))
                break
            }
            if Int64(exactly: sum) == nil {
                faults.report(.paymentsTooLarge(payment.value.period, at: payment.place))
                break
            }
        }
    }
}

extension Diagnostic {
    static func paymentTwice(
        _ reference: String,
        first: SourceRange,
        at place: SourceRange
    ) -> Diagnostic {
        Diagnostic(
            .badPayment,
            at: place,
            "a payment stands once",
            found: reference,
            hint: "it stands also at \(first.file):\(first.start.line); two payments of a day have "
                + "references of their own"
        )
    }

    static func noStatementNumber(_ text: String, at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .badPayment,
            at: place,
            "a payment is for a statement, written partner/period",
            found: text,
            hint: "write one such as kuta-cycles/2026-Q1"
        )
    }

    static func statementOfOther(_ text: String, at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .badPayment,
            at: place,
            "a payment is for a statement of the partner that is paid",
            found: text,
            hint: "check `partner` and `statement`"
        )
    }

    static func paidBeforeEnd(_ period: Period, at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .badPayment,
            at: place,
            "a statement is paid once its period is over",
            found: period.name,
            hint: "it ends on \(period.span.last); check `day` and `statement`"
        )
    }

    static func tookBackTooMuch(_ period: Period, at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .badPayment,
            at: place,
            "more is taken back than was paid for the statement up to that day",
            found: period.name,
            hint: "add the payments before it; what a partner owes is carried by its statements"
        )
    }

    static func paymentsTooLarge(_ period: Period, at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .sumOutOfRange,
            at: place,
            "the sum of what was paid for the statement of \(period.name) is too large",
            hint: "check the amounts and their unit"
        )
    }
}
