/// What is due on a statement, by the means that it goes out by.
///
/// A payout goes out by its program's `paid_as`, with its share of the taxes and withholdings that
/// were taken on it, shared by largest remainder where one was taken on payouts of several means.
/// All else belongs to `transfer`: what is carried in, corrections, adjustments, and payouts of
/// other means that together are below zero. Where `transfer` itself would be below zero it is set
/// off against the credit note first, then the card, then the goods. Where nothing is due nothing
/// goes out by any means; what the least payout carries goes out by transfer later.
///
///     paid_as: credit_note
///
/// A statement earns 100.00 by a program that is transferred and 300.00 by one that is paid by
/// credit note, 2% of both are withheld, and −150.00 were carried in. Due are 242.00. The credit
/// note has 300.00 − 6.00 = 294.00, the transfer −150.00 + 100.00 − 2.00 = −52.00; set off, 242.00
/// go out by credit note and nothing by transfer.
///
/// The parts are above zero and add up to what is due.
///
/// - Units: minor units of the statement's currency.
/// - Source: SEMANTICS 6: what is due is shown by the programs' `paid_as`; adjustments and carry
///   belong to `transfer`.
public struct DueByMeans: Hashable, Sendable {
    /// In order of the means; those without anything are left out.
    public let parts: [Part]

    /// What goes out by one means.
    public struct Part: Hashable, Sendable {
        public let means: PaymentMeans
        public let amount: Money
    }

    /// What goes out by a means; nil for nothing.
    public func amount(by means: PaymentMeans) -> Money? {
        parts.first { $0.means == means }?.amount
    }
}

extension StatementFigures {
    /// What is due, by the means that it goes out by.
    public var dueByMeans: DueByMeans {
        guard due.minorUnits > 0 else { return DueByMeans(parts: []) }
        var sums = payouts.sums { _ in true }
        for levy in levies {
            for (means, share) in zip(PaymentMeans.allCases, levy.shares(of: payouts)) {
                sums[means, default: 0] += Int128(share)
            }
        }
        let others = PaymentMeans.allCases.filter { $0 != .transfer }
        var rest = Int128(due.minorUnits)
        var amounts: [PaymentMeans: Int128] = [:]
        for means in others {
            let sum = max(0, sums[means] ?? 0)
            amounts[means] = sum
            rest -= sum
        }
        for means in others where rest < 0 {
            let setOff = min(-rest, amounts[means] ?? 0)
            amounts[means, default: 0] -= setOff
            rest += setOff
        }
        amounts[.transfer] = rest
        return DueByMeans(
            parts: PaymentMeans.allCases.compactMap { means in
                // Each part lies between nothing and what is due, which is in range.
                let amount = Int64(clamping: amounts[means] ?? 0)
                if amount == 0 { return nil }
                return DueByMeans.Part(
                    means: means,
                    amount: Money(minorUnits: amount, currency: currency)
                )
            }
        )
    }
}

extension LevyFigures {
    /// What of it was taken on payouts of each means, in their order; what else its base holds is
    /// of `transfer`.
    fileprivate func shares(of payouts: [PayoutFigures]) -> [Int64] {
        let sums = payouts.sums { kinds.contains($0.kind) }
        var left = Int128(base.minorUnits)
        var bases: [Int128] = []
        for means in PaymentMeans.allCases where means != .transfer {
            bases.append(sums[means] ?? 0)
            left -= sums[means] ?? 0
        }
        let weights = ([left] + bases).map { ExactFraction($0) }
        do throws(MoneyError) {
            return try allocate(added.minorUnits, inProportionTo: weights)
        } catch {
            // Beyond 64 bits nothing is shared.
            return [added.minorUnits] + bases.map { _ in 0 }
        }
    }
}

extension [PayoutFigures] {
    /// What those that are taken come to, by means.
    fileprivate func sums(_ isTaken: (PayoutFigures) -> Bool) -> [PaymentMeans: Int128] {
        var sums: [PaymentMeans: Int128] = [:]
        for payout in self where isTaken(payout) {
            sums[payout.means, default: 0] += Int128(payout.payout.minorUnits)
        }
        return sums
    }
}
