/// What one payee has of a payout.
public struct SplitShare: Hashable, Sendable {
    public let to: Split.Payee
    /// What the column names; nil for the partner, and for lines that name nobody.
    public let name: String?
    public let rate: Rate
    /// In the program's currency.
    public let minorUnits: Int64
}

extension Split {
    /// Shares a payout in whole minor units; `worth` gives what the lines of each name of a column
    /// are worth.
    ///
    /// - Throws: `MoneyError.overflow` when a share leaves 64 bits.
    func share(
        _ paid: Int64,
        worth: (String) -> [String: Int128]
    ) throws(MoneyError) -> [SplitShare] {
        let parts = try allocate(paid, inProportionTo: shares.map(\.rate.fraction))
        var result: [SplitShare] = []
        for (share, part) in zip(shares, parts) {
            guard case .column(let column) = share.to else {
                result.append(
                    SplitShare(to: share.to, name: nil, rate: share.rate, minorUnits: part)
                )
                continue
            }
            let names = worth(column).sorted { $0.key < $1.key }
            let own = try allocate(part, inProportionTo: names.map { ExactFraction($0.value) })
            if names.isEmpty {
                result.append(
                    SplitShare(to: share.to, name: nil, rate: share.rate, minorUnits: part)
                )
            }
            for (name, amount) in zip(names, own) where amount != 0 {
                result.append(
                    SplitShare(
                        to: share.to,
                        name: name.key.isEmpty ? nil : name.key,
                        rate: share.rate,
                        minorUnits: amount
                    )
                )
            }
        }
        return result
    }
}
