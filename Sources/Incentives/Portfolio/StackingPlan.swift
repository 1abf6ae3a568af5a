/// In what order the incentives of a site are judged and settled, so that each comes after those
/// that it stands behind.
///
/// The order depends on ids, priorities and what reads what, never on the order of files.
public struct StackingPlan: Hashable, Sendable {
    /// Every incentive, one that takes lines from another before it.
    let judging: [IncentivePlace]
    /// Every incentive, those whose payouts another reads before it; the members of a group of
    /// which the best is paid settle together.
    let settling: [[IncentivePlace]]
    /// The members of an exclusive group that go before a member, the first of them first.
    private let before: [IncentivePlace: [IncentivePlace]]
    private let places: [IncentiveAddress: IncentivePlace]

    /// A plan, or the incentives that wait for each other, from one of them around to it again.
    ///
    /// - Complexity: O(incentives × payouts that they read).
    public static func arrange(_ programs: [Program]) -> Result<StackingPlan, StackingRing> {
        var places: [IncentiveAddress: IncentivePlace] = [:]
        var order: [IncentivePlace] = []
        for (program, given) in programs.enumerated() {
            for (incentive, rule) in given.incentives.enumerated() {
                let place = IncentivePlace(program: program, incentive: incentive)
                places[IncentiveAddress(program: given.id, incentive: rule.id)] = place
                order.append(place)
            }
        }
        let rule = { (place: IncentivePlace) in
            programs[place.program].incentives[place.incentive]
        }
        var ranked: [IncentivePlace: (group: String, priority: Int)] = [:]
        var units: [[IncentivePlace]] = []
        var unitOfGroup: [String: Int] = [:]
        for place in order {
            switch rule(place).stacking.group {
            case let group? where group.rule == .bestOf:
                if let unit = unitOfGroup[group.name] {
                    units[unit].append(place)
                    continue
                }
                unitOfGroup[group.name] = units.count
            case let group?:
                if case .exclusive(let priority) = group.rule {
                    ranked[place] = (group.name, priority)
                }
            case nil: break
            }
            units.append([place])
        }
        let judging = order.sorted {
            (ranked[$0]?.priority ?? 0, $0) < (ranked[$1]?.priority ?? 0, $1)
        }
        var before: [IncentivePlace: [IncentivePlace]] = [:]
        for place in judging {
            guard let own = ranked[place] else { continue }
            before[place] = judging.filter { other in
                ranked[other].map { $0.group == own.group && $0.priority < own.priority } ?? false
            }
        }
        // Of equal payouts the first by id is paid, wherever it stands in its document.
        for unit in units.indices {
            units[unit].sort { left, right in
                left.program == right.program
                    ? rule(left).id < rule(right).id : left.program < right.program
            }
        }
        return sortUnits(units) { rule($0).reads.compactMap { places[$0] } }.map { settling in
            StackingPlan(judging: judging, settling: settling, before: before, places: places)
        }
    }

    /// The place of an incentive that another names; nil for one of a program that is left out.
    public func place(of address: IncentiveAddress) -> IncentivePlace? { places[address] }

    /// The members of its exclusive group that take lines before it, the first first.
    func takers(before place: IncentivePlace) -> [IncentivePlace] { before[place] ?? [] }
}

/// Incentives of which each reads the payout of the next, and the last that of the first.
public struct StackingRing: Error, Hashable, Sendable {
    public let places: [IncentivePlace]
}

/// Sorts units so that each stands behind those that it reads, otherwise as they stand.
private func sortUnits(
    _ units: [[IncentivePlace]],
    reads: (IncentivePlace) -> [IncentivePlace]
) -> Result<[[IncentivePlace]], StackingRing> {
    var unitOfPlace: [IncentivePlace: Int] = [:]
    for (unit, members) in units.enumerated() {
        for member in members { unitOfPlace[member] = unit }
    }
    let needed = units.map { members in
        members.flatMap(reads).compactMap { unitOfPlace[$0] }
    }
    var sorted: [Int] = []
    var done = Set<Int>()
    while sorted.count < units.count {
        let ready = units.indices.first { unit in
            !done.contains(unit) && needed[unit].allSatisfy(done.contains)
        }
        guard let ready else { return .failure(ring(units, needed, done)) }
        sorted.append(ready)
        done.insert(ready)
    }
    return .success(sorted.map { units[$0] })
}

/// Follows what waits until one comes round again.
private func ring(
    _ units: [[IncentivePlace]],
    _ needed: [[Int]],
    _ done: Set<Int>
) -> StackingRing {
    var path: [Int] = []
    var next = units.indices.first { !done.contains($0) }
    while let unit = next, !path.contains(unit) {
        path.append(unit)
        next = needed[unit].first { !done.contains($0) }
    }
    let start = path.firstIndex { $0 == next } ?? 0
    return StackingRing(places: path[start...].map { units[$0][0] })
}
