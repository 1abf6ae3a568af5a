/// What another incentive pays a partner for one of its periods, as one that reads it takes it.
public struct UsedPayout: Hashable, Sendable {
    public let place: IncentivePlace
    /// The other incentive's period.
    public let period: Period
    /// What the other pays, in minor units.
    public let minorUnits: Int64
    /// The part of it that is read here, in minor units: all of it where payouts are measured, what
    /// lies on lines that count here too where it is taken off.
    public let used: ExactFraction
}

/// What other incentives have settled, as far as one incentive reads it.
struct OtherPayouts {
    /// Taken off the lines.
    let netOf: [Settled]
    /// Measured.
    let measured: [Settled]

    static let none = OtherPayouts(netOf: [], measured: [])

    /// What another incentive pays for a period, and the lines that it counted.
    struct Settled {
        let place: IncentivePlace
        let period: Period
        let minorUnits: Int64
        let lines: [LineIndex]
        /// What each line is worth, in order of the lines and in any one unit.
        let weights: [Int128]

        init(_ settlement: Settlement, _ seen: PartnerSales) {
            place = settlement.place
            period = settlement.accrual.period
            minorUnits = settlement.entitled.minorUnits
            lines = settlement.accrual.lines
            weights = lines.map(seen.worth)
        }
    }
}

extension OtherPayouts {
    /// What is read of each, for the lines that count.
    func used(on lines: [LineIndex]) throws(MoneyError) -> [UsedPayout] {
        var used = measured.filter { $0.minorUnits != 0 }.map { settled in
            UsedPayout(
                place: settled.place,
                period: settled.period,
                minorUnits: settled.minorUnits,
                used: ExactFraction(settled.minorUnits)
            )
        }
        if netOf.isEmpty { return used }
        let own = Set(lines)
        for settled in netOf where settled.minorUnits != 0 {
            if !settled.lines.contains(where: own.contains) { continue }
            used.append(
                UsedPayout(
                    place: settled.place,
                    period: settled.period,
                    minorUnits: settled.minorUnits,
                    used: try settled.share(of: own)
                )
            )
        }
        return used
    }

    /// What is taken off some of the lines together, in minor units; nought or less.
    func takenOff(_ lines: [LineIndex]) throws(MoneyError) -> ExactFraction {
        if netOf.isEmpty { return .zero }
        let own = Set(lines)
        let shares = try netOf.map { settled throws(MoneyError) in try settled.share(of: own) }
        return try -ExactFraction.sum(shares).shortened()
    }
}

extension OtherPayouts.Settled {
    /// What the payout comes to on some of its lines, in proportion to their net amounts; nothing
    /// where its lines add up to nothing.
    fileprivate func share(of some: Set<LineIndex>) throws(MoneyError) -> ExactFraction {
        var (whole, part): (Int128, Int128) = (0, 0)
        for (line, weight) in zip(lines, weights) {
            whole += weight
            if some.contains(line) { part += weight }
        }
        if whole == 0 { return .zero }
        return try ExactFraction(minorUnits).times(part: ExactFraction(part) / ExactFraction(whole))
    }
}

extension PartnerSales {
    /// A line's net amount in the program's currency, in millionths or finer.
    func worth(_ line: LineIndex) -> Int128 {
        let factor = conversion.isNeeded ? conversion.factor(of: line, sales) : 1
        return Int128(sales.netAmounts[line]) * factor
    }
}
