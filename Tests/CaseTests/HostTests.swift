import Foundation
import TestSupport
import Testing

/// What a host adds to private pages.
private let headers = [
    "content-security-policy": "frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "cache-control": "private, no-cache",
    "x-robots-tag": "noindex, noarchive, nosnippet",
    "referrer-policy": "no-referrer",
]

/// The server block as the manual has it, behind rules of a host that would open every page.
private func server(_ given: borrowing HostSite) -> String {
    """
            root \(given.site.path)/public;
            satisfy any;
            allow all;
            autoindex on;
            expires 1h;
            location ~ \\.html$ { add_header X-Own yes; }
            include "\(given.folder.path)/guerdon.conf";
    """
}

private func status(
    _ bench: borrowing NginxBench,
    _ path: String,
    _ login: String? = nil
) throws -> Int {
    try curl((login.map { ["--user", $0] } ?? []) + [bench.address + path]).status
}

@Test func `nginx shows a private folder to its own partner and to nobody else`() throws {
    let given = try HostSite()
    try given.publish()
    let bench = try NginxBench(server(given))
    let own = "canal-cycles:\(try given.password(of: "canal-cycles"))"
    let other = "hill-wheels:\(try given.password(of: "hill-wheels"))"
    for path in ["", "/", "/index.html", "/2026-Q1.html", "/2026-Q1.csv", "/none.html"] {
        #expect(try status(bench, "p/canal-cycles\(path)") == 401, "\(path)")
        #expect(try status(bench, "p/canal-cycles\(path)", other) == 401, "\(path)")
        #expect(try status(bench, "p/canal-cycles\(path)", "canal-cycles:") == 401, "\(path)")
    }
    for path in ["/", "/index.html", "/2026-Q1.html", "/2026-Q1.csv"] {
        #expect(try status(bench, "p/canal-cycles\(path)", own) == 200, "\(path)")
    }
    #expect(try status(bench, "p/canal-cycles", own) == 301)
    #expect(try status(bench, "p/canal-cycles/none.html", own) == 404)
    let page = try curl(["--user", own, "\(bench.address)p/canal-cycles/2026-Q1.html"])
    let built = given.site.appendingPathComponent("public/p/canal-cycles/2026-Q1.html")
    #expect(try page.body == String(contentsOf: built, encoding: .utf8))
    #expect(page.body.contains("1,361.60"))
    // Nobody learns whether there is such a folder before a login, or by that of somebody else.
    #expect(try status(bench, "p/nobody/") == 401)
    #expect(try status(bench, "p/nobody/", own) == 403)
    #expect(try status(bench, "p/") == 403)
    #expect(try status(bench, "p/", own) == 403)
    #expect(try status(bench, "p/.canal-cycles/index.html", own) == 403)
    #expect(try status(bench, "") == 200)
    #expect(try status(bench, "p/../p//canal-cycles/index.html") == 401)
}

@Test func `private pages of nginx have the headers that they can't say of themselves`() throws {
    let given = try HostSite()
    try given.publish()
    let bench = try NginxBench(server(given))
    let own = "canal-cycles:\(try given.password(of: "canal-cycles"))"
    for login in [own, "nobody:x"] {
        let reply = try curl(["--user", login, "\(bench.address)p/canal-cycles/index.html"])
        for (name, value) in headers { #expect(reply.headers[name] == [value], "\(login)") }
        #expect(reply.headers["x-own"] == nil)
    }
    #expect(try curl([bench.address + "index.html"]).headers["x-own"] == ["yes"])
}

@Test func `a new link or the end of access shuts an old login out at once`() throws {
    let given = try HostSite(partners: ["new-wheels": "link: 1", "old-wheels": "link: 1"])
    try given.publish()
    let bench = try NginxBench(server(given))
    let first = "new-wheels:\(try given.password(of: "new-wheels"))"
    let old = "old-wheels:\(try given.password(of: "old-wheels"))"
    #expect(try status(bench, "p/new-wheels/", first) == 200)
    #expect(try status(bench, "p/old-wheels/", old) == 200)
    // The site's as-of day is 2026-04-08, and a last day is one of access.
    try given.add("link: 2", to: "new-wheels")
    try given.add("access_until: 2026-04-08", to: "old-wheels")
    #expect(try given.guerdon("export access nginx --to ../host").status == 0)
    #expect(try status(bench, "p/new-wheels/", first) == 401)
    let second = "new-wheels:\(try given.password(of: "new-wheels"))"
    #expect(try status(bench, "p/new-wheels/", second) == 200)
    #expect(try status(bench, "p/old-wheels/", old) == 200)
    try given.add("access_until: 2026-04-07", to: "old-wheels")
    #expect(try given.guerdon("export access nginx --to ../host").status == 0)
    #expect(try status(bench, "p/old-wheels/", old) == 403)
    #expect(try status(bench, "p/old-wheels/") == 401)
    #expect(try given.guerdon("build").status == 0)
    let folder = given.site.appendingPathComponent("public/p/old-wheels").path
    #expect(!FileManager.default.fileExists(atPath: folder))
    // A folder without a login would be open on Netlify, so it keeps one that nobody was told.
    #expect(try "old-wheels:\(given.password(of: "old-wheels"))" != old)
}

@Test func `files of passwords are for owner and group, and hold no password`() throws {
    let given = try HostSite()
    try given.publish()
    let files = try tree(given.folder)
    let ids = ["canal-cycles", "harbour-bikes", "hill-wheels", "old-town-velo"]
    #expect(files.keys.sorted() == ["guerdon.conf"] + ids.map { "passwords/\($0)" })
    for id in ids {
        let path = given.folder.appendingPathComponent("passwords/\(id)").path
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions]
        #expect(mode as? Int == 0o640)
        let password = try given.password(of: id)
        for (_, bytes) in files {
            #expect(!String(decoding: bytes, as: UTF8.self).contains(password))
        }
    }
    for (_, bytes) in try tree(given.site.appendingPathComponent("public")) {
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(!text.contains("{SHA}") && !text.contains("Basic-Auth"))
    }
}

