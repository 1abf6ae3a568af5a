/// Shares a rounded total over exact parts by largest remainder (Hamilton), so that they add up.
///
/// Each part takes its share of the total rounded down; what is left goes, a minor unit each, to
/// the parts whose fraction was largest, ties to the earlier part. A negative total mirrors the
/// positive one. 10.01 over 50, 30 and 20 is 5.01, 3.00 and 2.00.
///
/// - Units: `total` in minor units; `weights` in any one unit. Weights may have either sign, as
///   long as they do not add up to nought; where they do, the first part takes the total.
/// - Throws: `MoneyError.overflow` when a share leaves 64 bits.
/// - Complexity: O(n log n).
/// - Source: the apportionment method of Alexander Hamilton.
public func allocate(
    _ total: Int64,
    inProportionTo weights: [ExactFraction]
) throws(MoneyError) -> [Int64] {
    if weights.isEmpty { return [] }
    var sum = ExactFraction.zero
    for weight in weights { sum = try sum + weight }
    if sum.isZero {
        return [total] + [Int64](repeating: 0, count: weights.count - 1)
    }
    var shares: [Int128] = []
    var remainders: [(index: Int, rest: ExactFraction)] = []
    var given: Int128 = 0
    let size = total < 0 ? try -ExactFraction(total) : ExactFraction(total)
    for (index, weight) in weights.enumerated() {
        let exact = try size * weight / sum
        let whole = exact.roundedDown
        shares.append(whole)
        given += whole
        remainders.append((index, try exact - ExactFraction(whole)))
    }
    remainders.sort { $0.rest == $1.rest ? $0.index < $1.index : $0.rest > $1.rest }
    let left = Int(size.roundedDown - given)
    for place in remainders.prefix(left) { shares[place.index] += 1 }
    var result: [Int64] = []
    for share in shares {
        guard let fitting = Int64(exactly: total < 0 ? -share : share) else { throw .overflow }
        result.append(fitting)
    }
    return result
}

/// Prints exact addends in whole minor units so that they add up to their rounded sum.
///
/// Each addend is rounded down, and what is left goes by largest remainder, ties to the earlier; a
/// negative total mirrors the positive one. The addends may have either sign.
///
/// - Units: minor units; `total` is the rounded sum of `addends`.
/// - Throws: `MoneyError.overflow` when an addend leaves 64 bits.
/// - Source: largest remainder (Hamilton), with the addends themselves as quotas.
public func apportion(
    _ total: Int64,
    over addends: [ExactFraction]
) throws(MoneyError) -> [Int64] {
    var shares: [Int128] = []
    var remainders: [(index: Int, rest: ExactFraction)] = []
    var given: Int128 = 0
    for (index, addend) in addends.enumerated() {
        let quota = total < 0 ? try -addend : addend
        shares.append(quota.roundedDown)
        given += quota.roundedDown
        remainders.append((index, try quota - ExactFraction(quota.roundedDown)))
    }
    remainders.sort { $0.rest == $1.rest ? $0.index < $1.index : $0.rest > $1.rest }
    let left = Int128(total.magnitude) - given
    precondition((0...Int128(addends.count)).contains(left), "A total is the sum of its addends.")
    for place in remainders.prefix(Int(left)) { shares[place.index] += 1 }
    var result: [Int64] = []
    for share in shares {
        guard let fitting = Int64(exactly: total < 0 ? -share : share) else { throw .overflow }
        result.append(fitting)
    }
    return result
}
