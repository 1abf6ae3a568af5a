public import Incentives

/// How a statement came about, incentive by incentive: the lines with their reasons, and every
/// step.
///
/// It says what the statement's page says, in the words of one locale, for a terminal.
public struct StatementTrace: Sendable {
    public let partner: String
    public let period: String
    public let incentives: [IncentiveTrace]
    /// Lines that came behind the closing of their period, with what became of them.
    public let late: [Line]
    /// From the opening carry over what was earned and adjusted to due and closing carry.
    public let bridge: [Step]
    /// What was paid for earlier statements since the one before.
    public let payments: [Step]
    /// Disputes of earlier statements since the one before.
    public let disputes: [String]

    /// One incentive of the statement.
    public struct IncentiveTrace: Sendable {
        /// `program/incentive`.
        public let name: String
        public let period: String
        public let rule: String
        public let lines: [Line]
        /// What the gate found: its head, then each condition; empty where there is none.
        public let conditions: [String]
        /// The two sides of a comparison, and what is read of other payouts.
        public let notes: [String]
        public let steps: [Step]
    }

    /// A sales line as the incentive sees it.
    public struct Line: Sendable {
        public let sale: String
        public let day: Day
        public let netAmount: String
        public let units: String
        /// The gross amount or the cost, in words, where the incentive counts that.
        public let amount: String
        /// Whether a member sold it.
        public let isOfMember: Bool
        /// The sale that it returns, in words; empty for a sale.
        public let returned: String
        /// Empty where the line counts.
        public let reason: String
    }

    /// A step with its amount; both as the page prints them.
    public struct Step: Sendable {
        public let label: String
        public let amount: String
    }
}

/// The words around a trace on a terminal, in one locale.
public struct TraceWords: Sendable {
    public let soldByMember: String
    public let paymentsHead: String
    public let disputesHead: String
}

extension SiteRenderer {
    /// The words around a trace, in a locale.
    public func traceWords(locale: String) -> TraceWords {
        let site = words(locale)
        return TraceWords(
            soldByMember: site.phrases(.lineMember),
            paymentsHead: site.word("payments-since"),
            disputesHead: site.word("disputes-since")
        )
    }

    /// The trace of a statement in a locale's words.
    public func trace(_ statement: Statement, locale: String) -> StatementTrace {
        let site = words(locale)
        let portfolio = site.portfolio
        let format = site.format
        let lines = statement.lines(of: portfolio.sales)
        let incentives = statement.settlements.map { settlement in
            site.trace(of: settlement, on: statement, lines: lines)
        }
        let words = StatementWords(
            site: site,
            statement: statement,
            partner: portfolio.partners[statement.partner]
        )
        let events = EventWords(site: site)
        return StatementTrace(
            partner: portfolio.partners[statement.partner].id.text,
            period: statement.period.name,
            incentives: incentives,
            late: lines.compactMap { site.lateLine($0, on: statement) },
            bridge: [
                .init(
                    label: site.adjustedWords.noted(
                        site.word("opening-carry"),
                        words.openingOrigin
                    ),
                    amount: format.amount(statement.openingCarry)
                )
            ]
                + statement.memberPayouts.map { payout in
                    .init(label: words.name(of: payout), amount: format.amount(payout.payout))
                }
                + [.init(label: site.word("earned"), amount: format.amount(statement.earned))]
                + site.adjustedSteps(of: statement)
                + statement.levied.map { item in
                    .init(label: words.levy(item), amount: format.amount(item.added))
                }
                + [.init(label: site.word("due"), amount: format.amount(statement.due))]
                + words.otherMeans.map { part in
                    .init(
                        label: site.phrases(.dueOfIt, ["means": site.means(part.means)]),
                        amount: format.amount(part.amount)
                    )
                }
                + [
                    .init(
                        label: site.word("closing-carry"),
                        amount: format.amount(statement.closingCarry)
                    )
                ],
            payments: statement.payments.map { payment in
                .init(label: events.line(payment), amount: format.amount(payment.amount))
            },
            disputes: statement.disputes.map(events.line)
        )
    }
}

