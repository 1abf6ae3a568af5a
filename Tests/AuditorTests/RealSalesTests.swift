import Foundation
import TestSupport
import Testing

/// The real files, beside the package; absent where only the package was cloned.
private let realFolder = packageRoot.deletingLastPathComponent()
    .appendingPathComponent("shared/data/adventureworks")

private let areThere = FileManager.default.fileExists(atPath: realFolder.path)

/// Lays the real files, their bytes untouched, below the auditor's site with some of its programs.
private func layOutRealSite(_ programs: [AuditedProgram]) throws -> URL {
    let site = FileManager.default.temporaryDirectory
        .appendingPathComponent("guerdon-real-\(UUID().uuidString)")
    try FileManager.default.copyItem(
        at: packageRoot.appendingPathComponent("Tests/AuditorTests/Site"),
        to: site
    )
    let folder = site.appendingPathComponent("content/programs")
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path)
    where !programs.contains(where: { "\($0.program).md" == name }) {
        try FileManager.default.removeItem(at: folder.appendingPathComponent(name))
    }
    let erp = site.appendingPathComponent("content/erp")
    try FileManager.default.createDirectory(at: erp, withIntermediateDirectories: true)
    for name in ["FactResellerSales", "ResellerSales_202006", "Resellers", "Product"] {
        try FileManager.default.copyItem(
            at: realFolder.appendingPathComponent("\(name).csv"),
            to: erp.appendingPathComponent("\(name).csv")
        )
    }
    return site
}

@Test(.enabled(if: areThere, "the real sales files are beside the package (../shared/data)"))
func `the auditor agrees on every statement of the real sales`() throws {
    let sales = try RealSales(folder: realFolder)
    checkControlTotals(sales)
    let site = try layOutRealSite(auditedPrograms)
    defer { try? FileManager.default.removeItem(at: site) }
    let check = try runGuerdon(["check", "--site", site.path])
    #expect(check.status == 0, "\(check.errors)")
    #expect(check.errors.contains("FactResellerSales.csv: 57851 sales lines read\n"))
    #expect(check.errors.contains("ResellerSales_202006.csv: 3004 sales lines read\n"))
    let computed = try computeSite(site)
    #expect(computed.statements.count == 8_412)
    try checkStatements(computed, Auditor(sales), sales)
    checkBoards(computed, sales)
}

@Test(.enabled(if: areThere, "the real sales files are beside the package (../shared/data)"))
func `every real line counts where the auditor says, and has a reason where it does not`() throws {
    let programs = auditedPrograms.filter { $0.countsSome }
    #expect(programs.count == 3)
    let sales = try RealSales(folder: realFolder)
    let site = try layOutRealSite(programs)
    defer { try? FileManager.default.removeItem(at: site) }
    let build = try runGuerdon(["build", "--quiet", "--site", site.path])
    try #require(build.status == 0, "\(build.errors)")
    let linesOfPartner = Dictionary(grouping: sales.lines, by: \.partner)
    var (counted, reasoned) = (0, 0)
    for partner in sales.partners {
        let lines = Dictionary(grouping: linesOfPartner[partner.id] ?? []) { line in
            quarterName(monthIndex: monthIndex(line.day))
        }
        for quarter in Auditor.quarters {
            let page = site.appendingPathComponent("public/p/\(partner.id)/\(quarter)")
            #expect(FileManager.default.fileExists(atPath: page.path + ".html"))
            let rows = readRows(try String(contentsOfFile: page.path + ".csv", encoding: .utf8))
            let expected = Dictionary(
                uniqueKeysWithValues: (lines[quarter] ?? []).map { line in
                    (line.id, programs.filter { $0.counts(line, of: partner) }.map(\.name))
                }
            )
            #expect(Set(rows.compactMap { $0["sale_id"] }) == Set(expected.keys), "\(page.path)")
            #expect(rows.count == expected.count, "\(page.path)")
            for row in rows {
                let names = expected[row["sale_id"] ?? ""] ?? []
                let found = row["counts_for"]?.split(separator: " ").map(String.init) ?? []
                #expect(found.sorted() == names.sorted(), "\(page.path) \(row)")
                if found.isEmpty {
                    #expect(row["reasons"]?.isEmpty == false, "\(page.path) \(row)")
                    reasoned += 1
                } else {
                    counted += 1
                }
            }
        }
    }
    #expect(counted + reasoned == 60_855)
    print("\(counted) real lines count for three programs, \(reasoned) have their reason")
}

