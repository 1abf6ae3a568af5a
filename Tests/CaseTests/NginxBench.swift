import Foundation
import TestSupport
import Testing

/// The small site with `access: host`, built, and what nginx needs for it in a folder beside it.
struct HostSite: ~Copyable {
    let site: URL

    /// `partners` are further ones with their keys.
    init(access: String = "host", partners: [String: String] = [:]) throws {
        let site = try layOutSite()
        let place = site.appendingPathComponent("content/site.yaml")
        var text = try String(contentsOf: place, encoding: .utf8)
        text.replace("access: public", with: "access: \(access)\nkeyring: demo")
        try text.write(to: place, atomically: false, encoding: .utf8)
        for (id, keys) in partners { try HostSite.add(keys, to: id, in: site) }
        self.site = site
    }

    deinit {
        try? FileManager.default.removeItem(at: site.deletingLastPathComponent())
    }

    /// The folder that `export access` writes into.
    var folder: URL { site.deletingLastPathComponent().appendingPathComponent("host") }

    /// Declares a partner in a file of its own that has further keys.
    func add(_ keys: String, to id: String) throws {
        try HostSite.add(keys, to: id, in: site)
    }

    private static func add(_ keys: String, to id: String, in site: URL) throws {
        let text = "id: \(id)\nname: \(id)\ncountry: NL\ntype: reseller\n\(keys)\n"
        try text.write(
            to: site.appendingPathComponent("content/partners/\(id).yaml"),
            atomically: false,
            encoding: .utf8
        )
    }

    func guerdon(_ command: String) throws -> (output: String, status: Int32) {
        try run("guerdon \(command) --quiet", in: site)
    }

    /// Builds the site and writes what nginx needs.
    func publish() throws {
        for command in ["build", "export access nginx --to ../host"] {
            let result = try guerdon(command)
            try #require(result.status == 0, "\(command): \(result.output)")
        }
    }

    /// The password of a partner, from what is written for Netlify.
    func password(of partner: String) throws -> String {
        let text = try guerdon("export access netlify").output
        let pattern = try Regex("  Basic-Auth: \(partner):([a-z2-7]{32})\n")
        let match = try #require(text.firstMatch(of: pattern))
        return try String(#require(match.output[1].substring))
    }
}

/// Debian's nginx on a port of this machine, with one server block.
struct NginxBench: ~Copyable {
    private let process: Process
    private let place: URL
    let address: String

    /// Starts it with the lines of its server block.
    init(_ server: String, http: String = "") throws {
        let place = FileManager.default.temporaryDirectory
            .appendingPathComponent("guerdon-nginx-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
        let (process, port) = try NginxBench.start(server, http, place)
        self.process = process
        self.place = place
        address = "http://127.0.0.1:\(port)/"
    }

    deinit {
        process.terminate()
        process.waitUntilExit()
        try? FileManager.default.removeItem(at: place)
    }

    private static func start(
        _ server: String,
        _ http: String,
        _ place: URL
    ) throws -> (Process, port: Int) {
        let nginx = "/usr/sbin/nginx"
        try #require(
            FileManager.default.isExecutableFile(atPath: nginx),
            "this test runs nginx: apt-get install nginx"
        )
        let file = place.appendingPathComponent("nginx.conf")
        let log = place.appendingPathComponent("error.log")
        for _ in 0..<8 {
            // Below those ports that the system hands out itself.
            let port = Int.random(in: 20_000...32_000)
            try configuration(server, http, port: port, place.path)
                .write(to: file, atomically: false, encoding: .utf8)
            let process = Process()
            process.executableURL = URL(fileURLWithPath: nginx)
            process.arguments = ["-e", log.path, "-p", place.path, "-c", file.path]
            process.standardError = FileHandle.nullDevice
            try process.run()
            if waits(process, for: port) { return (process, port) }
            if process.isRunning { process.terminate() }
            process.waitUntilExit()
        }
        throw CaseError("nginx does not start: \(try String(contentsOf: log, encoding: .utf8))")
    }

    /// All that it writes stands in a folder of the test's own; nothing of it needs to be root.
    private static func configuration(
        _ server: String,
        _ http: String,
        port: Int,
        _ place: String
    ) -> String {
        let temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map {
            "    \($0)_temp_path \(place)/\($0);\n"
        }
        return """
            daemon off;
            \(NSUserName() == "root" ? "user root;" : "")
            pid \(place)/nginx.pid;
            worker_processes 1;
            events { worker_connections 64; }
            http {
                access_log off;
            \(temporary.joined())
                types { text/html html; text/csv csv; }
            \(http)
                server {
                    listen 127.0.0.1:\(port);
            \(server)
                }
            }

            """
    }

    /// Whether it listens before it ends.
    private static func waits(_ process: Process, for port: Int) -> Bool {
        for _ in 0..<200 where process.isRunning {
            if let reply = try? curl(["http://127.0.0.1:\(port)/"]), reply.status != 0 {
                return process.isRunning
            }
            Thread.sleep(forTimeInterval: 0.05)
        }
        return false
    }
}

/// What a server answers.
struct Reply {
    /// 0 where there is no answer.
    let status: Int
    /// By their names in small letters.
    let headers: [String: [String]]
    let body: String
}

/// Asks a server by curl.
func curl(_ arguments: [String]) throws -> Reply {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/curl")
    process.arguments =
        ["--disable", "--silent", "--max-time", "20", "--include", "--path-as-is"] + arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    let text = String(decoding: data, as: UTF8.self)
    guard let end = text.range(of: "\r\n\r\n") else {
        return Reply(status: 0, headers: [:], body: "")
    }
    let lines = text[..<end.lowerBound].components(separatedBy: "\r\n")
    var headers: [String: [String]] = [:]
    for line in lines.dropFirst() {
        let parts = line.split(separator: ":", maxSplits: 1).map {
            $0.trimmingCharacters(in: .whitespaces)
        }
        if parts.count == 2 { headers[parts[0].lowercased(), default: []].append(parts[1]) }
    }
    return Reply(
        status: Int(lines[0].split(separator: " ")[1]) ?? 0,
        headers: headers,
        body: String(text[end.upperBound...])
    )
}
