import Foundation
import TestSupport
import Testing

/// A sealed site in a folder of its own.
private struct SealedSite {
    let folder: URL

    /// A copy of the sample, which says nothing of access and so is sealed.
    static func sample() throws -> SealedSite {
        let site = try SealedSite(named: "sample")
        try copySample(into: site.folder)
        return site
    }

    private init(named name: String) throws {
        folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("guerdon-sealed-\(name)-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    /// As many partners as there are given, each with one sale.
    static func generated(_ partners: [Canary]) throws -> SealedSite {
        let site = try SealedSite(named: "generated")
        let result = try run("guerdon init --quiet .", in: site.folder)
        #expect(result.status == 0, "\(result.output)")
        try site.edit("content/site.yaml") {
            $0.replacing("access: public", with: "keyring: demo")
        }
        let rows = partners.map { "\($0.id),\($0.name),,,gold,,,,\($0.email),named" }
        try site.write(
            "content/partners/partners.csv",
            (["id,name,key,type,level,country,region,joined,email,recognition"] + rows)
                .joined(separator: "\n") + "\n"
        )
        let sales = partners.map { "\($0.sale),2026-02-03,\($0.id),road-1,1,\($0.amount),USD" }
        try site.write(
            "content/sales/2026-q1.csv",
            (["sale_id,day,partner,product,quantity,net_amount,currency"] + sales)
                .joined(separator: "\n") + "\n"
        )
        return site
    }

    func edit(_ path: String, _ change: (String) -> String) throws {
        let place = folder.appendingPathComponent(path)
        try write(path, change(try String(contentsOf: place, encoding: .utf8)))
    }

    func write(_ path: String, _ text: String) throws {
        try text.write(
            to: folder.appendingPathComponent(path),
            atomically: false,
            encoding: .utf8
        )
    }

    func build() throws -> [String: Data] {
        let result = try run("guerdon build --quiet", in: folder)
        #expect(result.status == 0, "\(result.output)")
        return try tree(folder.appendingPathComponent("public"))
    }

    /// What a command prints.
    func printed(_ command: String) throws -> String {
        let result = try run("guerdon \(command) --quiet", in: folder)
        #expect(result.status == 0, "\(result.output)")
        return result.output
    }

    func remove() {
        try? FileManager.default.removeItem(at: folder)
    }
}

/// What stands nowhere but in the private matter of one partner.
private struct Canary {
    let id: String
    let name: String
    let email: String
    let sale: String
    /// Net, in whole dollars.
    let amount: Int

    init(_ number: Int) {
        id = "quokka-\(number + 10_000)"
        name = "Zyxquokka \(number + 10_000) Ltd"
        email = "q\(number)@zyxquokka.invalid"
        sale = "QX-\(number + 70_000)-ZYX"
        amount = 7_310_000 + number * 13
    }

    /// The texts by which anything would show: in pages amounts have commas.
    var texts: [String] {
        let commas =
            "\(amount / 1_000_000),\(String("\(amount)".dropFirst().prefix(3))),"
            + "\(String("\(amount)".suffix(3)))"
        return [id, name, email, sale, commas, "\(amount).00"]
    }
}

/// A text as it may stand in bytes: itself, and as base64 at each place that it may begin at.
private func forms(of text: String) -> [[UInt8]] {
    let bytes = Array(text.utf8)
    let encoded = (0..<3).map { shift -> [UInt8] in
        let padded = Array(repeating: UInt8(0), count: shift) + bytes
        let whole = Array(Data(padded).base64EncodedString().utf8)
        // Letters that hold bits of what stands before or behind are left out.
        let start = (shift * 8 + 5) / 6
        let end = (padded.count * 8) / 6
        return Array(whole[start..<end])
    }
    return [bytes] + encoded
}

/// Which of some texts stand in a published site, in a file or in a name.
private func leaks(_ texts: [String], in pages: [String: Data]) -> [String] {
    // One pass over each file for all texts, by their first eight bytes.
    var byStart: [[UInt8]: [(form: [UInt8], text: String)]] = [:]
    for text in texts {
        for form in forms(of: text) where form.count >= 8 {
            byStart[Array(form.prefix(8)), default: []].append((form, text))
        }
    }
    var starts: Set<UInt64> = []
    for start in byStart.keys { starts.insert(start.reduce(0) { $0 << 8 | UInt64($1) }) }
    var found: [String] = []
    for (path, data) in pages {
        let bytes = Array(path.utf8) + [0] + Array(data)
        var window: UInt64 = 0
        for (index, byte) in bytes.enumerated() {
            window = window << 8 | UInt64(byte)
            guard index >= 7, starts.contains(window) else { continue }
            for (form, text) in byStart[Array(bytes[(index - 7)...index])] ?? []
            where bytes[(index - 7)...].starts(with: form) {
                found.append("\(path): \(text)")
            }
        }
    }
    return found.sorted()
}

@Test(arguments: 0..<6)
func `a text is found in base64 wherever it begins`(before: Int) {
    let text = Canary(7).name
    let whole = String(repeating: "x", count: before) + text + " and more"
    let page = ["a.html": Data(Data(whole.utf8).base64EncodedString().utf8)]
    #expect(leaks([text], in: page) == ["a.html: \(text)"])
    #expect(leaks([Canary(8).name], in: page) == [])
}

/// Whether a sealed page's size, without what stands around it, is one of the classes.
private func isPadded(_ page: Data) throws -> Bool {
    let text = String(decoding: page, as: UTF8.self)
    let match = try #require(text.firstMatch(of: /data-period="[^"]*">([^<]*)<\/script>/))
    let count = try #require(Data(base64Encoded: String(match.1))).count
    // By hand: from 2^14 on 15 bits long, whose length takes 4 bits, so that 14 - 4 bits are zero.
    let exponent = Int.bitWidth - 1 - count.leadingZeroBitCount
    let zeros = exponent - (Int.bitWidth - exponent.leadingZeroBitCount)
    return count >= 16_384 && count % (1 << zeros) == 0
}

@Test func `nothing of a partner stands in what a sealed sample publishes`() throws {
    let site = try SealedSite.sample()
    defer { site.remove() }
    let canary = Canary(7)
    try site.write(
        "content/partners/canary.csv",
        "id,name,email,recognition,joined\n\(canary.id),\(canary.name),\(canary.email),anonymous,"
            + "2025-01-01\n"
    )
    try site.write(
        "content/sales/canary.csv",
        "sale_id,day,partner,product,quantity,net_amount,currency\n"
            + "\(canary.sale),2026-05-04,\(canary.id),merapi-aero,3,\(canary.amount).00,USD\n"
    )
    let pages = try site.build()
    #expect(leaks(canary.texts, in: pages) == [])
    let sealed = pages.filter { $0.key.hasPrefix("s/") }
    #expect(sealed.count > 60)
    #expect(try sealed.values.filter { try !isPadded($0) }.isEmpty)
    // What is looked for is there: the statement's own page holds it.
    let link = try site.printed("link \(canary.id) 2026-Q2")
    let name = try #require(link.firstMatch(of: /s\/[a-z2-7]{32}\.html/)).output
    let page = try site.printed("open public/\(name)")
    let csv = try site.printed("open public/\(name) --part csv")
    let opened = ["page": Data(page.utf8), "csv": Data(csv.utf8)]
    #expect(
        leaks([canary.name, canary.sale, canary.texts[4], canary.texts[5]], in: opened).count >= 4
    )
}

@Test func `nothing of a thousand partners stands in what their sealed site publishes`() throws {
    let canaries = (0..<1_000).map(Canary.init)
    let site = try SealedSite.generated(canaries)
    defer { site.remove() }
    try site.edit("content/recognition/top-partners.md") {
        $0.replacing("top: 10", with: "top: 3")
    }
    let pages = try site.build()
    let sealed = pages.filter { $0.key.hasPrefix("s/") }
    #expect(sealed.count >= 2_000)
    #expect(try sealed.values.filter { try !isPadded($0) }.isEmpty)
    // The three best are named on the board, as they allow; their other matter is not.
    let named = canaries.suffix(3).map(\.name)
    let found = leaks(canaries.flatMap(\.texts).filter { !named.contains($0) }, in: pages)
    #expect(found == [])
    #expect(leaks(named, in: pages).count >= 3)
}

@Test func `no public page leads to a sealed one, and no list names one`() throws {
    let site = try SealedSite.sample()
    defer { site.remove() }
    let pages = try site.build()
    let names = pages.keys.filter { $0.hasPrefix("s/") }
    #expect(names.count > 60)
    // The manifest tells which files are the site's own, for the next build.
    let open = pages.filter { !$0.key.hasPrefix("s/") && $0.key != "manifest.json" }
    #expect(leaks(names.map { String($0.dropFirst(2).prefix(32)) }, in: open) == [])
    #expect(pages.keys.filter { $0.hasPrefix("p/") } == [])
    for name in names {
        let text = String(decoding: pages[name] ?? Data(), as: UTF8.self)
        #expect(text.contains(#"<meta name="robots" content="noindex,noarchive,nosnippet">"#))
        #expect(text.contains(#"<meta name="referrer" content="no-referrer">"#))
    }
}

@Test func `two builds of a sealed site give the same bytes`() throws {
    let sites = try (0..<2).map { _ in try SealedSite.sample() }
    defer { sites.forEach { $0.remove() } }
    let pages = try sites.map { try $0.build() }
    #expect(pages[0] == pages[1])
}

@Test func `a second link opens what is published from then on, and the first opens it no more`()
    throws
{
    let site = try SealedSite.sample()
    defer { site.remove() }
    let before = try site.build()
    let old = try site.printed("link bandung-roda")
    let neighbour = try site.printed("link kuta-cycles")
    try site.edit("content/partners/bandung-roda.yaml") { $0 + "link: 2\n" }
    let after = try site.build()
    let new = try site.printed("link bandung-roda")
    #expect(new != old)
    #expect(try site.printed("link kuta-cycles") == neighbour)
    func name(_ link: String) throws -> String {
        let match = link.firstMatch(of: /s\/[a-z2-7]{32}\.html/)
        return String(try #require(match).output)
    }
    #expect(before[try name(old)] != nil)
    #expect(after[try name(old)] == nil)
    #expect(after[try name(new)] != nil)
    // Its closed statements are sealed anew as well; no page of it keeps its name.
    let kept = Set(before.keys).intersection(after.keys).filter { $0.hasPrefix("s/") }
    let gone = before.keys.filter { $0.hasPrefix("s/") && !kept.contains($0) }
    #expect(gone.count >= 4)
    #expect(before.count == after.count)
    try site.write("old.txt", old)
    let closed = try run("guerdon open public/\(try name(new)) --code old.txt", in: site.folder)
    #expect(closed.status == 1)
    #expect(closed.output.contains("the link is of another partner, or was replaced"))
}

@Test func `a partner whose access is over has no page, and no link`() throws {
    let site = try SealedSite.sample()
    defer { site.remove() }
    let before = Set(try site.build().keys.filter { $0.hasPrefix("s/") })
    try site.edit("content/partners/bandung-roda.yaml") { $0 + "access_until: 2026-07-08\n" }
    #expect(Set(try site.build().keys.filter { $0.hasPrefix("s/") }) == before)
    try site.edit("content/partners/bandung-roda.yaml") {
        $0.replacing("access_until: 2026-07-08", with: "access_until: 2026-07-07")
    }
    #expect(try site.build().keys.filter { $0.hasPrefix("s/") }.count < before.count)
    let link = try run("guerdon link bandung-roda --quiet", in: site.folder)
    #expect(link.status == 1)
    #expect(
        link.output == "guerdon: the pages of bandung-roda were published until 2026-07-07\n"
    )
}

@Test func `rotated keys give every partner another link, and keep what signs closings`() throws {
    let base = FileManager.default.temporaryDirectory
        .appendingPathComponent("guerdon-rotated-\(UUID().uuidString)")
    let site = base.appendingPathComponent("site")
    try FileManager.default.createDirectory(at: site, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: base) }
    func printed(_ command: String) throws -> String {
        let result = try run("guerdon \(command) --quiet --keyring ../keyring", in: site)
        #expect(result.status == 0, "\(command): \(result.output)")
        return result.output
    }
    #expect(try run("guerdon init --quiet .", in: site).status == 0)
    let file = site.appendingPathComponent("content/site.yaml")
    let text = try String(contentsOf: file, encoding: .utf8)
    try text.replacing("access: public\n", with: "")
        .write(to: file, atomically: false, encoding: .utf8)
    _ = try printed("keys new")
    _ = try printed("build")
    let before = Set(try tree(site.appendingPathComponent("public/s")).keys)
    let old = try printed("link").split(separator: "\n")
    _ = try printed("close 2026-Q1 --by Rina --as-of 2026-04-12")
    let closed = try printed("verify")
    _ = try printed("keys rotate")
    #expect(try printed("verify") == closed)
    let new = try printed("link --as-of 2026-04-12").split(separator: "\n")
    #expect(new.count == old.count && old.count >= 4)
    #expect(Set(new).isDisjoint(with: old))
    _ = try printed("build --as-of 2026-04-12")
    let after = Set(try tree(site.appendingPathComponent("public/s")).keys)
    #expect(after.isDisjoint(with: before))
    #expect(after.count == before.count)
}
