import Incentives

/// Which document takes the place of which, wherever `supersedes` can be followed.
struct Versions {
    private let newer: [ProgramID: ProgramID]
    private let older: [ProgramID: ProgramID]

    /// Pairs of an older document and the one that supersedes it; each stands once on either side
    /// and no chain comes round again.
    init(_ pairs: [(older: ProgramID, newer: ProgramID)]) {
        newer = Dictionary(uniqueKeysWithValues: pairs.map { ($0.older, $0.newer) })
        older = Dictionary(uniqueKeysWithValues: pairs.map { ($0.newer, $0.older) })
    }

    /// The programs as they are in force where all of them are: what checks compare.
    func planned(_ programs: [Program]) -> [Program] { inForce(programs, asOf: .last) }

    /// The programs that are taken, each cut where the next version that is taken has started.
    ///
    /// A version that is left out is passed over: its forerunner stays in force until the one
    /// behind it.
    func inForce(_ programs: [Program], asOf: Day) -> [Program] {
        let firstDays = Dictionary(uniqueKeysWithValues: programs.map { ($0.id, $0.runs.first) })
        return programs.map { program in
            let next = follow(newer, from: program.id) { firstDays[$0] != nil }
                .flatMap { id in firstDays[id].map { Succession.Next(program: id, from: $0) } }
            let hasStarted = next.map { $0.from <= asOf } ?? false
            return program.version(
                after: follow(older, from: program.id) { firstDays[$0] != nil },
                before: next,
                inForceTo: hasStarted ? next?.from.adding(days: -1) ?? .last : .last
            )
        }
    }

    /// The first document along a chain that is taken.
    private func follow(
        _ chain: [ProgramID: ProgramID],
        from start: ProgramID,
        _ isTaken: (ProgramID) -> Bool
    ) -> ProgramID? {
        var here = chain[start]
        while let id = here, !isTaken(id) { here = chain[id] }
        return here
    }
}
