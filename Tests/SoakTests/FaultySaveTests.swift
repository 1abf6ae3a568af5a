import Foundation
import TestSupport
import Testing

private let strace = "/usr/bin/strace"
private let saver = packageRoot.appendingPathComponent(".build/debug/Saver")
private let isTraced = FileManager.default.isExecutableFile(atPath: strace)
private let calls = [
    "openat", "mkdirat", "fchmod", "fchmodat", "newfstatat", "fstat", "getdents64", "write",
    "fsync", "close", "linkat", "unlinkat", "renameat", "renameat2",
]

/// A folder to save into, with what stands there before.
private struct SaveBench: ~Copyable {
    let root: URL
    let what: String

    init(_ what: String) throws {
        self.what = what
        root = FileManager.default.temporaryDirectory
            .appendingPathComponent("guerdon-save-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
        if what == "file" {
            try Data("old\n".utf8).write(to: root.appendingPathComponent("keyring"))
        }
    }

    deinit {
        try? FileManager.default.removeItem(at: root)
    }

    /// Saves, with a fault put into the nth call of a name; nil where a signal ended it.
    func save(_ fault: String?) throws -> Int32? {
        let process = Process()
        let own = [saver.path, what, root.path]
        process.executableURL = fault == nil ? saver : URL(fileURLWithPath: strace)
        process.arguments =
            fault.map { ["-f", "-qq", "-o", "/dev/null", "-e", "inject=\($0)"] + own }
            ?? Array(own.dropFirst())
        process.environment = ["PATH": "/usr/bin:/bin", "SWIFT_BACKTRACE": "enable=no"]
        process.standardError = FileHandle.nullDevice
        process.standardInput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        let isKilled = process.terminationReason != .exit || process.terminationStatus == 137
        return isKilled ? nil : process.terminationStatus
    }

    /// What stands there, but what is hidden and ends in `.next`, which readers pass over.
    func found() throws -> [String: Data] {
        try tree(root).filter { path, _ in
            !path.split(separator: "/").contains { $0.hasPrefix(".") && $0.hasSuffix(".next") }
        }
    }

    func leftovers() throws -> [String] {
        (FileManager.default.subpaths(atPath: root.path) ?? []).filter { $0.contains(".next") }
    }
}

/// What stands there before and after saving.
private func ends(_ what: String) throws -> (before: [String: Data], after: [String: Data]) {
    let bench = try SaveBench(what)
    let before = try bench.found()
    #expect(try bench.save(nil) == 0)
    return (before, try bench.found())
}

@Test(.enabled(if: isTraced), arguments: ["folder", "file"])
func `what is killed or refused at any call saves all or nothing`(what: String) throws {
    let (before, after) = try ends(what)
    #expect(after.count == (what == "folder" ? 3 : 1))
    var (runs, killed, refused) = (0, 0, 0)
    for call in calls {
        for fault in ["signal=KILL", "error=ENOSPC", "error=EIO", "error=EINTR"] {
            for number in 1...200 {
                let bench = try SaveBench(what)
                let status = try bench.save("\(call):\(fault):when=\(number)")
                let found = try bench.found()
                runs += 1
                let place = "\(call) \(number) \(fault): \(status.map { "\($0)" } ?? "killed")"
                #expect(found == before || found == after, "\(place): a mixture")
                if status == 0 { #expect(found == after, "\(place): it says that all is saved") }
                if status == nil { killed += 1 }
                if status == 3 { refused += 1 }
                let again = try bench.save(nil)
                // A folder that stands is never written again.
                let isThere = what == "folder" && found == after
                #expect(again == (isThere ? 1 : 0), "\(place): the next one")
                #expect(try bench.found() == after, "\(place): the next one")
                #expect(try bench.leftovers() == [], "\(place): the next one")
                // Behind the last call of this name nothing is put in any more.
                if number > countOfCalls(call, what) { break }
            }
        }
    }
    print("\(what): \(runs) runs, \(killed) killed, \(refused) refused")
    #expect(killed > 10 && refused > 10)
}

/// How often an undisturbed run makes a call, counted once.
private func countOfCalls(_ call: String, _ what: String) -> Int {
    counts["\(what) \(call)"] ?? 0
}

private let counts: [String: Int] = {
    var counts: [String: Int] = [:]
    for what in ["folder", "file"] {
        for call in calls {
            for number in 1...200 {
                guard let bench = try? SaveBench(what),
                    let status = try? bench.save("\(call):signal=KILL:when=\(number)")
                else { continue }
                counts["\(what) \(call)"] = number - 1
                if status == 0 { break }
            }
        }
    }
    return counts
}()
