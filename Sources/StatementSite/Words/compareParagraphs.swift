/// A paragraph of two versions of a text.
struct ChangedParagraph: Hashable {
    let text: String
    let kind: Kind

    enum Kind { case same, removed, added }
}

/// The paragraphs over which two texts are not compared one by one.
private let paragraphLimit = 2_000

/// Two versions of a text as one: what both have stands once, what is gone before what is new.
///
/// Texts of very many paragraphs are only compared at their ends; what differs between is all gone
/// and all new.
///
/// - Complexity: O(paragraphs × differences).
/// - Source: Eugene Myers, "An O(ND) Difference Algorithm and Its Variations", as the standard
///   library has it.
func compareParagraphs(_ old: [String], _ new: [String]) -> [ChangedParagraph] {
    let head = zip(old, new).prefix { $0 == $1 }.count
    let (oldRest, newRest) = (old.dropFirst(head), new.dropFirst(head))
    let tail = zip(oldRest.reversed(), newRest.reversed()).prefix { $0 == $1 }.count
    let (oldMiddle, newMiddle) = (Array(oldRest.dropLast(tail)), Array(newRest.dropLast(tail)))
    let same = { (text: String) in ChangedParagraph(text: text, kind: .same) }
    return old.prefix(head).map(same) + compareMiddle(oldMiddle, newMiddle)
        + old.suffix(tail).map(same)
}

private func compareMiddle(_ old: [String], _ new: [String]) -> [ChangedParagraph] {
    if old.count + new.count > paragraphLimit {
        return old.map { ChangedParagraph(text: $0, kind: .removed) }
            + new.map { ChangedParagraph(text: $0, kind: .added) }
    }
    var (removed, added): (Set<Int>, Set<Int>) = ([], [])
    for change in new.difference(from: old) {
        switch change {
        case .remove(let offset, _, _): removed.insert(offset)
        case .insert(let offset, _, _): added.insert(offset)
        }
    }
    var paragraphs: [ChangedParagraph] = []
    var (here, there) = (0, 0)
    while here < old.count || there < new.count {
        let gone = old[here...].indices.prefix { removed.contains($0) }.map { old[$0] }
        let come = new[there...].indices.prefix { added.contains($0) }.map { new[$0] }
        paragraphs += interleave(gone, come)
        (here, there) = (here + gone.count, there + come.count)
        guard here < old.count, !removed.contains(here) else { continue }
        paragraphs.append(ChangedParagraph(text: old[here], kind: .same))
        (here, there) = (here + 1, there + 1)
    }
    return paragraphs
}

/// As many new paragraphs as are gone stand behind those in whose place they are.
private func interleave(_ gone: [String], _ come: [String]) -> [ChangedParagraph] {
    let removed = gone.map { ChangedParagraph(text: $0, kind: .removed) }
    let added = come.map { ChangedParagraph(text: $0, kind: .added) }
    if gone.count != come.count { return removed + added }
    return zip(removed, added).flatMap { [$0, $1] }
}
