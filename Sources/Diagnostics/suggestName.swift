/// The known name nearest to a misspelt one, or nil when none is near enough to suggest.
///
/// The distance is that of Damerau and Levenshtein (optimal string alignment) over Unicode scalars,
/// at most a third of the name's length, or what the caller allows; ties go to the earlier name.
///
/// - Complexity: O(names × length²).
public func suggestName(
    for name: String,
    among known: [String],
    within distance: Int? = nil
) -> String? {
    let wanted = Array(name.lowercased().unicodeScalars)
    var best: (name: String, distance: Int)?
    for candidate in known {
        let other = Array(candidate.lowercased().unicodeScalars)
        let limit = distance ?? max(1, min(wanted.count, other.count) / 3)
        guard abs(wanted.count - other.count) <= limit else { continue }
        let found = editDistance(wanted, other)
        if found <= limit, found < best?.distance ?? Int.max { best = (candidate, found) }
    }
    return best?.name
}

private func editDistance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
    var twoAbove = [Int](repeating: 0, count: b.count + 1)
    var above = Array(0...b.count)
    for i in 0..<a.count {
        var row = [i + 1]
        row.reserveCapacity(b.count + 1)
        for j in 0..<b.count {
            let substituted = above[j] + (a[i] == b[j] ? 0 : 1)
            var cost = min(above[j + 1] + 1, row[j] + 1, substituted)
            if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
                cost = min(cost, twoAbove[j - 1] + 1)
            }
            row.append(cost)
        }
        twoAbove = above
        above = row
    }
    return above[b.count]
}