@Test func `what is put into public for a host stays there`() throws {
    let given = try HostSite()
    try given.publish()
    let place = given.site.appendingPathComponent("public/_headers")
    let text = try given.guerdon("export access netlify").output
    try text.write(to: place, atomically: false, encoding: .utf8)
    #expect(try given.guerdon("build --as-of 2026-04-09").status == 0)
    #expect(try String(contentsOf: place, encoding: .utf8) == text)
}

@Test func `sealed pages have headers and no listing, and need no login`() throws {
    let given = try HostSite(access: "sealed")
    try given.publish()
    #expect(try tree(given.folder).keys.sorted() == ["guerdon.conf"])
    let pages = try tree(given.site.appendingPathComponent("public/s"))
    let page = try #require(pages.min { $0.key < $1.key })
    let bench = try NginxBench(server(given))
    let reply = try curl(["\(bench.address)s/\(page.key)"])
    #expect(reply.status == 200)
    #expect(reply.body == String(decoding: page.value, as: UTF8.self))
    for (name, value) in headers { #expect(reply.headers[name] == [value]) }
    #expect(try status(bench, "s/") == 403)
    #expect(try given.guerdon("probe \(bench.address)").status == 0)
    let open = try NginxBench("root \(given.site.path)/public; autoindex on;")
    let probed = try given.guerdon("probe \(open.address)")
    #expect(probed.output.hasPrefix("200  \(open.address)s/  is served\n"))
    #expect(probed.status == 1)
}

@Test func `pages of a partner that the content lost are on no host with logins`() throws {
    let given = try HostSite(partners: ["old-wheels": "link: 1"])
    let close = "close 2026-Q1 --by Rina --as-of 2026-04-12"
    #expect(try given.guerdon(close).status == 0)
    try FileManager.default.removeItem(
        at: given.site.appendingPathComponent("content/partners/old-wheels.yaml")
    )
    for command in ["build", "export access nginx --to ../host"] {
        let result = try given.guerdon("\(command) --as-of 2026-04-12")
        #expect(result.status == 0, "\(result.output)")
    }
    let pages = try tree(given.site.appendingPathComponent("public/p"))
    #expect(pages.keys.contains("canal-cycles/2026-Q1.html"))
    #expect(!pages.keys.contains { $0.hasPrefix("old-wheels") })
    let passwords = try tree(given.folder.appendingPathComponent("passwords"))
    #expect(passwords.keys.contains("canal-cycles"))
    #expect(!passwords.keys.contains("old-wheels"))
    // The code of link 0 by the keys of samples, computed by an HKDF of another language.
    let headers = try given.guerdon("export access netlify --as-of 2026-04-12").output
    #expect(
        headers.contains(
            """
            /p/old-wheels/*
              Basic-Auth: old-wheels:mvm2nussb4mc3juyn2duephwjytjsx35

            """
        )
    )
}

@Test func `a site below a path of its host is kept as one at its root`() throws {
    let given = try HostSite()
    let place = given.site.appendingPathComponent("content/site.yaml")
    var text = try String(contentsOf: place, encoding: .utf8)
    text.replace("partners.example.com/", with: "partners.example.com/our.rewards/2026/")
    try text.write(to: place, atomically: false, encoding: .utf8)
    try given.publish()
    let base = given.site.deletingLastPathComponent()
    for name in ["our.rewards", "our-rewards"] {
        let folder = base.appendingPathComponent("www/\(name)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(
            at: folder.appendingPathComponent("2026"),
            withDestinationURL: given.site.appendingPathComponent("public")
        )
    }
    let bench = try NginxBench(
        "root \(base.path)/www; include \"\(given.folder.path)/guerdon.conf\";"
    )
    let own = "canal-cycles:\(try given.password(of: "canal-cycles"))"
    #expect(try status(bench, "our.rewards/2026/p/canal-cycles/") == 401)
    #expect(try status(bench, "our.rewards/2026/p/canal-cycles/", own) == 200)
    #expect(try status(bench, "our.rewards/2026/p/") == 403)
    #expect(try given.guerdon("probe \(bench.address)our.rewards/2026").status == 0)
    #expect(try given.guerdon("probe \(bench.address)our-rewards/2026").status == 1)
}
