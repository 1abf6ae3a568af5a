import Foundation
import TestSupport
import Testing

private let strace = "/usr/bin/strace"
private let isTraced = FileManager.default.isExecutableFile(atPath: strace)

/// The small site with the keys of samples, to close periods of.
private func siteToClose() throws -> URL {
    let site = try copySite(of: packageRoot.appendingPathComponent("templates/init/content"))
    let place = site.appendingPathComponent("content/site.yaml")
    let text = try String(contentsOf: place, encoding: .utf8) + "keyring: demo\n"
    try text.write(to: place, atomically: false, encoding: .utf8)
    return site
}

/// Runs a command on a site, with a fault put into it; nil where a signal ended it.
private func guerdon(
    _ words: [String],
    _ site: URL,
    fault: String? = nil
) throws -> Int32? {
    let process = Process()
    let own = words + ["--quiet", "--site", site.path]
    process.executableURL = fault == nil ? program : URL(fileURLWithPath: strace)
    process.arguments =
        fault.map { ["-f", "-qq", "-o", "/dev/null", "-e", "inject=\($0)", program.path] + own }
        ?? own
    process.environment = ["PATH": "/usr/bin:/bin", "SWIFT_BACKTRACE": "enable=no"]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    let isKilled = process.terminationReason != .exit || process.terminationStatus == 137
    return isKilled ? nil : process.terminationStatus
}

private let firstQuarter = ["close", "2026-Q1", "--by", "Anna", "--as-of", "2026-04-20"]
private let secondQuarter = ["close", "2026-Q2", "--by", "Anna", "--as-of", "2026-07-20"]

/// What is closed, without what readers pass over.
private func closed(_ site: URL) throws -> [String: Data] {
    try tree(site.appendingPathComponent("content/closings")).filter { path, _ in
        !path.split(separator: "/").contains { $0.hasPrefix(".") }
    }
}

@Test(.enabled(if: isTraced))
func `a close that is killed at any call closes all or nothing, and the next one heals`() throws {
    let site = try siteToClose()
    defer { try? FileManager.default.removeItem(at: site) }
    #expect(try guerdon(firstQuarter, site) == 0)
    let one = try closed(site)
    var withoutHead = one
    withoutHead["head"] = nil
    #expect(one.count > 10 && withoutHead.count == one.count - 1)
    #expect(try guerdon(secondQuarter, site) == 0)
    let two = try closed(site)
    var (killed, found) = (0, Set<Int>())
    for call in ["mkdirat", "fsync", "renameat", "unlinkat"] {
        for number in 1...200 {
            let site = try siteToClose()
            defer { try? FileManager.default.removeItem(at: site) }
            let place = "\(call) \(number)"
            let status = try guerdon(
                firstQuarter,
                site,
                fault: "\(call):signal=KILL:when=\(number)"
            )
            let left = try closed(site)
            let end = [[:], withoutHead, one].firstIndex(of: left)
            found.insert(try #require(end, "\(place): a mixture"))
            #expect(try guerdon(["verify"], site) == 0, "\(place)")
            #expect(try guerdon(firstQuarter, site) == (left.isEmpty ? 0 : 1), "\(place)")
            #expect(try guerdon(secondQuarter, site) == 0, "\(place)")
            #expect(try tree(site.appendingPathComponent("content/closings")) == two, "\(place)")
            guard status == nil else { break }
            killed += 1
        }
    }
    print("\(killed) closes were killed")
    #expect(killed > 20 && found.count == 3)
}