private func checkControlTotals(_ sales: RealSales) {
    #expect(sales.rowCounts == [57_851, 3_004])
    #expect(sales.partners.count == 701)
    let expected = [
        "2017": "8069755.58", "2018": "24328786.25", "2019": "32500005.58",
        "2020": "12650022.79",
    ]
    for (year, amount) in expected { #expect(sales.amountByYear[year] == ratio(amount)) }
    let total = sales.amountByYear.values.reduce(Ratio(0), +)
    #expect(total == ratio("77548570.20"))
}

private func checkStatements(
    _ computed: ComputedSite,
    _ auditor: Auditor,
    _ sales: RealSales
) throws {
    var found: [String: [String: ComputedSite.ComputedStatement]] = [:]
    for statement in computed.statements {
        #expect(found[statement.partner, default: [:]][statement.period] == nil)
        found[statement.partner, default: [:]][statement.period] = statement
    }
    #expect(Set(found.keys) == Set(sales.partners.map(\.id)))
    var changed: [String: Int] = [:]
    var zero = 0
    for partner in sales.partners {
        #expect(Set(found[partner.id, default: [:]].keys) == Set(Auditor.quarters), "\(partner.id)")
        var earned: Int64 = 0
        for quarter in Auditor.quarters {
            let statement = try #require(found[partner.id]?[quarter], "\(partner.id) \(quarter)")
            let predicted = auditor.predictions[partner.id]?[quarter] ?? [:]
            try compare(statement, predicted)
            let sum = predicted.values.reduce(0) { $0 + $1.paid }
            #expect(try cents(statement.earned) == sum, "\(partner.id) \(quarter)")
            for (name, prediction) in predicted where prediction.paid != 0 {
                changed[name, default: 0] += 1
            }
            earned += sum
        }
        if earned == 0 { zero += 1 }
    }
    for program in auditedPrograms {
        let count = changed[program.name] ?? 0
        print("\(program.name) changed \(count) of \(computed.statements.count) statements")
        #expect(count > 0)
    }
    #expect(zero == 66)
}

/// What each incentive pays on a statement, and how many lines it counts.
private func compare(
    _ statement: ComputedSite.ComputedStatement,
    _ predicted: [String: Prediction]
) throws {
    var figures: [String: Prediction] = [:]
    for incentive in statement.incentives {
        let name = "\(incentive.program)/\(incentive.incentive)"
        figures[name, default: Prediction()].paid += try cents(incentive.paid)
        figures[name, default: Prediction()].counted += incentive.lines
    }
    for name in Set(figures.keys).union(predicted.keys) {
        #expect(
            figures[name] ?? Prediction() == predicted[name] ?? Prediction(),
            "\(statement.partner) \(statement.period) \(name)"
        )
    }
}

private func checkBoards(_ computed: ComputedSite, _ sales: RealSales) {
    let names = Dictionary(uniqueKeysWithValues: sales.partners.map { ($0.id, $0) })
    #expect(
        Set(computed.boards.map { "\($0.board) \($0.period) \($0.group)" }) == boardNames(sales)
    )
    for board in computed.boards {
        let isTop = board.board == "top"
        var values: [String: Ratio] = [:]
        for line in sales.lines where quarterName(monthIndex: monthIndex(line.day)) == board.period
        {
            guard let partner = names[line.partner] else { continue }
            if isTop {
                values[partner.id, default: Ratio(0)] =
                    values[partner.id, default: Ratio(0)] + line.net
            } else if line.line == "Road Bikes", partner.country == board.group {
                values[partner.id, default: Ratio(0)] =
                    values[partner.id, default: Ratio(0)] + line.units
            }
        }
        let expected = values.map { id, value in
            (rank: values.values.count { $0 > value } + 1, id: id, value: value)
        }.filter { $0.rank <= 10 }
        #expect(board.rows.count == expected.count, "\(board.board) \(board.period) \(board.group)")
        for row in board.rows {
            let found = expected.first { $0.id == row.partner }
            #expect(found?.rank == row.rank, "\(board.period) \(row.partner)")
            #expect(found?.value == ratio(row.value), "\(board.period) \(row.partner)")
        }
    }
    print("\(computed.boards.count) boards of quarters and countries agree")
}

/// A board of all for each quarter, and one of each country where five partners sold road bikes.
private func boardNames(_ sales: RealSales) -> Set<String> {
    let countries = Dictionary(uniqueKeysWithValues: sales.partners.map { ($0.id, $0.country) })
    var sellers: [String: Set<String>] = [:]
    for line in sales.lines where line.line == "Road Bikes" {
        let quarter = quarterName(monthIndex: monthIndex(line.day))
        let name = "road-by-country \(quarter) \(countries[line.partner] ?? "")"
        sellers[name, default: []].insert(line.partner)
    }
    let roads = sellers.filter { $0.value.count >= 5 }.keys
    return Set(Auditor.quarters.map { "top \($0) " }).union(roads)
}
