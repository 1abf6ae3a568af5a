/// The ranks of values that stand from the highest to the lowest.
///
/// Standard competition ranking ("1224"): equal values share a rank and the next rank skips.
func rankValues(_ descending: [ExactFraction]) -> [Int] {
    var ranks: [Int] = []
    for (index, value) in descending.enumerated() {
        let isTied = index > 0 && descending[index - 1] == value
        ranks.append(isTied ? ranks[index - 1] : index + 1)
    }
    return ranks
}
