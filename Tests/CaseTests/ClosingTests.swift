import Foundation
import TestSupport
import Testing

/// The small site with the keys of samples, in a folder of its own.
private struct ClosingBench: ~Copyable {
    let site: URL

    init() throws {
        let site = try layOutSite()
        let file = site.appendingPathComponent("content/site.yaml")
        let text = try String(contentsOf: file, encoding: .utf8)
        try Data((text + "\nkeyring: demo\n").utf8).write(to: file)
        self.site = site
    }

    deinit {
        try? FileManager.default.removeItem(at: site.deletingLastPathComponent())
    }

    func edit(_ path: String, _ change: (String) -> String) throws {
        let file = site.appendingPathComponent(path)
        let before = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
        let after = change(before)
        #expect(after != before, "\(path) changes")
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(),
            withIntermediateDirectories: true
        )
        try Data(after.utf8).write(to: file)
    }

    func add(
        _ lines: String,
        to path: String,
        below head: () -> String = { "" }
    ) throws {
        try edit(path) { $0 + head() + lines }
    }

    /// Runs a command that does what it should.
    @discardableResult
    func run(_ command: String) throws -> String {
        let result = try CaseTests.run("guerdon \(command)", in: site)
        #expect(result.status == 0, "\(command)\n\(result.output)")
        return result.output
    }

    /// The files below public/ that are of a closed period.
    func pages(of period: String) throws -> [String: Data] {
        try tree(site.appendingPathComponent("public")).filter { path, _ in
            path.hasPrefix("p/") && path.contains(period)
                || path.hasPrefix("programs/") && path.contains(period)
        }
    }
}

@Test func `a closed page keeps its bytes, whatever changes behind its closing`() throws {
    let bench = try ClosingBench()
    try bench.run("close 2026-Q1 --by Rina --as-of 2026-04-12 --quiet")
    try bench.run("build --as-of 2026-04-12 --quiet")
    let closed = try bench.pages(of: "2026-Q1")
    #expect(closed.count == 9)
    try changeEverything(bench)
    try bench.run("build --as-of 2026-05-01 --quiet")
    #expect(try bench.pages(of: "2026-Q1") == closed)
    try bench.add(
        "day,partner,statement,amount,reference\n"
            + "2026-05-12,canal-cycles,canal-cycles/2026-Q1,1361.60,T-1\n",
        to: "content/payments/2026.csv"
    )
    try bench.add(
        "- {id: D-1, opened: 2026-05-20, partner: hill-wheels, period: 2026-Q1, says: Wrong, "
            + "status: open}\n",
        to: "content/disputes/2026.yaml"
    )
    try bench.run("close 2026-Q2 --by Rina --as-of 2026-07-11 --quiet")
    try bench.run("build --as-of 2026-07-20 --quiet")
    #expect(try bench.pages(of: "2026-Q1") == closed)
    let second = try bench.pages(of: "2026-Q2")
    // The second quarter states the differences by cause: 4% of 1,000.00; 2% of 1,440.00.
    let figures = try bench.run("compute --format csv --as-of 2026-07-20 --quiet")
    let rows = figures.split(separator: "\n")
    #expect(
        rows.filter { $0.contains("late_lines") || $0.contains("returns") } == [
            "canal-cycles,2026-Q2,volume-2026,quarterly,2026-Q1,USD,,,40.00,40.00,late_lines",
            "hill-wheels,2026-Q2,volume-2026,quarterly,2026-Q1,USD,,,-28.80,-28.80,late_lines",
        ]
    )
    // A partner, the program and all prices may go.
    try FileManager.default.removeItem(
        at: bench.site.appendingPathComponent("content/programs/volume-2026.md")
    )
    try bench.run("build --as-of 2026-07-21 --quiet")
    #expect(try bench.pages(of: "2026-Q1") == closed)
    #expect(try bench.pages(of: "2026-Q2") == second)
}

/// Changes a rule, a level, names, prices and a rate, and adds late lines and returns.
private func changeEverything(_ bench: borrowing ClosingBench) throws {
    try bench.edit("content/programs/volume-2026.md") {
        $0.replacingOccurrences(of: "rate: 2%", with: "rate: 3%")
            .replacingOccurrences(of: "1_400.00", with: "1_900.00")
            .replacingOccurrences(of: "title: Volume rebate 2026", with: "title: Another name")
    }
    try bench.edit("content/partners/partners.csv") {
        $0.replacingOccurrences(of: ",gold,", with: ",silver,")
            .replacingOccurrences(of: "Canal Cycles", with: "Canal Bicycles")
    }
    try bench.edit("content/products.csv") {
        $0.replacingOccurrences(of: "Road Bikes", with: "Racers")
    }
    try bench.edit("content/programs/volume-2026.md") {
        $0.replacingOccurrences(of: "Road Bikes", with: "Racers")
    }
    try bench.add(
        "day,from,to,rate,source\n2026-04-01,EUR,USD,1.1,ECB\n",
        to: "content/rates.csv"
    )
    // Late lines and returns.
    try bench.add(
        """
        L-1,2026-03-30,canal-cycles,road-1,1,1000.00,USD,
        R-1,2026-03-31,hill-wheels,road-1,-1,-1440.00,USD,
        R-2,2026-04-15,canal-cycles,road-1,-2,-2880.00,USD,S-1001
        S-9,2026-04-20,canal-cycles,road-1,5,7000.00,USD,

        """,
        to: "content/sales/2026-q1.csv"
    )
}

