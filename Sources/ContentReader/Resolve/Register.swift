import Diagnostics
import Incentives

/// Partners and products as they are declared, entered one by one and put in order at the end.
struct Register<Entry: Sendable> {
    private(set) var entries: [(id: String, key: String?, place: SourceRange, entry: Entry)] = []
    private var byFoldedID: [String: Int] = [:]
    private var byKey: [String: Int] = [:]
    private var ids: Set<String> = []
    private let what: String

    /// `what` is what one entry is called: `partner`.
    init(of what: String) {
        self.what = what
    }

    /// Enters one; a second of one id or key is reported.
    mutating func enter(
        _ id: String,
        key: String?,
        at place: SourceRange,
        _ entry: Entry,
        _ faults: inout Faults
    ) {
        if let first = byFoldedID[id.lowercased()] {
            faults.report(
                .duplicateID(id, of: what, first: entries[first].place, at: place)
            )
            return
        }
        if let key, let first = byKey[key] {
            faults.report(.duplicateKeyOf(what, key, first: entries[first].place, at: place))
        }
        byFoldedID[id.lowercased()] = entries.count
        if let key { byKey[key] = entries.count }
        ids.insert(id)
        entries.append((id, key, place, entry))
    }

    /// Whether an id is taken, whatever its case.
    func has(_ id: String) -> Bool { byFoldedID[id.lowercased()] != nil }

    /// Whether a text is somebody's id or key.
    func knows(_ text: String) -> Bool {
        byKey[text] != nil || ids.contains(text)
    }

    /// The entries in order of their ids, with the book that finds them.
    func ordered() -> (
        entries: [(id: String, key: String?, place: SourceRange, entry: Entry)], book: NameBook
    ) {
        let sorted = entries.sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
        var book = NameBook()
        for (index, item) in sorted.enumerated() { book.enter(item.id, index: index) }
        for (index, item) in sorted.enumerated() {
            if let key = item.key { book.enterKey(key, index: index) }
        }
        return (sorted, book)
    }
}

extension Partner {
    /// A partner as its file says it, with its parent looked up.
    init(_ shape: PartnerShape, parent: PartnerIndex?) {
        self.init(
            id: PartnerID(shape.id),
            name: shape.name,
            type: shape.type,
            parent: parent,
            country: shape.country,
            region: shape.region,
            currency: shape.currency,
            locale: shape.locale,
            joined: shape.joined,
            left: shape.left,
            email: shape.email,
            recognition: shape.recognition,
            showsAmounts: shape.showsAmounts,
            levels: shape.levels,
            privacy: shape.privacy,
            attributes: shape.attributes
        )
    }
}

/// Looks up the partners' parents, and refuses a circle of them.
func resolveParents(
    _ shapes: [PartnerShape],
    _ book: NameBook,
    _ faults: inout Faults
) -> [Partner] {
    var parents = shapes.map { shape -> PartnerIndex? in
        guard let name = shape.parent else { return nil }
        guard let index = book.index(of: Array(name.utf8)[...]) else {
            faults.report(
                .unknownName(name, of: "partner", known: book.names, at: shape.parentPlace)
            )
            return nil
        }
        return index
    }
    for partner in findCircles(parents) {
        faults.report(.parentCircle(shapes[partner].id, at: shapes[partner].parentPlace))
        parents[partner] = nil
    }
    return zip(shapes, parents).map { Partner($0, parent: $1) }
}

/// The partners that are their own ancestors, in order.
///
/// - Complexity: O(partners), since nobody's ancestors are walked twice.
private func findCircles(_ parents: [PartnerIndex?]) -> [PartnerIndex] {
    /// The walk on which each was met first.
    var walks = [PartnerIndex?](repeating: nil, count: parents.count)
    var found: [PartnerIndex] = []
    for start in parents.indices {
        var next: PartnerIndex? = start
        while let here = next, walks[here] == nil {
            walks[here] = start
            next = parents[here]
        }
        // The walk came back to one that it had met itself.
        guard let first = next, walks[first] == start else { continue }
        var member = first
        repeat {
            found.append(member)
            member = parents[member] ?? first
        } while member != first
    }
    return found.sorted()
}

/// The id of somebody who is added because a sales file names them: every run of characters that no
/// id has becomes a hyphen, and a number follows where that is taken.
func inventID(for text: String, isTaken: (String) -> Bool) -> String {
    var id = ""
    for scalar in text.unicodeScalars {
        let fits = idFault("a" + String(scalar)) == nil
        if fits {
            id.unicodeScalars.append(scalar)
        } else if !id.hasSuffix("-") {
            id += "-"
        }
    }
    while let first = id.first, ["-", ".", "_"].contains(first) { id.removeFirst() }
    while id.hasSuffix("-") { id.removeLast() }
    id = String(id.prefix(56))
    if id.isEmpty || idFault(id) != nil { id = "x-" + id }
    if !isTaken(id) { return id }
    var number = 2
    while isTaken("\(id)-\(number)") { number += 1 }
    return "\(id)-\(number)"
}

extension Diagnostic {
    static func duplicateKeyOf(
        _ what: String,
        _ key: String,
        first: SourceRange,
        at place: SourceRange
    ) -> Diagnostic {
        Diagnostic(
            .duplicateID,
            at: place,
            "the key of a \(what) stands once",
            found: key,
            hint: "it stands also at \(first.file):\(first.start.line)"
        )
    }

    static func parentCircle(_ id: String, at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .parentCircle,
            at: place,
            "a partner is not its own ancestor",
            found: id,
            hint: "take the parent of one of them out"
        )
    }
}
