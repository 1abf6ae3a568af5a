public import Incentives
import Markup

/// The statements of a period as double entries: a transaction each, on the period's last day.
///
/// What programs, corrections and adjustments cost and the taxes added are debits; what is
/// withheld, what is due by each means and what is carried on are credits, and what was carried in
/// is taken off the carry again. Credits are below zero, so that each transaction adds up to
/// nothing: an earned 1,400.00 with 2% withheld is 1,400.00 of expense, −28.00 withheld and
/// −1,372.00 payable.
///
/// - Units: the partners' currencies.
/// - Source: SEMANTICS 6 and 11, the bridge; the journal format of hledger 1.25.
public struct JournalFile: Sendable {
    private let heading: ExportHeading
    private let entries: [Entry]

    /// A statement's transaction.
    struct Entry {
        let statement: StatementFigures
        let postings: [Posting]
        /// The agreement under which the partner's credit notes are issued.
        let creditNote: String?
    }

    /// A sum on an account: debits above zero, credits below.
    struct Posting {
        let account: JournalAccount
        let minorUnits: Int128
    }

    /// Takes statements in order of partner; those without any sum are left out.
    public init(
        _ heading: ExportHeading,
        _ statements: [StatementFigures],
        creditNote: (StatementFigures) -> String?
    ) {
        self.heading = heading
        entries = statements.compactMap { statement in
            let postings = statement.postings
            if postings.isEmpty { return nil }
            return Entry(
                statement: statement,
                postings: postings,
                creditNote: creditNote(statement)
            )
        }
    }

    /// As hledger reads it.
    ///
    /// Every account and currency is declared, so that its strict check passes. A transaction is
    /// pending (`!`) until its period is closed.
    public func hledger() -> [UInt8] {
        var text = "; statements of \(heading.period.name), as of \(heading.asOf)\n"
        if heading.state != .closed { text += "; not closed: these figures may still change\n" }
        text += "\n"
        let currencies = Set(entries.map(\.statement.currency)).sorted { $0.code < $1.code }
        for currency in currencies {
            let zeros = String(repeating: "0", count: currency.exponent)
            text += "commodity 1000.\(zeros) \(currency.code)\n"
        }
        let accounts = Set(entries.flatMap { $0.postings.map(\.account.name) }).sorted()
        for account in accounts { text += "account \(account)\n" }
        let mark = heading.state == .closed ? "*" : "!"
        for entry in entries {
            let statement = entry.statement
            let code = "\(statement.partner)/\(statement.period.name)"
            text += "\n\(statement.period.span.last) \(mark) (\(code)) \(statement.partner)\n"
            var grid = TextGrid(rightColumns: [1])
            for posting in entry.postings {
                let amount = plainDecimal(
                    posting.minorUnits,
                    decimals: statement.currency.exponent
                )
                let note = entry.note(on: posting).map { "; credit_note:\(JournalFile.tag($0))" }
                grid.append(
                    [posting.account.name, "\(amount) \(statement.currency.code)"]
                        + [note].compactMap(\.self)
                )
            }
            text += grid.text(indent: 4)
        }
        return Array(text.utf8)
    }

    /// One row a posting.
    public func csv() -> [UInt8] {
        var text = CSVText()
        text.append(
            [
                "day", "statement", "partner", "period", "state", "account", "currency", "amount",
                "credit_note",
            ].map { .text($0) }
        )
        for entry in entries {
            let statement = entry.statement
            for posting in entry.postings {
                text.append([
                    .figure(statement.period.span.last.description),
                    .text("\(statement.partner)/\(statement.period.name)"),
                    .text(statement.partner.text), .text(statement.period.name),
                    .text(heading.state.rawValue), .text(posting.account.name),
                    .text(statement.currency.code),
                    .figure(
                        plainDecimal(posting.minorUnits, decimals: statement.currency.exponent)
                    ),
                    .text(entry.note(on: posting) ?? ""),
                ])
            }
        }
        return text.bytes
    }

    /// A text as the value of a tag, which ends at a comma and at the line's end.
    private static func tag(_ text: String) -> String {
        String(text.map { $0 == "," || $0.isNewline ? " " : $0 })
    }
}

extension JournalFile.Entry {
    /// The agreement, beside what goes out by credit note.
    fileprivate func note(on posting: JournalFile.Posting) -> String? {
        posting.account == .payable(.creditNote) ? creditNote : nil
    }
}

extension StatementFigures {
    /// What it books, in the order of its bridge; they add up to nothing.
    var postings: [JournalFile.Posting] {
        var sums: [JournalAccount: Int128] = [:]
        var order: [JournalAccount] = []
        func book(_ account: JournalAccount, _ amount: Money, isCredit: Bool = false) {
            if sums[account] == nil { order.append(account) }
            sums[account, default: 0] += Int128(amount.minorUnits) * (isCredit ? -1 : 1)
        }
        for payout in payouts { book(.program(payout.program), payout.payout) }
        for correction in corrections {
            book(.correction(correction.payout.program), correction.payout.payout)
        }
        for adjustment in adjustments { book(.adjustment(adjustment.program), adjustment.amount) }
        for levy in levies {
            switch levy.effect {
            case .addedTax: book(.tax(levy.name), levy.added)
            case .withholding: book(.withheld(levy.name), levy.added)
            }
        }
        book(.carry, openingCarry)
        book(.carry, closingCarry, isCredit: true)
        for part in dueByMeans.parts { book(.payable(part.means), part.amount, isCredit: true) }
        return order.compactMap { account in
            guard let sum = sums[account], sum != 0 else { return nil }
            return JournalFile.Posting(account: account, minorUnits: sum)
        }
    }
}
