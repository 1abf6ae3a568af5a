import Foundation
import Testing

/// The real files, beside the package; absent where only the package was cloned.
private let realFolder = packageRoot.deletingLastPathComponent()
    .appendingPathComponent("shared/data/adventureworks")

private let areThere = FileManager.default.fileExists(atPath: realFolder.path)

/// Lays the real files, their bytes untouched, below the auditor's site.
private func layOutRealSite() throws -> URL {
    let site = FileManager.default.temporaryDirectory
        .appendingPathComponent("guerdon-real-\(UUID().uuidString)")
    try FileManager.default.copyItem(
        at: packageRoot.appendingPathComponent("Tests/AuditorTests/Site"),
        to: site
    )
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

@Test func `the auditor agrees on every statement of the real sales`() throws {
    guard areThere else {
        print("NOT RUN: the real sales files are not beside the package (../shared/data)")
        return
    }
    let sales = try RealSales(folder: realFolder)
    checkControlTotals(sales)
    let site = try layOutRealSite()
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
    var changed: [String: Int] = [:]
    var zero: [String: Bool] = [:]
    var lineCount = 0
    for statement in computed.statements {
        let predicted = auditor.predictions[statement.partner]?[statement.period] ?? [:]
        var paid: [String: Int64] = [:]
        for incentive in statement.incentives {
            paid["\(incentive.program)/\(incentive.incentive)", default: 0] +=
                try cents(incentive.paid)
        }
        for program in auditedPrograms {
            let expected = predicted[program.name]?.paid ?? 0
            let found = paid[program.name] ?? 0
            #expect(
                found == expected,
                "\(statement.partner) \(statement.period) \(program.name)"
            )
            if expected != 0 { changed[program.name, default: 0] += 1 }
        }
        let earned = predicted.values.reduce(0) { $0 + $1.paid }
        #expect(try cents(statement.earned) == earned, "\(statement.partner) \(statement.period)")
        zero[statement.partner] = (zero[statement.partner] ?? true) && earned == 0
        lineCount += statement.lines.counted + statement.lines.not_counted
    }
    for program in auditedPrograms {
        let count = changed[program.name] ?? 0
        print("\(program.name) changed \(count) of \(computed.statements.count) statements")
        #expect(count > 0)
    }
    #expect(zero.values.count { $0 } == 66)
    // A year's lines stand also on the statement that pays it, so there are at least as many.
    #expect(lineCount >= sales.lines.count)
}

private func checkBoards(_ computed: ComputedSite, _ sales: RealSales) {
    let names = Dictionary(uniqueKeysWithValues: sales.partners.map { ($0.id, $0) })
    var checked = 0
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
        checked += 1
    }
    print("\(checked) boards of quarters and countries agree")
    #expect(computed.boards.count { $0.board == "top" } == 12)
}