extension SiteWords {
    fileprivate func trace(
        of settlement: Settlement,
        on statement: Statement,
        lines: [StatementLine]
    ) -> StatementTrace.IncentiveTrace {
        let program = portfolio.programs[settlement.program]
        let incentive = program.incentives[settlement.incentive]
        let rule = RuleWords(phrases, portfolio, program: program, incentive: incentive)
        let formulas = FormulaWords(rule)
        let accrual = settlement.accrual
        let counted = Set(accrual.lines + settlement.takenBack.map(\.line))
        let seen = lines.compactMap { line -> StatementTrace.Line? in
            if counted.contains(line.line) {
                let amounts = amountWords(line.line, for: incentive, of: program)
                return traceLine(
                    line.line,
                    on: statement,
                    amount: amounts.joined(separator: "; "),
                    reason: ""
                )
            }
            guard
                let reason = statement.reason(
                    against: line,
                    in: settlement,
                    sales: portfolio.sales
                )
            else { return nil }
            let words = ReasonWords(phrases, portfolio).words(
                for: reason,
                line: line.line,
                on: statement
            )
            return traceLine(line.line, on: statement, amount: "", reason: words)
        }
        return StatementTrace.IncentiveTrace(
            name: "\(program.id)/\(incentive.id)",
            period: accrual.period.name,
            rule: rule.rule,
            lines: seen,
            conditions: accrual.gate.map { found in
                let words = GateWords(rule)
                return [words.head(found)] + words.findings(found)
            } ?? [],
            notes: formulas.notes(on: settlement),
            steps: steps(of: settlement, rule)
        )
    }

    /// Corrections and adjustments, as the bridge has them.
    fileprivate func adjustedSteps(of statement: Statement) -> [StatementTrace.Step] {
        let words = adjustedWords
        return statement.corrections.map { correction in
            .init(
                label: words.noted(words.name(of: correction), words.note(on: correction)),
                amount: format.amount(correction.payout.payout)
            )
        }
            + statement.adjustments.map { adjustment in
                .init(
                    label: words.noted(adjustment.reason, words.note(on: adjustment)),
                    amount: format.amount(adjustment.amount)
                )
            }
    }

    /// From the measure to what is earned.
    private func steps(of settlement: Settlement, _ rule: RuleWords) -> [StatementTrace.Step] {
        let formulas = FormulaWords(rule)
        let accrual = settlement.accrual
        let currency = rule.program.currency
        var steps: [StatementTrace.Step] = []
        if let measure = accrual.measure {
            steps.append(.init(label: word("measure"), amount: rule.measure(measure)))
        }
        for (part, pays) in zip(accrual.parts, settlement.partMinorUnits) {
            steps.append(
                .init(
                    label: "\(formulas.slice(of: part)): \(formulas.formula(of: part))",
                    amount: format.amount(pays, currency)
                )
            )
        }
        for step in settlement.steps {
            steps.append(
                .init(
                    label: formulas.step(step),
                    amount: format.amount(step.minorUnits, currency)
                )
            )
        }
        steps.append(
            .init(
                label: settlement.isFinal ? word("earned") : word("earned-so-far"),
                amount: format.amount(settlement.entitled)
            )
        )
        if settlement.isCutByBudget {
            let cut = settlement.paid.minorUnits - settlement.entitled.minorUnits
            steps.append(
                .init(label: formulas.budgetCut(settlement), amount: format.amount(cut, currency))
            )
            steps.append(.init(label: word("paid"), amount: format.amount(settlement.paid)))
        }
        if let conversion = settlement.conversion {
            steps.append(
                .init(
                    label: formulas.conversion(conversion, from: currency),
                    amount: format.amount(conversion.converted)
                )
            )
        }
        return steps
    }

    /// Which sale a line returns, and of which day it is.
    func returnWords(_ sale: LineIndex) -> String {
        phrases(
            .lineReturns,
            [
                "sale": portfolio.sales.ids[sale],
                "day": format.day(portfolio.sales.days[sale]),
            ]
        )
    }

