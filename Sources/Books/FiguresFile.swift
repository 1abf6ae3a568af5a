public import Incentives
import Markup

/// Every figure of a site, as `compute` prints it: money is text with the currency's decimals.
///
/// It is the desk's view and names partners by their ids.
public struct FiguresFile: Sendable {
    private let portfolio: Portfolio
    private let kept: [JSONValue]
    private let statements: [Statement]
    private let leaderboards: [Leaderboard]

    /// Takes statements in order of partner and period, and boards in order of board and period;
    /// `kept` is what was printed of statements that are closed, in the same order.
    public init(
        portfolio: Portfolio,
        kept: [JSONValue],
        statements: [Statement],
        leaderboards: [Leaderboard]
    ) {
        self.portfolio = portfolio
        self.kept = kept
        self.statements = statements
        self.leaderboards = leaderboards
    }

    /// The file as JSON: one line a statement and one a board, so that a diff is readable.
    public func json() -> [UInt8] {
        var bytes = Array("{\"as_of\": \"\(portfolio.terms.asOf)\", \"statements\": [".utf8)
        append(allStatements, to: &bytes) { $0 }
        bytes += "],\n \"boards\": [".utf8
        append(leaderboards.flatMap(boardValues), to: &bytes) { $0 }
        bytes += "]}\n".utf8
        return bytes
    }

    private func append<Item>(
        _ items: [Item],
        to bytes: inout [UInt8],
        _ value: (Item) -> JSONValue
    ) {
        for (index, item) in items.enumerated() {
            bytes += (index > 0 ? ",\n  " : "\n  ").utf8
            value(item).write(into: &bytes)
        }
    }

    /// Those that are closed and those that may still change, in order of partner and period.
    private var allStatements: [JSONValue] {
        var byPartner: [String: [JSONValue]] = [:]
        for value in kept + statements.map(value) {
            byPartner[value["partner"]?.text ?? "", default: []].append(value)
        }
        return byPartner.keys.sorted {
            $0.utf8.lexicographicallyPrecedes($1.utf8)
        }.flatMap { byPartner[$0] ?? [] }
    }

    /// What is printed of a statement.
    public func value(of statement: Statement) -> JSONValue {
        .record([
            .init("partner", .text(portfolio.partners[statement.partner].id.text)),
            .init("period", .text(statement.period.name)),
            .init("currency", .text(statement.currency.code)),
            .init("state", .text(statement.state.rawValue)),
            .init("opening_carry", .text(plainAmount(statement.openingCarry))),
            .init("earned", .text(plainAmount(statement.earned))),
            .init("adjustments", .text(plainAmount(statement.adjusted))),
            .init("tax", .text(levied(.addedTax, on: statement))),
            .init("withheld", .text(levied(.withholding, on: statement))),
            .init("due", .text(plainAmount(statement.due))),
            .init("due_by", dueByMeans(of: statement)),
            .init("closing_carry", .text(plainAmount(statement.closingCarry))),
            .init("lines", lineCounts(of: statement)),
            .init(
                "incentives",
                .list(statement.settlements.map { value(of: $0, on: statement) })
            ),
            .init("member_payouts", .list(statement.memberPayouts.map(value))),
            .init("corrections", .list(statement.corrections.map(\.json))),
            .init("adjustment_entries", .list(statement.adjustments.map(\.json))),
            .init("payment_state", .text(paymentState(of: statement))),
            .init("payments", .list(payments(for: statement).map(\.json))),
            .init("disputes", .list(disputes(of: statement))),
        ])
    }

    private func payments(for statement: Statement) -> [PartnerPayment] {
        portfolio.payments.of(statement.partner, for: statement.period)
    }

    private func disputes(of statement: Statement) -> [JSONValue] {
        portfolio.disputes.of(statement.partner, on: statement.period).map { dispute in
            dispute.json(lastDay: statement.lastDisputeOn)
        }
    }

    private func paymentState(of statement: Statement) -> String {
        portfolio.paymentStanding(of: StatementSummary(statement)).state.rawValue
    }

    private func levied(_ effect: Levy.Effect, on statement: Statement) -> String {
        let items = statement.levied.filter { $0.levy.effect == effect }
        let sum = items.reduce(Int128(0)) { $0 + Int128($1.amount.minorUnits) }
        return plainAmount(ExactFraction(sum), statement.currency)
    }

    /// What goes out by each means; those without anything are left out.
    private func dueByMeans(of statement: Statement) -> JSONValue {
        .record(
            statement.figures(in: portfolio).dueByMeans.parts.map { part in
                .init(part.means.rawValue, .text(plainAmount(part.amount)))
            }
        )
    }

    private func lineCounts(of statement: Statement) -> JSONValue {
        let lines = statement.lines(of: portfolio.sales)
        let counted = lines.count { $0.counts }
        return .record([
            .init("counted", .whole(counted)), .init("not_counted", .whole(lines.count - counted)),
        ])
    }

