import Diagnostics
import Incentives

/// Follows `supersedes` through all documents, approved or not, and refuses what can't be: two that
/// take the place of one, a circle, a newer version that starts no later or pays another currency,
/// and a table that changes inside one of its periods.
///
/// - Complexity: O(programs² + incentives × their periods).
func checkVersions(
    _ programs: [Program],
    _ documents: [MarkdownFile],
    fiscalYearStarts: Int,
    _ faults: inout Faults
) -> Versions {
    let book = VersionBook(programs, documents)
    var pairs: [(older: ProgramID, newer: ProgramID)] = []
    var successors: [ProgramID: ProgramID] = [:]
    for newer in programs {
        guard let name = newer.succession.replaces else { continue }
        let place = book.place(of: "supersedes", newer.id)
        guard let older = book.programs[name] else {
            if !book.documents.contains(name) {
                faults.report(
                    .unknownValue(
                        name.text,
                        of: "program",
                        known: programs.map(\.id.text),
                        at: place
                    )
                )
            }
            continue
        }
        if let circle = book.circle(from: newer.id) {
            // Each member would tell the same circle.
            if circle.min() == newer.id { faults.report(.versionCircle(circle, at: place)) }
            continue
        }
        if let other = successors[name] {
            faults.report(
                .supersededTwice(name, by: other, book.path(of: other), at: place)
            )
            continue
        }
        successors[name] = newer.id
        let runs = book.place(of: "runs", newer.id)
        if newer.runs.first <= older.runs.first {
            faults.report(.startsNoLater(newer.runs.first, than: older, at: runs))
            continue
        }
        if newer.currency != older.currency {
            faults.report(
                .versionCurrency(
                    newer.currency,
                    than: older,
                    at: book.place(of: "currency", or: "supersedes", newer.id)
                )
            )
            continue
        }
        pairs.append((name, newer.id))
        checkIncentives(older, newer, book, at: runs, fiscalYearStarts, &faults)
    }
    return Versions(pairs)
}

/// What a program must not change between one day and the next.
private func checkIncentives(
    _ older: Program,
    _ newer: Program,
    _ book: VersionBook,
    at place: SourceRange,
    _ fiscalYearStarts: Int,
    _ faults: inout Faults
) {
    let day = newer.runs.first
    for old in older.incentives {
        guard let new = newer.incentives.first(where: { $0.id == old.id }) else { continue }
        let name = "\(older.id)/\(old.id)"
        if old.countsOn != new.countsOn, old.span.first < day, day <= old.span.last.adding(days: 1)
        {
            faults.report(.versionsCountOn(name, old.countsOn, new.countsOn, at: place))
        }
        guard let period = old.period(cutOn: day, fiscalYearStarts) else { continue }
        let cut = VersionCut(
            day: day,
            period: period.name,
            incentive: name,
            file: book.path(of: older.id),
            daysThatWouldDo: [period.span.first, period.span.last.adding(days: 1)].filter {
                older.runs.first < $0 && $0 <= .last
            }
        )
        if old.paysByLine && new.paysByLine { continue }
        let changed = changedKeys(old, new)
        faults.report(
            changed.isEmpty
                ? .periodCut(cut, at: place) : .tableChanges(cut, changed, at: place)
        )
    }
}

extension Incentive {
    /// The longest of its periods, settled or accumulated over, that a day lies inside, behind the
    /// first day that counts in it.
    fileprivate func period(cutOn day: Day, _ fiscalYearStarts: Int) -> Period? {
        var periods: [Period] = []
        switch accumulates {
        case .run: periods.append(.run(span))
        case .year:
            periods.append(
                .containing(day, cycle: .year, fiscalYearStarts: fiscalYearStarts)
            )
        case nil: break
        }
        periods.append(
            settles.map { .containing(day, cycle: $0, fiscalYearStarts: fiscalYearStarts) }
                ?? .run(span)
        )
        return periods.first { period in
            period.span.contains(day) && period.span.overlaps(span)
                && max(period.span.first, span.first) < day
        }
    }
}

/// The keys that make another table of an incentive, as content names them.
private func changedKeys(_ old: Incentive, _ new: Incentive) -> [String] {
    [
        (old.table != new.table, old.table.isSingleReward ? "reward" : "tiers"),
        (old.measure != new.measure, "measure"), (old.rollup != new.rollup, "measures"),
        (old.base != new.base, "base"), (old.each != new.each, "each"),
        (old.settles != new.settles, "settles"),
        (old.accumulates != new.accumulates, "accumulates"),
    ].filter(\.0).map(\.1)
}

/// A period that the start of a newer version lies in.
struct VersionCut {
    let day: Day
    let period: String
    /// As `program/incentive`, of the older version.
    let incentive: String
    /// That of the older version.
    let file: String
    let daysThatWouldDo: [Day]

    var hint: String {
        daysThatWouldDo.isEmpty
            ? "give it another id"
            : "start on \(daysThatWouldDo.map(\.description).joined(separator: " or "))"
    }
}

/// The documents of the programs, and where their keys stand.
private struct VersionBook {
    let programs: [ProgramID: Program]
    /// The names of all program documents, those with faults of their own too.
    let documents: Set<ProgramID>
    private let files: [ProgramID: MarkdownFile]

    init(_ programs: [Program], _ documents: [MarkdownFile]) {
        self.programs = Dictionary(programs.map { ($0.id, $0) }) { first, _ in first }
        files = Dictionary(documents.map { (ProgramID($0.stem), $0) }) { first, _ in first }
        self.documents = Set(files.keys)
    }

    func path(of program: ProgramID) -> String { files[program]?.path ?? "" }

    func place(of key: String, or other: String? = nil, _ program: ProgramID) -> SourceRange {
        let node = files[program]?.frontMatter
        return node?[key]?.place ?? other.flatMap { node?[$0]?.place }
            ?? SourceRange(file: path(of: program), line: 1, column: 1)
    }

    /// The documents from one around to itself again, without the last; nil where the chain ends.
    func circle(from start: ProgramID) -> [ProgramID]? {
        var chain = [start]
        while let next = programs[chain[chain.count - 1]]?.succession.replaces {
            if next == start { return chain }
            if chain.contains(next) { return nil }
            chain.append(next)
        }
        return nil
    }
}

/// Names what reads the payout of an older version, goes on behind it, and does not read the newer
/// one's.
func warnOfOlderVersions(_ programs: [Program], _ book: IncentiveBook, _ faults: inout Faults) {
    for older in programs {
        guard let next = older.succession.next else { continue }
        for own in book.entries where own.rule.span.last >= next.from {
            for address in own.rule.reads where address.program == older.id {
                let newer = IncentiveAddress(program: next.program, incentive: address.incentive)
                guard book.entry(newer) != nil, newer != own.address,
                    !own.rule.reads.contains(newer)
                else { continue }
                faults.report(
                    .olderVersionRead(
                        address,
                        newer,
                        from: next.from,
                        at: own.place(naming: address)
                    )
                )
            }
        }
    }
}
