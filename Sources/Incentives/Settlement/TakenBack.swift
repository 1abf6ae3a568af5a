/// What a return takes back under `mirror_rate`: what was paid for it in the period of its sale.
public struct TakenBack: Hashable, Sendable {
    public let line: LineIndex
    /// The net amount that came back, in minor units; above nought.
    public let returned: ExactFraction
    /// The period whose payout is taken back.
    public let soldIn: Period
    /// What that period paid, and the net sales that it paid on, in minor units.
    public let paid: ExactFraction
    public let base: ExactFraction
    /// What is taken back, in minor units; nought or more.
    public let amount: ExactFraction
}

/// What the periods of an incentive paid a partner, as far as returns may still take it back.
struct MirrorBook {
    private var entries: [String: Entry] = [:]

    /// A settled period, in minor units.
    private struct Entry {
        let period: Period
        let paid: ExactFraction
        let base: ExactFraction
        var takenBack: ExactFraction
    }

    /// Keeps what a period pays before anything is taken back, and the net sales that it pays on.
    mutating func keep(_ period: Period, paid: ExactFraction, base: ExactFraction) {
        entries[period.name] = Entry(period: period, paid: paid, base: base, takenBack: .zero)
    }

    /// Takes back what was paid for returned lines, never more than was paid.
    ///
    /// - Parameters:
    ///   - soldIn: the period of a line's sale; nil where that paid nothing.
    ///   - worth: a line's net amount in minor units of the program's currency.
    mutating func takeBack(
        _ lines: [LineIndex],
        soldIn: (LineIndex) -> Period?,
        worth: (LineIndex) throws(MoneyError) -> ExactFraction
    ) throws(MoneyError) -> [TakenBack] {
        var taken: [TakenBack] = []
        for line in lines {
            guard let period = soldIn(line), var entry = entries[period.name],
                entry.paid.isPositive, entry.base.isPositive
            else { continue }
            let returned = try -worth(line)
            let share = try returned * (entry.paid / entry.base)
            let amount = min(share, try entry.paid - entry.takenBack)
            if amount.isZero { continue }
            entry.takenBack = try entry.takenBack + amount
            entries[period.name] = entry
            taken.append(
                TakenBack(
                    line: line,
                    returned: returned,
                    soldIn: period,
                    paid: entry.paid,
                    base: entry.base,
                    amount: amount
                )
            )
        }
        return taken
    }
}
