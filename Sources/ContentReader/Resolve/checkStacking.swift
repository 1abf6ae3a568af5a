import Diagnostics
import Incentives

/// Refuses what only all programs together show: incentives that nobody has, that wait for each
/// other or settle too late, and groups whose members do not agree.
///
/// Returns whether the programs can be computed, so far as that goes.
func checkStacking(
    _ programs: [Program],
    _ documents: [MarkdownFile],
    fiscalYearStarts: Int,
    _ faults: inout Faults
) -> Bool {
    let before = faults.errorCount
    let book = IncentiveBook(programs, documents)
    for own in book.entries {
        for address in own.rule.reads where !book.knows(address) {
            let known = book.entries.map { "\($0.address)" }
            faults.report(
                .unknownValue(
                    "\(address)",
                    of: "incentive",
                    known: known,
                    at: own.place(naming: address)
                )
            )
        }
        for other in own.rule.reads.compactMap(book.entry) {
            checkOrder(own, reading: other, fiscalYearStarts, &faults)
        }
    }
    if case .failure(let ring) = StackingPlan.arrange(programs) {
        let names = ring.places.map { place in
            let program = programs[place.program]
            return "\(program.id)/\(program.incentives[place.incentive].id)"
        }
        let first = book.entries.first { "\($0.address)" == names.first }
        faults.report(.stackingRing(names, at: first?.place(of: .net_of, or: .measure)))
    }
    checkGroups(book, fiscalYearStarts, &faults)
    checkDiscounts(book, &faults)
    warnOfOlderVersions(programs, book, &faults)
    return faults.errorCount == before
}

/// What is read is paid no later than what reads it, and on lines where it is taken off them.
private func checkOrder(
    _ own: IncentiveBook.Entry,
    reading other: IncentiveBook.Entry,
    _ fiscalYearStarts: Int,
    _ faults: inout Faults
) {
    let place = own.place(naming: other.address)
    if other.rule.measure.isOfPayouts, own.rule.stacking.netOf.contains(other.address) {
        faults.report(.payoutOnNoLines(other.address, at: place))
    }
    if other.rule.support != nil {
        faults.report(.notYet("price_support read by others", at: place))
    }
    if own.currency != other.currency {
        faults.report(.notYet("payouts read across currencies", at: place))
    }
    let periods = own.rule.periods(fiscalYearStarts: fiscalYearStarts)
    for period in other.rule.periods(fiscalYearStarts: fiscalYearStarts) {
        let lastDay = other.rule.lastDay(of: period)
        let reader = periods.first { $0.span.overlaps(period.span) }
        guard let reader, own.rule.lastDay(of: reader) < lastDay else { continue }
        faults.report(.settlesLater(other.address, period.name, than: reader.name, at: place))
        return
    }
}

/// The members of a group agree on its rule, have priorities of their own or the same periods.
private func checkGroups(
    _ book: IncentiveBook,
    _ fiscalYearStarts: Int,
    _ faults: inout Faults
) {
    var first: [String: IncentiveBook.Entry] = [:]
    var priorities: [String: [(priority: Int, entry: IncentiveBook.Entry)]] = [:]
    for entry in book.entries {
        guard let group = entry.rule.stacking.group else { continue }
        let place = entry.place(of: .group)
        if case .exclusive(let priority) = group.rule {
            let others = priorities[group.name] ?? []
            if others.contains(where: {
                $0.priority == priority && $0.entry.meetsDays(of: entry.rule)
            }) {
                faults.report(.samePriority(priority, group.name, at: place))
            }
            priorities[group.name] = others + [(priority, entry)]
        }
        guard let other = first[group.name], let theirs = other.rule.stacking.group else {
            first[group.name] = entry
            let isAlone = !book.entries.contains {
                $0.address != entry.address && $0.rule.stacking.group?.name == group.name
            }
            if isAlone { faults.report(.groupOfOne(group.name, at: place)) }
            continue
        }
        if (group.rule == .bestOf) != (theirs.rule == .bestOf) {
            faults.report(.groupDisagrees(group.name, other.address, at: place))
        } else if group.rule == .bestOf {
            let periods = { (rule: Incentive) in
                Set(rule.periods(fiscalYearStarts: fiscalYearStarts).map(\.length))
            }
            if entry.currency != other.currency {
                faults.report(.notYet("best_of across currencies", at: place))
            }
            if periods(entry.rule) != periods(other.rule), other.meetsDays(of: entry.rule) {
                faults.report(.bestOfOtherPeriods(other.address, at: place))
            }
        }
    }
}

extension Program {
    /// The program and those that it can't be computed without, in order of their ids: whose
    /// payouts it reads, and whose incentives share a group with its own.
    func together(with others: [Program]) -> [Program] {
        var found = [self]
        var next = 0
        while next < found.count {
            let named = Set(found[next].incentives.flatMap(\.reads).map(\.program))
            let groups = Set(found[next].incentives.compactMap(\.stacking.group?.name))
            for other in others where !found.contains(where: { $0.id == other.id }) {
                let shares = other.incentives.contains { incentive in
                    incentive.stacking.group.map { groups.contains($0.name) } ?? false
                }
                if shares || named.contains(other.id) { found.append(other) }
            }
            next += 1
        }
        return found.sorted { $0.id < $1.id }
    }
}

