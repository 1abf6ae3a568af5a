/// What a return takes back under `mirror_rate`: what was paid for it in the period of its sale.
public struct TakenBack: Hashable, Sendable {
    public let line: LineIndex
    /// The net amount that came back, in minor units; above nought.
    public let returned: ExactFraction
    /// The period whose payout is taken back.
    public let soldIn: Period
    /// What that period paid, in minor units, and the net sales that it paid on.
    public let paid: Int64
    public let base: ExactFraction
    /// What is taken back, in minor units; nought or more.
    public let amount: Int64
}

/// What the periods of an incentive paid a partner, as far as returns may still take it back.
struct MirrorBook {
    private var entries: [String: Entry] = [:]

    /// A settled period, in minor units.
    private struct Entry {
        let paid: Int64
        let base: ExactFraction
        var returned: ExactFraction
        var takenBack: Int64
    }

    /// Keeps what a period pays before anything is taken back, and the net sales that it pays on.
    mutating func keep(_ period: Period, paid: Int64, base: ExactFraction) {
        entries[period.name] = Entry(paid: paid, base: base, returned: .zero, takenBack: 0)
    }

    /// Takes back what was paid for returned lines.
    ///
    /// What all returns of a period take back together is rounded, never each by itself, so that
    /// everything that comes back takes back exactly what was paid.
    ///
    /// - Parameters:
    ///   - soldIn: the period of a line's sale; nil where that paid nothing.
    ///   - worth: a line's net amount in minor units of the program's currency.
    mutating func takeBack(
        _ lines: [LineIndex],
        rounding: Rounding,
        soldIn: (LineIndex) -> Period?,
        worth: (LineIndex) throws(MoneyError) -> ExactFraction
    ) throws(MoneyError) -> [TakenBack] {
        var taken: [TakenBack] = []
        for line in lines {
            guard let period = soldIn(line), var entry = entries[period.name], entry.paid > 0,
                entry.base.isPositive
            else { continue }
            let returned = try -worth(line)
            entry.returned = try entry.returned + returned
            let share = try ExactFraction(entry.paid) * (entry.returned / entry.base)
            let toDate = min(entry.paid, try rounding.round(share, toMultipleOf: 1))
            let amount = toDate - entry.takenBack
            entry.takenBack = toDate
            entries[period.name] = entry
            if amount == 0 { continue }
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