    private func value(of settlement: Settlement, on statement: Statement) -> JSONValue {
        let figures = IncentiveFigures(settlement, portfolio)
        return .record([
            .init("program", .text(figures.program.id.text)),
            .init("incentive", .text(figures.incentive.id.text)),
            .init("period", .text(settlement.accrual.period.name)),
            .init("currency", .text(figures.program.currency.code)),
            .init("measure", .text(figures.measure)),
            .init("tier", .whole(settlement.accrual.tier)),
            .init("entitled", .text(plainAmount(settlement.entitled))),
            .init("paid", .text(plainAmount(settlement.paid))),
            .init("converted", .text(plainAmount(settlement.payout))),
            .init("payout", .text(settlement.goesToParent ? "passed_on" : "own")),
            .init("lines", .whole(settlement.accrual.lines.count)),
            .init("parts", .list(figures.parts)),
            .init("steps", .list(figures.steps)),
            .init("shares", .list(figures.shares)),
        ])
    }

    private func value(of payout: MemberPayout) -> JSONValue {
        let program = portfolio.programs[payout.place.program]
        return .record([
            .init("program", .text(program.id.text)),
            .init("incentive", .text(program.incentives[payout.place.incentive].id.text)),
            .init("period", .text(payout.period.name)),
            .init("currency", .text(program.currency.code)),
            .init("members", .whole(payout.members)),
            .init("paid", .text(plainAmount(payout.paid))),
            .init("converted", .text(plainAmount(payout.payout))),
        ])
    }

    private func boardValues(_ leaderboard: Leaderboard) -> [JSONValue] {
        let board = portfolio.boards[leaderboard.board]
        return leaderboard.groups.filter(\.isShown).map { group in
            .record([
                .init("board", .text(board.id.text)),
                .init("period", .text(leaderboard.period.name)),
                .init("group", .text(group.name)),
                .init(
                    "rows",
                    .list(
                        group.rows.filter { $0.rank <= board.top }.map { row in
                            .record([
                                .init("rank", .whole(row.rank)),
                                .init("partner", .text(portfolio.partners[row.partner].id.text)),
                                .init("value", .text(figure(row.value, of: board.measure))),
                            ])
                        }
                    )
                ),
            ])
        }
    }

    private func figure(_ value: ExactFraction, of quantity: Quantity) -> String {
        plainFigure(value, of: quantity, portfolio.terms.currency)
    }

    /// One row an incentive and period, for spreadsheets.
    ///
    /// What is `passed_on` to a parent is in the parent's row `of_members`, too; corrections are
    /// rows whose `payout` is their cause, adjustments rows whose `payout` is `adjustment`.
    public func csv() -> [UInt8] {
        var text = CSVText()
        text.append(
            [
                "partner", "period", "program", "incentive", "incentive_period", "currency",
                "measure", "tier", "entitled", "paid", "payout",
            ].map { .text($0) }
        )
        for statement in allStatements {
            let place: [CSVText.Cell] = [
                .text(statement["partner"]?.text ?? ""), .text(statement["period"]?.text ?? ""),
            ]
            let rows = { (name: String) in statement[name]?.items ?? [] }
            for row in rows("incentives") { text.append(place + row.cells) }
            for row in rows("member_payouts") { text.append(place + row.cellsOfMembers) }
            for row in rows("corrections") { text.append(place + row.cellsOfCorrection) }
            for row in rows("adjustment_entries") { text.append(place + row.cellsOfAdjustment) }
        }
        return text.bytes
    }
}

/// The figures of one settlement as texts.
struct IncentiveFigures {
    let program: Program
    let incentive: Incentive
    private let settlement: Settlement

    init(_ settlement: Settlement, _ portfolio: Portfolio) {
        let program = portfolio.programs[settlement.program]
        self.init(
            settlement,
            program: program,
            incentive: program.incentives[settlement.incentive]
        )
    }

    init(_ settlement: Settlement, program: Program, incentive: Incentive) {
        self.program = program
        self.incentive = incentive
        self.settlement = settlement
    }

    /// The measure in its unit; empty where there is nothing to compare with.
    var measure: String { settlement.accrual.measure.map(inUnit) ?? "" }

    /// Money with the currency's decimals, units plain, a ratio as a percentage.
    func inUnit(_ value: ExactFraction) -> String {
        plainMeasure(value, of: incentive.measure, program.currency)
    }

    /// One side of a comparison: money or units.
    func side(_ value: ExactFraction) -> String {
        let quantity =
            if case .ratio(let ratio) = incentive.measure { ratio.of.quantity } else {
                incentive.measure.quantity
            }
        return plainFigure(value, of: quantity, program.currency)
    }

