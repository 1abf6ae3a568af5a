import Books
import ContentReader
import Diagnostics
import Incentives

extension ReadSite {
    /// Goes on from what another system and the closings stated, and computes anew what lines came
    /// late to.
    ///
    /// - Throws: `Stop` when a closed period can't be computed anew, or a figure leaves its range.
    func goingOn(_ report: Report) async throws -> ReadSite {
        let opening = content.portfolio.opening
        if closed.isEmpty, opening == nil { return self }
        try checkClosed(self, report)
        let restating = Restating(site: self, report: report)
        var book = StatedBook(opening)
        do {
            try await book.take(
                closed.map {
                    ClosedPeriod(
                        period: $0.head.period,
                        statements: $0.statements.map(\.figures)
                    )
                },
                horizon: content.portfolio.terms.statements.corrections
            ) { place, before in
                try await restating.restate(place, before)
            }
        } catch let error as MoneyError {
            throw try report.stop([.closedSumOutOfRange(error)], loaded)
        } catch let fault as Diagnostic {
            throw try report.stop([fault], loaded)
        }
        for (partner, findings) in restating.finalLines { book.note(findings, of: partner) }
        let stated = book.stated(in: content.portfolio, restating.knowledge)
        let changed = try restating.changedRules()
        return ReadSite(
            loaded: loaded,
            content: content.stating(stated),
            closings: closings,
            keyring: keyring,
            warnings: warnings + changed
        )
    }
}

/// Computes closed periods anew, with the lines of today.
struct Restating: Sendable {
    let site: ReadSite
    let closings: [Closing]
    let report: Report

    /// The rows that each closing knew.
    private let known: [KnownRows]
    /// When each line of today's content became known.
    let knowledge: LineKnowledge
    /// Lines that are new since the last closing.
    private let newLines: [LineIndex]
    /// Those of them that are dated in a closed period, with its place.
    private let late: [(line: LineIndex, place: Int)]

    init(site: ReadSite, report: Report) {
        let closings = site.closed
        self.site = site
        self.report = report
        self.closings = closings
        known = closings.map { closing in
            let lines = closing.rows.map { ($0.contentPath, $0.lineDigests.count) }
            return KnownRows(
                lines: Dictionary(uniqueKeysWithValues: lines),
                asOf: closing.head.asOf
            )
        }
        let portfolio = site.content.portfolio
        let knowledge = LineKnowledge(of: site.content, known, closings, behind: portfolio.opening)
        self.knowledge = knowledge
        newLines = portfolio.sales.days.indices.filter(knowledge.isNew)
        late = newLines.compactMap { line in
            closings.place(of: portfolio.sales.days[line]).map { (line, $0) }
        }
    }

    /// Returns that are new since the last closing, with the place of the period of their sale.
    var lateReturns: [(line: LineIndex, place: Int)] {
        let sales = site.content.portfolio.sales
        return newLines.compactMap { line in
            guard let sale = sales.returnedLines[line] else { return nil }
            return closings.place(of: sales.days[sale]).map { (line, $0) }
        }
    }

    /// Lines whose period lies too far back to be corrected, or was stated elsewhere.
    var finalLines: [PartnerID: [String: LateFinding]] {
        let portfolio = site.content.portfolio
        let horizon = portfolio.terms.statements.corrections
        var found: [PartnerID: [String: LateFinding]] = [:]
        let behind = late.filter { closings.count - $0.place > horizon }
            .map { (line: $0.line, period: closings[$0.place].head.period) }
        for (line, period) in behind + linesBeforeTheStart {
            let partner = portfolio.partners[portfolio.sales.partners[line]].id
            found[partner, default: [:]][portfolio.sales.ids[line]] = LateFinding(
                period: period,
                outcome: .periodFinal
            )
        }
        return found
    }

    /// Lines dated before the first statement that are new since the last closing; what comes back
    /// of a sale takes back by itself.
    private var linesBeforeTheStart: [(line: LineIndex, period: Period)] {
        let portfolio = site.content.portfolio
        guard let opening = portfolio.opening else { return [] }
        let sales = portfolio.sales
        return newLines.filter { line in
            sales.days[line] <= opening.through && sales.returnedLines[line] == nil
        }.map { line in
            let period = Period.containing(
                sales.days[line],
                cycle: portfolio.terms.statements.cycle,
                fiscalYearStarts: portfolio.terms.fiscalYearStarts
            )
            return (line, period)
        }
    }

    /// Nil where nothing came late to a period.
    func restate(_ place: Int, _ before: StatedBook) async throws -> Restatement? {
        let period = closings[place].head.period
        guard isTouched(period) else { return nil }
        let all = try read(place, returns: nil)
        // What came back before the last closing is stated: only what is new comes for itself.
        let sales = hasNewReturns ? try read(place, returns: known.last) : all
        var runs: [Restatement.Run] = []
        let early = try await statements(of: sales, place, before)
        runs.append(run(.lateLines, early, sales))
        var drawn = early
        if hasNewReturns, sales.portfolio.sales.count != all.portfolio.sales.count {
            drawn = try await statements(of: all, place, before)
            runs.append(run(.returns, drawn, all))
        }
        return Restatement(runs: runs, findings: findings(on: drawn, of: all, place))
    }

    private var hasNewReturns: Bool {
        let sales = site.content.portfolio.sales
        return newLines.contains { sales.returnedLines[$0] != nil }
    }

