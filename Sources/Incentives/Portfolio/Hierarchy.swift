/// Who stands below whom, by the partners' parents.
///
/// Partners are put in an order in which everybody below a partner follows right behind it, so that
/// all below any of them are one slice of that order, however deep.
struct Hierarchy: Sendable {
    private let children: [[PartnerIndex]]
    /// Each partner in front of all below it.
    private let order: [PartnerIndex]
    /// For each partner the places in the order of all below it.
    private let below: [Range<Int>]

    /// Takes the partners' parents.
    ///
    /// - Complexity: O(partners), also for a chain of all of them.
    init(parents: [PartnerIndex?]) {
        var children = [[PartnerIndex]](repeating: [], count: parents.count)
        for (partner, parent) in parents.enumerated() {
            if let parent { children[parent].append(partner) }
        }
        var order: [PartnerIndex] = []
        order.reserveCapacity(parents.count)
        var waiting = Array(parents.indices.filter { parents[$0] == nil }.reversed())
        while let next = waiting.popLast() {
            order.append(next)
            waiting += children[next].reversed()
        }
        precondition(
            order.count == parents.count,
            "A circle of parents is refused by the reader."
        )
        var counts = [Int](repeating: 0, count: parents.count)
        var below = [Range<Int>](repeating: 0..<0, count: parents.count)
        for place in order.indices.reversed() {
            let partner = order[place]
            below[partner] = place + 1..<place + 1 + counts[partner]
            if let parent = parents[partner] { counts[parent] += counts[partner] + 1 }
        }
        self.children = children
        self.order = order
        self.below = below
    }

    /// The other partners whose lines a partner takes, each once.
    ///
    /// - Complexity: O(those partners).
    func members(of partner: PartnerIndex, _ rollup: Rollup) -> [PartnerIndex] {
        switch rollup {
        case .own: []
        case .children: children[partner]
        case .withDescendants: Array(order[below[partner]])
        }
    }
}

extension Portfolio {
    /// The lines that may count for a partner: its own, and those that roll up to it.
    ///
    /// Those of `children` hold the partner's own, too, so that each is refused with its reason.
    ///
    /// - Complexity: O(lines × log lines), and O(own lines) where nothing rolls up.
    func lines(of partner: PartnerIndex, _ rollup: Rollup) -> LineSet {
        let sellers = [partner] + hierarchy.members(of: partner, rollup)
        return LineSet(sellers.map { sales.linesOfPartner[$0] }, of: sales)
    }
}