@Test func `late lines of a period behind the horizon change nothing, and are told`() throws {
    let bench = try ClosingBench()
    try bench.run("close 2026-Q1 --by Rina --as-of 2026-04-12 --quiet")
    try bench.add(
        "L-1,2026-03-30,canal-cycles,road-1,1,1000.00,USD,\n",
        to: "content/sales/late.csv"
    ) {
        "sale_id,day,partner,product,quantity,net_amount,currency,returns\n"
    }
    let figures = "compute --format csv --as-of 2026-05-01 --quiet"
    #expect(try bench.run(figures).contains("40.00,40.00,late_lines"))
    try bench.edit("content/site.yaml") {
        $0.replacingOccurrences(
            of: "dispute: 60 days}",
            with: "dispute: 60 days, corrections: 0 periods}"
        )
    }
    #expect(try !bench.run(figures).contains("late_lines"))
    let trace = try bench.run("explain canal-cycles 2026-Q2 --as-of 2026-05-01 --quiet")
    #expect(trace.contains("period final: "))
}

@Test func `one period closed in two places is the same to the byte`() throws {
    let closed = try closedTree()
    #expect(closed.count > 10)
    #expect(try closedTree() == closed)
}

/// What closing the small site's first quarter writes, but for the signature.
private func closedTree() throws -> [String: Data] {
    let bench = try ClosingBench()
    try bench.run("close 2026-Q1 --by Rina --as-of 2026-04-12 --quiet")
    return try tree(bench.site.appendingPathComponent("content/closings")).filter {
        !$0.key.hasSuffix("signature.json")
    }
}

@Test func `every file of a closing that is changed, cut or gone is named`() throws {
    let bench = try ClosingBench()
    try bench.run("close 2026-Q1 --by Rina --as-of 2026-04-12 --quiet")
    let site = bench.site
    let folder = site.appendingPathComponent("content/closings")
    for (path, bytes) in try tree(folder).sorted(by: { $0.key < $1.key }) {
        let file = folder.appendingPathComponent(path)
        let refused = { (what: String, commands: [String]) in
            for command in commands {
                let result = try CaseTests.run("guerdon \(command)", in: site)
                #expect(result.status == 1, "\(path) \(what): \(command)")
                #expect(
                    result.output.contains("content/closings/\(path)") || path == "head",
                    "\(path) \(what): \(command)\n\(result.output)"
                )
            }
        }
        for place in Set([0, bytes.count / 2, bytes.count - 1]) where place >= 0 {
            var changed = bytes
            changed[place] ^= 1
            try changed.write(to: file)
            try refused("changed at \(place)", ["verify --quiet"])
        }
        try (bytes + Data("\n".utf8)).write(to: file)
        try refused("longer", ["build --quiet --as-of 2026-05-01"])
        try FileManager.default.removeItem(at: file)
        // A chain whose head is gone is one that a killed close may have left.
        if path != "head" { try refused("gone", ["verify --quiet", "compute --quiet"]) }
        try bytes.write(to: file)
    }
    try Data().write(to: folder.appendingPathComponent("2026-Q1/more.json"))
    #expect(try CaseTests.run("guerdon verify", in: bench.site).status == 1)
}

@Test func `nothing is closed as of a day that is yet to come`() throws {
    let bench = try ClosingBench()
    let result = try CaseTests.run(
        "guerdon close 2026-Q1 --by Rina --as-of 2199-12-31 --quiet",
        in: bench.site
    )
    #expect(result.status == 1)
    let sentence = "guerdon: 2026-Q1 can't be closed as of 2199-12-31: it is only "
    #expect(result.output.hasPrefix(sentence), "\(result.output)")
    let rest = /\d{4}-\d\d-\d\d, and until then lines may come\n/
    #expect(result.output.dropFirst(sentence.count).wholeMatch(of: rest) != nil)
    let closings = bench.site.appendingPathComponent("content/closings")
    #expect(!FileManager.default.fileExists(atPath: closings.path))
}
