/// Cents shared in proportion to weights by largest remainder (Hamilton), ties to the earlier; what
/// is below nought mirrors what is above.
func hamilton(_ total: Int, over weights: [Int]) -> [Int] {
    hamilton(total, over: weights.map { Ratio(Int128($0)) })
}

func hamilton(_ total: Int, over weights: [Ratio]) -> [Int] {
    let whole = weights.reduce(Ratio(0), +)
    if whole == Ratio(0) { return weights.map { _ in 0 } }
    let shares = largestRemainders(
        abs(total),
        of: weights.map { $0 / whole * Ratio(Int128(abs(total))) }
    )
    return shares.map { total < 0 ? -$0 : $0 }
}

/// Whole cents of amounts that add up to a rounded total: each is cut, and what is missing goes to
/// the largest remainders, ties to the earlier.
func largestRemainders(_ total: Int, of amounts: [Ratio]) -> [Int] {
    var shares: [Int] = []
    var rests: [(place: Int, rest: Ratio)] = []
    for (place, amount) in amounts.enumerated() {
        let cut = amount.top / amount.bottom
        let floor = amount < Ratio(cut) ? cut - 1 : cut
        shares.append(Int(floor))
        rests.append((place, amount - Ratio(floor)))
    }
    rests.sort { $0.rest == $1.rest ? $0.place < $1.place : $0.rest > $1.rest }
    for rest in rests.prefix(max(0, total - shares.reduce(0, +))) { shares[rest.place] += 1 }
    return shares
}
