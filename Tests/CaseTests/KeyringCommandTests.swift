import Foundation
import TestSupport
import Testing

/// The keys that samples have, written as a site's own: nothing of them is secret.
private let secrets = [
    "2db61594905a84ae4e3c77e932d15d8c96292c52238971ab2aa055188d234409",
    "b97869f1b57bd2a378238477fafaa05085aa9d110093fbef2682e24e609d247f",
]

/// The site of the case with two closings, and a keyring beside it that has seen some of them.
private struct KeyringBench: ~Copyable {
    let site: URL

    init(head: String) throws {
        let site = try layOut(readCase("Cases/verify"))
        let text = """
            guerdon keyring 1
            site aeb85b80c9d03900ba23db75dff1844f
            root \(secrets[0])
            seed \(secrets[1])
            head \(head)

            """
        let keyring = KeyringBench.keyring(beside: site)
        try Data(text.utf8).write(to: keyring)
        try KeyringBench.setMode(0o600, of: keyring)
        self.site = site
    }

    deinit {
        try? FileManager.default.removeItem(at: site.deletingLastPathComponent())
    }

    var keyring: URL { KeyringBench.keyring(beside: site) }

    func setMode(_ mode: Int) throws {
        try KeyringBench.setMode(mode, of: keyring)
    }

    private static func keyring(beside site: URL) -> URL {
        site.deletingLastPathComponent().appendingPathComponent("keyring")
    }

    private static func setMode(_ mode: Int, of file: URL) throws {
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file.path)
    }

    func run(_ command: String) throws -> (output: String, status: Int32) {
        let result = try CaseTests.run("guerdon \(command) --keyring ../keyring", in: site)
        for secret in secrets { #expect(!result.output.contains(secret.prefix(8))) }
        return result
    }
}

/// The head of that site.
private func head() throws -> String {
    let given = try readCase("Cases/verify")
    let text = try #require(given.text(of: "content/closings/head"))
    return text.trimmingCharacters(in: .newlines)
}

@Test func `a keyring proves the closings that it has seen, and one more`() throws {
    let seen = try head()
    var bench = try KeyringBench(head: seen)
    var result = try bench.run("verify")
    #expect(result.output.hasSuffix("2 closings, proved by the keyring\n"))
    #expect(result.status == 0)
    #expect(try bench.run("build --quiet").status == 0)
    let first = try #require(
        result.output.firstMatch(of: /1  2025-Q4  ([0-9a-f]{64})/)
    )
    bench = try KeyringBench(head: "1 \(first.1)")
    #expect(try bench.run("verify").status == 0)
    bench = try KeyringBench(head: "0 " + String(repeating: "0", count: 64))
    result = try bench.run("verify")
    #expect(result.output.contains("[closings-ahead]"))
    #expect(result.status == 1)
}

@Test(arguments: ["check", "build", "compute", "explain canal-cycles 2026-Q1", "verify"])
func `no command goes on where the last closing is gone`(command: String) throws {
    let bench = try KeyringBench(head: try head())
    try FileManager.default.removeItem(at: bench.site.appendingPathComponent("content/closings"))
    let result = try bench.run(command)
    #expect(
        result.output.contains("content/closings:1:1: error: closing 1 is gone [closing-cut]\n")
    )
    #expect(result.output.contains("the keyring has seen 2 "))
    #expect(result.status == 1)
    #expect(try tree(bench.site.appendingPathComponent("public")).isEmpty)
}

@Test func `a keyring that others may read, or that was changed, is not used`() throws {
    let bench = try KeyringBench(head: try head())
    try bench.setMode(0o644)
    var result = try bench.run("verify")
    #expect(
        result.output == "guerdon: ../keyring is not used: its mode is not 0600, so that others "
            + "may get at it: chmod 600\n"
    )
    #expect(result.status == 1)
    try bench.setMode(0o600)
    var text = try String(contentsOf: bench.keyring, encoding: .utf8)
    text.replace("\nseed ", with: "\nsead ")
    try text.write(to: bench.keyring, atomically: false, encoding: .utf8)
    result = try bench.run("build")
    #expect(
        result.output
            == "guerdon: ../keyring is not as guerdon wrote it, at line 4; restore its backup\n"
    )
    #expect(result.status == 1)
    try "{}\n".write(to: bench.keyring, atomically: false, encoding: .utf8)
    result = try bench.run("check")
    #expect(result.output == "guerdon: ../keyring is no keyring that this version reads\n")
}

@Test func `two keyrings have nothing in common, and each is its owner's alone`() throws {
    let site = try layOutSite()
    let base = site.deletingLastPathComponent()
    defer { try? FileManager.default.removeItem(at: base) }
    var lines: [Set<String>] = []
    for name in ["one", "two"] {
        #expect(try run("guerdon keys new --quiet --keyring ../\(name)", in: site).status == 0)
        let place = base.appendingPathComponent(name)
        let text = try String(contentsOf: place, encoding: .utf8)
        #expect(text.split(separator: "\n").map(\.utf8.count) == [17, 37, 69, 69, 71])
        lines.append(Set(text.split(separator: "\n").dropFirst().dropLast().map(String.init)))
        let mode = try FileManager.default.attributesOfItem(atPath: place.path)[.posixPermissions]
        #expect(mode as? Int == 0o600)
    }
    #expect(lines[0].isDisjoint(with: lines[1]))
}