    /// The amounts of a line that a rule counts beside its net amount: gross, cost, and what it is
    /// in the program's currency.
    func amountWords(
        _ line: LineIndex,
        for incentive: Incentive,
        of program: Program
    ) -> [String] {
        let sales = portfolio.sales
        let currency = sales.currency(of: line)
        var words: [String] = []
        if incentive.countsGross || incentive.table.isDiscount,
            sales.netAmounts[line] != sales.grossAmounts[line]
        {
            let gross = format.price(sales.grossAmounts[line], currency)
            words.append(phrases(.lineGross, ["amount": gross]))
        }
        if incentive.countsCost {
            let cost = format.price(sales.costs[line], currency)
            words.append(phrases(.lineCost, ["amount": cost]))
        }
        let conversion = LineConversion(incentive, of: program, portfolio)
        if let rate = conversion.rate(of: line, sales) {
            let amount = incentive.countsGross ? sales.grossAmounts[line] : sales.netAmounts[line]
            words.append(
                converted(
                    amount,
                    rate,
                    isMean: incentive.measureRate == .monthAverage,
                    to: program.currency
                )
            )
        }
        return words
    }

    private func converted(
        _ amount: Millionths,
        _ rate: ExchangeRate,
        isMean: Bool,
        to currency: Currency
    ) -> String {
        let scale = Int128(1_000_000) * 100_000_000
        let exact = ExactFraction(
            reducing: Int128(amount) * Int128(rate.perHundredMillion)
                * Int128(currency.minorUnitsPerUnit),
            over: scale
        )
        return phrases(
            isMean ? .lineConvertedMean : .lineConverted,
            [
                "amount": format.amount(exact, currency), "currency": currency.code,
                "rate": format.exchangeRate(rate),
                "day": isMean ? format.monthAndYear(rate.day) : format.day(rate.day),
                "source": rate.source.map { phrases(.sourceOf, ["source": $0]) } ?? "",
            ]
        )
    }

    /// A line's net amount, with its currency where the site's is another one.
    func netAmount(of line: LineIndex) -> String {
        let currency = portfolio.sales.currency(of: line)
        let amount = format.price(portfolio.sales.netAmounts[line], currency)
        if currency == portfolio.terms.currency { return amount }
        return phrases(.moneyIn, ["amount": amount, "currency": currency.code])
    }

    /// That a member sold a line, without its name; nil for a line of the partner's own.
    func seller(of line: LineIndex, on statement: Statement) -> String? {
        portfolio.sales.partners[line] == statement.partner ? nil : phrases(.lineMember)
    }

    /// A line that came behind the closing of its period; nil for all others.
    fileprivate func lateLine(
        _ line: StatementLine,
        on statement: Statement
    ) -> StatementTrace.Line? {
        let late = line.reasons.first { reason in
            if case .late = reason.cause { true } else { false }
        }
        guard let late else { return nil }
        let words = ReasonWords(phrases, portfolio).words(for: late, line: line.line, on: statement)
        return traceLine(line.line, on: statement, amount: "", reason: words)
    }

    private func traceLine(
        _ line: LineIndex,
        on statement: Statement,
        amount: String,
        reason: String
    ) -> StatementTrace.Line {
        let sales = portfolio.sales
        return StatementTrace.Line(
            sale: sales.ids[line],
            day: sales.days[line],
            netAmount: netAmount(of: line),
            units: format.units(Int128(sales.quantities[line])),
            amount: amount,
            isOfMember: sales.partners[line] != statement.partner,
            returned: sales.returnedLines[line].map(returnWords) ?? "",
            reason: reason
        )
    }
}

extension Incentive {
    /// Whether its lines count with their gross amounts.
    var countsGross: Bool { measure.quantity == .grossSales }

    /// Whether its lines count with what they cost.
    var countsCost: Bool { measure.quantity == .margin }
}