    /// A part's multiplication: `60000.00 x 4%`.
    func formula(of part: Part) -> String {
        let label = part.isLabelled ? " (\(part.label ?? "else"))" : ""
        switch part.formula {
        case .rate(let base, let rate):
            return "\(plainAmount(base, program.currency)) x \(plainPercent(rate))\(label)"
        case .perUnit(let units, let price):
            return "\(plainNumber(units)) units x \(priceText(price))\(label)"
        case .perBlock(let blocks, let size, let price):
            return "\(plainNumber(blocks)) blocks of \(plainMillionths(Int128(size))) x "
                + "\(priceText(price))\(label)"
        case .discount(let list, let given, let rate):
            return "\(plainAmount(list, program.currency)) at list price x \(plainPercent(rate)), "
                + "\(plainAmount(given, program.currency)) given by invoices\(label)"
        case .amount: return "fixed sum of tier \(part.step + 1)\(label)"
        case .prize(let pool, let tied):
            return "prizes of \(plainAmount(pool, program.currency)) shared by \(tied)"
        case .claim(let finding):
            return "claim \(finding.claim.id): (\(priceText(finding.claim.pricePaid)) - "
                + "\(priceText(finding.claim.grantedPrice))) x \(finding.paidUnits) units"
        }
    }

    /// The parts, each with what it pays as printed.
    var parts: [JSONValue] {
        zip(settlement.accrual.parts, settlement.partMinorUnits).map { part, pays in
            var members: [JSONValue.Member] = [
                .init("from", .text(inUnit(part.from))), .init("slice", .text(inUnit(part.slice))),
            ]
            if let value = part.value { members.insert(.init("value", .text(value)), at: 0) }
            if part.isLabelled { members.append(.init("by", .text(part.label ?? ""))) }
            switch part.formula {
            case .rate(_, let rate): members.append(.init("rate", .text(plainPercent(rate))))
            case .perUnit(_, let price):
                members.append(.init("per_unit", .text(priceText(price))))
            case .perBlock(let blocks, _, let price):
                members.append(.init("per_unit", .text(priceText(price))))
                members.append(.init("blocks", .text(plainNumber(blocks))))
            case .discount(let list, let given, let rate):
                members.append(.init("rate", .text(plainPercent(rate))))
                members.append(.init("list", .text(plainAmount(list, program.currency))))
                members.append(.init("given", .text(plainAmount(given, program.currency))))
            case .amount(let amount):
                members.append(.init("amount", .text(plainAmount(amount, program.currency))))
            case .prize(let pool, let tied):
                members.append(.init("prizes", .text(plainAmount(pool, program.currency))))
                members.append(.init("shared_by", .whole(tied)))
            case .claim(let finding):
                members = claimed(finding)
            }
            members.append(.init("pays", .text(plainAmount(pays, program.currency))))
            return .record(members)
        }
    }

    /// The steps between the parts and what is entitled, in their order.
    var steps: [JSONValue] {
        settlement.steps.map { step in
            var members: [JSONValue.Member] = [
                .init("step", .text(step.key)),
                .init("amount", .text(plainAmount(step.minorUnits, program.currency))),
            ]
            if case .cap(_, let carriedOut) = step, carriedOut != 0 {
                members.append(.init("carried", .text(plainAmount(carriedOut, program.currency))))
            }
            return .record(members)
        }
    }

    /// What each payee has of what is paid.
    var shares: [JSONValue] {
        settlement.shares.map { share in
            var members: [JSONValue.Member] = [
                .init("to", .text(share.to.key)),
                .init("share", .text(plainPercent(share.rate.fraction))),
                .init("amount", .text(plainAmount(share.minorUnits, program.currency))),
            ]
            if let name = share.name { members.insert(.init("name", .text(name)), at: 1) }
            return .record(members)
        }
    }

    /// A claim, with its figures and its newest status.
    private func claimed(_ finding: ClaimFinding) -> [JSONValue.Member] {
        let claim = finding.claim
        return [
            .init("claim", .text(claim.id)), .init("status", .text(finding.key)),
            .init("price_paid", .text(priceText(claim.pricePaid))),
            .init("granted_price", .text(priceText(claim.grantedPrice))),
            .init("claimed", .text(plainMillionths(Int128(claim.units)))),
            .init("units", .text(finding.paidUnits)),
        ]
    }

    private func priceText(_ price: Millionths) -> String {
        plainMillionths(Int128(price), leastDecimals: program.currency.exponent)
    }
}

extension ClaimFinding {
    /// Its newest status for machines; one that its rule rejects is rejected, whoever approved it.
    fileprivate var key: String {
        switch outcome {
        case .pays, .takenBack, .open, .rejected: status.status.rawValue
        case .late, .lineDoesNotCount: ClaimStatus.rejected.rawValue
        }
    }

    /// The units that it pays for; those taken back are negative.
    fileprivate var paidUnits: String {
        switch outcome {
        case .pays(let supported): plainMillionths(Int128(supported.units))
        case .takenBack(let units): plainMillionths(-Int128(units))
        case .open, .rejected, .late, .lineDoesNotCount: "0"
        }
    }
}

extension SettlementStep {
    /// Its name for machines.
    fileprivate var key: String {
        switch self {
        case .eachCap: "each_cap"
        case .late: "late"
        case .statedBefore: "stated_before"
        case .carriedIn: "carried_in"
        case .floor: "floor"
        case .cap: "cap"
        case .runCap: "run_cap"
        case .beaten: "beaten"
        case .takenBack: "taken_back"
        case .payoutUnit: "payout_unit"
        }
    }
}
