import Foundation
import TestSupport
import Testing

@Test func `probe finds nothing open behind the files that are written for nginx`() throws {
    let given = try HostSite()
    try given.publish()
    let bench = try NginxBench(
        """
        root \(given.site.path)/public;
        auth_delay 1s;
        limit_conn probing 8;
        include "\(given.folder.path)/guerdon.conf";
        """,
        http: "limit_conn_zone $server_port zone=probing:1m; limit_conn_status 429;"
    )
    let result = try run("guerdon probe \(bench.address)", in: given.site)
    #expect(
        result.output
            == "as of 2026-04-08\n18 addresses asked, nothing private is open\n"
    )
    #expect(result.status == 0)
}

@Test func `probe names every page that a host shows without a login`() throws {
    let given = try HostSite()
    try given.publish()
    let place = given.folder.appendingPathComponent("guerdon.conf")
    let text = try String(contentsOf: place, encoding: .utf8)
    let lines = text.split(separator: "\n").filter { !$0.contains("auth_basic") }
    #expect(lines.count == text.split(separator: "\n").count - 2)
    try lines.joined(separator: "\n").write(to: place, atomically: false, encoding: .utf8)
    let bench = try NginxBench(
        "root \(given.site.path)/public; include \"\(place.path)\";"
    )
    let result = try given.guerdon("probe \(bench.address)")
    let open = ["canal-cycles", "harbour-bikes", "hill-wheels", "old-town-velo"].flatMap { id in
        ["/", "/index.html"].map {
            "200  \(bench.address)p/\(id)\($0)  can be read without a login\n"
        }
    }
    #expect(
        result.output
            == open.joined() + "guerdon: 8 addresses of 18 not as they must be\n"
    )
    #expect(result.status == 1)
}

/// What a host does with private folders, and how the probe ends.
struct Answering: Sendable, CustomTestStringConvertible {
    let rule: String
    let status: Int32
    let says: String

    var testDescription: String { rule }
}

@Test(arguments: [
    Answering(rule: "return 401;", status: 0, says: ""),
    Answering(rule: "return 403;", status: 0, says: ""),
    Answering(rule: "return 302 /login?to=p;", status: 0, says: ""),
    Answering(rule: "return 303 https://login.example.com/;", status: 0, says: ""),
    Answering(rule: "return 307 /login;", status: 0, says: ""),
    Answering(rule: "return 301 /login;", status: 1, says: "301"),
    Answering(rule: "return 302 /p/elsewhere.html;", status: 1, says: "302"),
    Answering(rule: "return 302 https://www.example.com$uri;", status: 1, says: "302"),
    Answering(rule: "return 404;", status: 1, says: "404"),
    Answering(rule: "return 500;", status: 1, says: "500"),
    Answering(rule: "return 204;", status: 1, says: "204"),
    Answering(rule: "autoindex off;", status: 1, says: "200"),
])
func `a private page is refused or leads to a login`(given answering: Answering) throws {
    let given = try HostSite()
    try given.publish()
    let bench = try NginxBench(
        "root \(given.site.path)/public; location ~ ^/p/. { \(answering.rule) }"
    )
    let result = try given.guerdon("probe \(bench.address)")
    #expect(result.status == answering.status, "\(result.output)")
    let pages = result.output.split(separator: "\n").filter { $0.contains("/p/canal-cycles/") }
    #expect(pages.count == (answering.says.isEmpty ? 0 : 2))
    for page in pages { #expect(page.hasPrefix("\(answering.says)  ")) }
}

@Test(arguments: [
    "_headers", "passwords/index.html", "guerdon.conf", ".git/HEAD", "content/site.yaml",
])
func `probe names a file that must not be served`(path: String) throws {
    let given = try HostSite()
    try given.publish()
    let file = given.site.appendingPathComponent("public/\(path)")
    try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(),
        withIntermediateDirectories: true
    )
    try "open".write(to: file, atomically: false, encoding: .utf8)
    let bench = try NginxBench(
        "root \(given.site.path)/public; include \"\(given.folder.path)/guerdon.conf\";"
    )
    let result = try given.guerdon("probe \(bench.address)")
    let asked = path.replacingOccurrences(of: "index.html", with: "")
    #expect(
        result.output
            == "200  \(bench.address)\(asked)  is served\n"
            + "guerdon: 1 address of 18 not as they must be\n"
    )
    #expect(result.status == 1)
}

@Test func `pages of a partner whose access is over must not be there`() throws {
    let given = try HostSite(partners: ["old-wheels": "access_until: 2026-04-07"])
    try given.publish()
    let stale = given.site.appendingPathComponent("public/p/old-wheels")
    let rules = "root \(given.site.path)/public; location ~ ^/p/(?!old-wheels) { return 401; }"
    let bench = try NginxBench(rules)
    #expect(try given.guerdon("probe \(bench.address)").status == 0)
    try FileManager.default.createDirectory(at: stale, withIntermediateDirectories: true)
    try "stale".write(
        to: stale.appendingPathComponent("index.html"),
        atomically: false,
        encoding: .utf8
    )
    let result = try given.guerdon("probe \(bench.address)")
    #expect(result.output.contains("200  \(bench.address)p/old-wheels/index.html  is served\n"))
    #expect(result.status == 1)
}

@Test func `a host that does not answer in time ends the probe with status 3`() throws {
    let given = try HostSite()
    try given.publish()
    let bench = try NginxBench(
        """
        root /nowhere;
        location /p/ { auth_delay 5s; auth_basic x; auth_basic_user_file /dev/null; }
        """
    )
    let result = try given.guerdon("probe \(bench.address) --timeout 1")
    #expect(result.output.hasPrefix("guerdon: \(bench.address)"))
    #expect(result.output.hasSuffix(" can't be asked: no answer in 1 second\n"))
    #expect(result.status == 3)
}

@Test func `a probe without curl says what it lacks`() throws {
    let given = try HostSite()
    let process = Process()
    process.executableURL = program
    process.arguments = ["probe", "http://127.0.0.1:9/", "--quiet", "--site", given.site.path]
    process.environment = ["PATH": given.site.path]
    let pipe = Pipe()
    process.standardError = pipe
    try process.run()
    let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    #expect(
        String(decoding: output, as: UTF8.self)
            == "guerdon: probe asks by curl, which is not there: apt-get install curl\n"
    )
    #expect(process.terminationStatus == 3)
}
