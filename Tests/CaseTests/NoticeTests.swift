import Foundation
import TestSupport
import Testing

/// What Python reads in a mail.
private struct ReadMail: Decodable {
    let from: [String]
    let to: [String]
    let subject: String
    let text: String
    let faults: [String]
}

/// Partners whose names and languages are as different as may be.
private let partners = """
    id,name,type,level,joined,locale,email
    canal-cycles,"Köhler, ""Söhne"" <thief@example.com>",reseller,gold,2024-03-01,,canal@example.com
    harbour-bikes,自転車,reseller,silver,2024-09-15,id,harbour@example.com
    hill-wheels,=?utf-8?Q?=0D=0ABcc:?=,dealer,gold,2023-05-01,,hill@example.com
    old-town-velo,Old Town Velo,dealer,registered,2026-02-15,,velo@example.com

    """

/// Takes the place of a program whose run it has been for a while.
private let newer = """
    ---
    title: Bells, revised
    runs: 2026-04-01..2026-12-31
    supersedes: bells
    approved: {by: Pieter Bos, on: 2026-02-01}
    audience: {type: reseller}
    incentives:
      - {id: rate, kind: rebate, settles: quarter, counts: {product_line: Accessories}, rate: 3%}
    ---
    Three per cent.

    """

private func laidOut() throws -> URL {
    let site = try layOutSite()
    func write(_ text: String, _ path: String) throws {
        try Data(text.utf8).write(to: site.appendingPathComponent(path))
    }
    let settings = site.appendingPathComponent("content/site.yaml")
    let text = try String(contentsOf: settings, encoding: .utf8)
        .replacing("access: public", with: "keyring: demo\nlocales: [en, id]")
    try write(text, "content/site.yaml")
    try write(partners, "content/partners/partners.csv")
    try write(newer, "content/programs/bells-2.md")
    try write(
        newer.replacing("supersedes: bells\n", with: "").replacing(", revised", with: "")
            .replacing("2026-04-01", with: "2026-01-01").replacing("3%", with: "2%"),
        "content/programs/bells.md"
    )
    return site
}

private func read(_ names: [String], below folder: URL) throws -> [ReadMail] {
    let python = "/usr/bin/python3"
    try #require(FileManager.default.isExecutableFile(atPath: python), "this test runs Python")
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(fileURLWithPath: python)
    process.arguments =
        [packageRoot.appendingPathComponent("Tests/BooksTests/Mail/read_mail.py").path]
        + names.map { folder.appendingPathComponent($0).path }
    process.standardOutput = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    return try JSONDecoder().decode([ReadMail].self, from: output)
}

@Test func `mails have their own partner's link, no other one's, and no amount`() throws {
    let site = try laidOut()
    #expect(try run("guerdon build --quiet", in: site).status == 0)
    let closed = try run("guerdon close 2026-Q1 --by Anna --as-of 2026-04-11 --quiet", in: site)
    #expect(closed.status == 0, "\(closed.output)")
    let published = try run("guerdon link --as-of 2026-04-12 --quiet", in: site).output
        .split(separator: "\n")
        .map { $0.split(separator: " ").map(String.init) }
    #expect(published.count == 4)
    #expect(try run("guerdon build --as-of 2026-04-12 --quiet", in: site).status == 0)
    let pages = try tree(site.appendingPathComponent("public"))
    let names = [
        "Köhler, \"Söhne\" <thief@example.com>", "自転車", "=?utf-8?Q?=0D=0ABcc:?=", "Old Town Velo",
    ]
    for (kind, period) in [("closing", "2026-Q1"), ("progress", "2026-Q2"), ("terms", "2026-Q2")] {
        let line = "guerdon export notices \(period) --for \(kind) --as-of 2026-04-12"
        let folder = site.appendingPathComponent("../\(kind)")
        let result = try run("\(line) --to ../\(kind) --quiet", in: site)
        #expect(result.output == "" && result.status == 0, "\(kind): \(result.output)")
        let mails = try read(published.map { "\($0[0]).eml" }, below: folder)
        for (index, mail) in mails.enumerated() {
            #expect(mail.faults == [] && mail.from == ["Example Bicycles", "partners@example.com"])
            #expect(mail.to[0] == names[index])
            let codes = published.map { $0[1].split(separator: "#")[1] }
            for (other, code) in codes.enumerated() {
                #expect(mail.text.contains(code) == (other == index), "\(kind) \(index) \(other)")
            }
            #expect(try mail.text.firstMatch(of: Regex("[0-9][.,][0-9]|%|USD")) == nil)
            for address in mail.text.split(whereSeparator: \.isWhitespace)
            where address.hasPrefix("https://") {
                let path = address.dropFirst("https://partners.example.com/".count)
                    .prefix { $0 != "#" }
                #expect(pages[String(path)] != nil, "\(kind): \(address)")
            }
        }
        let before = try tree(folder)
        #expect(before.count == 4)
        #expect(try run("\(line) --to ../\(kind) --quiet", in: site).status == 0)
        #expect(try tree(folder) == before)
    }
}

@Test func `a mail of terms names what began in the period and for whom it is`() throws {
    let site = try laidOut()
    let order = "guerdon export notices 2026-Q2 --for terms --to ../terms --quiet"
    #expect(try run(order, in: site).status == 0)
    let mails = try read(
        ["canal-cycles.eml", "old-town-velo.eml"],
        below: site.appendingPathComponent("../terms")
    )
    #expect(
        mails[0].text.split(separator: "\n", omittingEmptySubsequences: false).prefix(14) == [
            "To Köhler, \"Söhne\" <thief@example.com>", "",
            "Changed: Bells, revised is in force from 1 April 2026. What it says and what was said "
                + "before, side by side:",
            "https://partners.example.com/programs/bells-2/changes.html", "",
            "In force in April to June 2026:", "", "Bells, revised, 1 April to 31 December 2026",
            "https://partners.example.com/programs/bells-2.html", "",
            "Volume rebate 2026, 1 January to 31 December 2026",
            "https://partners.example.com/programs/volume-2026.html", "",
            "Your statements and prices are on your page:",
        ]
    )
    #expect(mails[1].text.contains("No program for you begins or changes in April to June 2026."))
    #expect(!mails[1].text.contains("Bells"))
}