extension Period {
    /// What periods that are compared share: the cycle, or for a whole run its days.
    fileprivate var length: String {
        cycle.map(\.rawValue) ?? "\(span)"
    }
}

/// Every incentive of a site with its place in the documents.
struct IncentiveBook {
    let entries: [Entry]
    private let unread: Set<ProgramID>
    private let neverInForce: Set<IncentiveAddress>

    struct Entry {
        let address: IncentiveAddress
        let rule: Incentive
        let audience: [PartnerCondition]
        let currency: Currency
        /// Its node in the front matter.
        let node: YAMLNode?
        let file: String

        /// Whether the day of a line may lie in its days and in those of another, too.
        func meetsDays(of other: Incentive) -> Bool {
            rule.countsOn != other.countsOn || rule.span.overlaps(other.span)
        }

        func place(of key: IncentiveKey, or other: IncentiveKey? = nil) -> SourceRange {
            node?[key.rawValue]?.place ?? other.flatMap { node?[$0.rawValue]?.place }
                ?? SourceRange(file: file, line: 1, column: 1)
        }

        /// Where another incentive is named.
        func place(naming other: IncentiveAddress) -> SourceRange {
            let lists = [node?["net_of"], node?["measure"]?["payouts"]].compactMap(\.self)
            for list in lists {
                guard case .sequence(let items) = list.kind else { continue }
                if let item = items.first(where: { $0.scalar == "\(other)" }) { return item.place }
            }
            return place(of: .net_of, or: .measure)
        }
    }

    init(_ programs: [Program], _ documents: [MarkdownFile]) {
        unread = Set(documents.map { ProgramID($0.stem) }).subtracting(programs.map(\.id))
        neverInForce = Set(
            programs.flatMap { program in
                program.succession.neverInForce.map {
                    IncentiveAddress(program: program.id, incentive: $0.id)
                }
            }
        )
        entries = programs.flatMap { program in
            let document = documents.first { $0.stem == program.id.text }
            var nodes: [YAMLNode] = []
            if case .sequence(let items)? = document?.frontMatter["incentives"]?.kind {
                nodes = items
            }
            return program.incentives.map { rule in
                Entry(
                    address: IncentiveAddress(program: program.id, incentive: rule.id),
                    rule: rule,
                    audience: program.audience,
                    currency: program.currency,
                    node: nodes.first { $0["id"]?.scalar == rule.id.text },
                    file: document?.path ?? ""
                )
            }
        }
    }

    func entry(_ address: IncentiveAddress) -> Entry? {
        entries.first { $0.address == address }
    }

    /// Whether it is there, superseded before its window, or of a document that has faults of its
    /// own.
    func knows(_ address: IncentiveAddress) -> Bool {
        unread.contains(address.program) || neverInForce.contains(address) || entry(address) != nil
    }
}

extension Diagnostic {
    static func stackingRing(_ names: [String], at place: SourceRange?) -> Diagnostic {
        Diagnostic(
            .badStacking,
            at: place,
            names.count == 1
                ? "an incentive can't wait for its own payout"
                : "incentives wait for each other's payouts",
            found: (names + names.prefix(1)).joined(separator: " -> "),
            hint: "take one of them out of `net_of` or `payouts`"
        )
    }

    static func payoutOnNoLines(_ other: IncentiveAddress, at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .badStacking,
            at: place,
            "what pays on other payouts has no lines that it could be taken off",
            found: "\(other)",
            hint: "take it out"
        )
    }

    static func settlesLater(
        _ other: IncentiveAddress,
        _ period: String,
        than reader: String,
        at place: SourceRange
    ) -> Diagnostic {
        Diagnostic(
            .badStacking,
            at: place,
            "what is read settles no later than what reads it",
            found: "\(other) settles \(period) when \(reader) is paid already",
            hint: "settle this one as late, or that one as often"
        )
    }

    static func samePriority(_ priority: Int, _ group: String, at place: SourceRange) -> Diagnostic
    {
        Diagnostic(
            .badStacking,
            at: place,
            "the members of a group have priorities of their own",
            found: "\(priority) stands twice in \(group)",
            hint: "1 goes first"
        )
    }

    static func groupOfOne(_ group: String, at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .badStacking,
            .warning,
            at: place,
            "the group has one member, so that it decides nothing",
            found: group,
            hint: "name the same group in another incentive"
        )
    }

    static func groupDisagrees(
        _ group: String,
        _ other: IncentiveAddress,
        at place: SourceRange
    ) -> Diagnostic {
        Diagnostic(
            .badStacking,
            at: place,
            "the members of a group share its rule",
            found: group,
            hint: "\(other) says another one"
        )
    }

    static func bestOfOtherPeriods(
        _ other: IncentiveAddress,
        at place: SourceRange
    ) -> Diagnostic {
        Diagnostic(
            .badStacking,
            at: place,
            "payouts are compared period by period, so members of a group settle alike",
            hint: "\(other) settles on other periods"
        )
    }
}
