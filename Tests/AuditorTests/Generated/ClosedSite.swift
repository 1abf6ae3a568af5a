import Foundation
import Testing

/// A generated site whose periods close one after the other, each with the rows that are known
/// then, in files that only grow in number.
struct ClosedSite {
    let portfolios: [GeneratedPortfolio]
    let terms: GeneratedTerms
    /// For each sale id by how many periods it comes late.
    var delays: [String: Int] = [:]
    /// How the new rows of a closing are written: a file each list.
    var arranged: ([String]) -> [[String]] = { [$0] }

    /// The periods whose day of closing the site has seen, from the first program's.
    var periods: [SlowPeriod] {
        let programs = portfolios.flatMap(\.programs)
        guard let first = programs.map(\.runs.lowerBound).min(), first <= terms.asOf else {
            return []
        }
        return terms.calendar.periods(terms.cycle, of: first...terms.asOf).filter {
            $0.last + terms.closes <= terms.asOf
        }
    }

    /// Closes all periods and gives what `compute` prints behind them.
    func closedFigures() throws -> Data {
        let site = FileManager.default.temporaryDirectory
            .appendingPathComponent("guerdon-closed-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: site) }
        var written: Set<String> = []
        for (place, period) in periods.enumerated() {
            try write(
                known(place),
                asOf: period.last + terms.closes,
                "\(100 + place)",
                to: site,
                &written
            )
            let words = ["close", period.name, "--by", "Auditor", "--quiet", "--site", site.path]
            let result = try runGuerdon(words)
            try #require(result.status == 0, "\(period.name): \(result.errors)")
        }
        try write(portfolios, asOf: terms.asOf, "900", to: site, &written)
        return try figures(site)
    }

    /// What `compute` prints of the site where nothing closes and all is known.
    func openFigures() throws -> Data {
        let site = FileManager.default.temporaryDirectory
            .appendingPathComponent("guerdon-open-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: site) }
        try writeSite(portfolios, terms, to: site)
        return try figures(site)
    }

    private func figures(_ site: URL) throws -> Data {
        let result = try runGuerdon(["compute", "--quiet", "--site", site.path])
        try #require(result.status == 0, "\(result.errors)")
        return result.output
    }

    /// The portfolios with the rows that a closing knows.
    private func known(_ place: Int) -> [GeneratedPortfolio] {
        portfolios.map { portfolio in
            var known = portfolio
            known.lines.removeAll { line in
                let own = periods.firstIndex { line.day <= $0.last } ?? periods.count
                return own + (delays[line.id] ?? 0) > place
            }
            let ids = Set(known.lines.map(\.id))
            known.lines.removeAll { line in line.returns.map { !ids.contains($0) } ?? false }
            known.claims.removeAll { claim in
                claim.day > periods[place].last || !ids.contains(claim.sale)
            }
            return known
        }
    }

    /// Writes what is known, its new rows into files of their own.
    private func write(
        _ known: [GeneratedPortfolio],
        asOf day: Int,
        _ name: String,
        to site: URL,
        _ written: inout Set<String>
    ) throws {
        var now = terms
        now.asOf = day
        try writeSite(known, now, to: site)
        let content = site.appendingPathComponent("content")
        let place = content.appendingPathComponent("site.yaml")
        try (String(contentsOf: place, encoding: .utf8) + "keyring: demo\n")
            .write(to: place, atomically: false, encoding: .utf8)
        for folder in ["sales", "claims"] {
            let folder = content.appendingPathComponent(folder)
            let all = folder.appendingPathComponent("all.csv")
            guard FileManager.default.fileExists(atPath: all.path) else { continue }
            let rows = try String(contentsOf: all, encoding: .utf8).split(separator: "\n")
            try FileManager.default.removeItem(at: all)
            let new = rows.dropFirst().map(String.init).filter { written.insert($0).inserted }
            for (number, part) in arranged(new).enumerated() where !part.isEmpty {
                let text = ([String(rows[0])] + part).joined(separator: "\n") + "\n"
                try Data(text.utf8)
                    .write(to: folder.appendingPathComponent("\(name)-\(number).csv"))
            }
        }
    }
}