    private func run(
        _ cause: CorrectionFigures.Cause,
        _ drawn: [Statement],
        _ content: Content
    ) -> Restatement.Run {
        Restatement.Run(
            cause: cause,
            statements: drawn.map { $0.figures(in: content.portfolio) }
        )
    }

    /// What became of the period's lines that came late, where they count now.
    private func findings(
        on drawn: [Statement],
        of content: Content,
        _ place: Int
    ) -> [PartnerID: [String: LateFinding]] {
        let came = late.filter { $0.place == place }
        if came.isEmpty { return [:] }
        let sales = content.portfolio.sales
        let known = Set((0..<sales.count).map { sales.ids[$0] })
        var counted: Set<String> = []
        for statement in drawn {
            for line in statement.lines(of: sales) where line.counts {
                counted.insert(sales.ids[line.line])
            }
        }
        let portfolio = site.content.portfolio
        var found: [PartnerID: [String: LateFinding]] = [:]
        for (line, _) in came {
            let id = portfolio.sales.ids[line]
            let partner = portfolio.partners[portfolio.sales.partners[line]].id
            found[partner, default: [:]][id] = LateFinding(
                period: closings[place].head.period,
                outcome: counted.contains(id)
                    ? .corrected : known.contains(id) ? .notCounted : .unknownThen
            )
        }
        return found
    }

    /// Whether lines or claims that are new since the last closing may change a period.
    private func isTouched(_ period: Period) -> Bool {
        let sales = site.content.portfolio.sales
        let before = site.content.portfolio.opening?.through
        let hasLine = newLines.contains { line in
            let acts = sales.returnedLines[line] ?? line
            return sales.days[acts] <= period.span.last
                && before.map { $0 < sales.days[line] } ?? true
        }
        return hasLine || hasNewClaims
    }

    /// Whether claims became known since the last closing.
    private var hasNewClaims: Bool {
        guard let last = closings.last else { return false }
        let portfolio = site.content.portfolio
        if portfolio.claims.hasAny(after: last.head.asOf)
            || portfolio.priceClaims.hasAny(after: last.head.asOf)
        {
            return true
        }
        let lengths = Dictionary(
            uniqueKeysWithValues: last.rows.map { ($0.contentPath, $0.length) }
        )
        return site.loaded.content.contains { file in
            site.content.kept.claims.contains(file.path)
                && file.bytes.count > lengths[file.path] ?? 0
        }
    }

    /// Reads the documents of a closing with the rows of today.
    func read(_ place: Int, returns: KnownRows?) throws -> Content {
        let rows = Set(site.content.kept.rows + [sourcesPath])
        let files =
            closings[place].documents.filter { $0.contentPath != sourcesPath }.map {
                ContentFile(path: $0.contentPath, bytes: $0.bytes)
            } + site.loaded.content.filter { rows.contains($0.path) }
        let (content, faults) = readContent(
            files,
            ReadOrder(
                asOf: site.content.portfolio.terms.asOf,
                today: site.content.portfolio.terms.asOf,
                withDrafts: false,
                rows: .fitting(returns: returns)
            )
        )
        guard let content else {
            let errors = faults.filter { $0.severity == .error }
            throw try report.stop(
                [.closingUnread(closings[place].head.period, because: errors)],
                site.loaded
            )
        }
        return content
    }

    /// The statements of a closed period, by content of its closing.
    private func statements(
        of content: Content,
        _ place: Int,
        _ before: StatedBook
    ) async throws -> [Statement] {
        let period = closings[place].head.period
        let stated = before.stated(
            in: content.portfolio,
            LineKnowledge(
                of: content,
                known,
                closings,
                behind: site.content.portfolio.opening
            ),
            drawnThrough: period.span.last
        )
        let going = content.stating(stated)
        let filters = CompiledFilters(going.portfolio)
        return try await mapStatements(going, filters: filters) { _, drawn in
            drawn.filter { $0.period == period }
        }.flatMap { $0 }
    }
}

private let sourcesPath = "content/sources.yaml"

extension [Closing] {
    /// The place of the closed period that holds a day.
    fileprivate func place(of day: Day) -> Int? {
        firstIndex { $0.head.period.span.contains(day) }
    }
}

extension LineKnowledge {
    /// When each line of some content became known.
    fileprivate init(
        of content: Content,
        _ known: [KnownRows],
        _ closings: [Closing],
        behind opening: OpeningBalances?
    ) {
        self = LineKnowledge(
            closedThrough: closings.map(\.head.period.span.last),
            firstKnown: content.firstKnown(among: known)
        ).behind(opening, in: content.portfolio)
    }
}

extension Diagnostic {
    static func closingUnread(_ period: Period, because errors: [Diagnostic]) -> Diagnostic {
        Diagnostic(
            .closingUnread,
            at: errors.first?.place,
            "with its late lines \(period.name) can't be computed anew by the documents that it "
                + "was closed with",
            hint: "the documents stand in \(ClosingFolders.path(of: period))/documents; what they "
                + "lack for a line, an adjustment can give",
            details: errors.map(\.message)
        )
    }

    static func closedSumOutOfRange(_ error: MoneyError) -> Diagnostic {
        switch error {
        case .overflow:
            Diagnostic(
                .sumOutOfRange,
                at: nil,
                "a correction of a closed period is too large",
                hint: "check the amounts of the late lines"
            )
        }
    }
}
