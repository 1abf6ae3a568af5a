import Foundation
import Glibc
import Testing

let packageRoot = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

/// A generator whose seed is its whole state (Steele, Lea and Flood, "SplitMix", 2014).
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

/// A folder of its own with a site's content, and the sample's templates.
func copySite(of content: URL) throws -> URL {
    let site = FileManager.default.temporaryDirectory
        .appendingPathComponent("guerdon-soak-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: site, withIntermediateDirectories: true)
    try FileManager.default.copyItem(at: content, to: site.appendingPathComponent("content"))
    try FileManager.default.createDirectory(
        at: site.appendingPathComponent("templates"),
        withIntermediateDirectories: true
    )
    return site
}

/// A build that runs.
struct RunningBuild {
    let process: Process

    /// Its exit status; nil where it had to be stopped after so many seconds, or was by a signal.
    func wait(seconds: Double) -> Int32? {
        let end = ContinuousClock.now + .seconds(seconds)
        while process.isRunning, ContinuousClock.now < end { usleep(2_000) }
        if kill() { return nil }
        return process.terminationReason == .exit ? process.terminationStatus : nil
    }

    /// Stops it at once; whether it was still running.
    func kill() -> Bool {
        let isRunning = process.isRunning
        if isRunning { Glibc.kill(process.processIdentifier, SIGKILL) }
        process.waitUntilExit()
        return isRunning && process.terminationReason == .uncaughtSignal
    }
}

/// Starts a build of a site.
func startBuild(of site: URL, options: [String]) throws -> RunningBuild {
    let process = Process()
    process.executableURL = packageRoot.appendingPathComponent(".build/debug/guerdon")
    process.arguments = ["build", "--quiet", "--site", site.path] + options
    process.environment = ["PATH": "/usr/bin:/bin", "SWIFT_BACKTRACE": "enable=no"]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    try process.run()
    return RunningBuild(process: process)
}

/// The bytes of every file below a folder, by path.
func tree(_ folder: URL) throws -> [String: Data] {
    guard let walker = FileManager.default.enumerator(atPath: folder.path) else { return [:] }
    var files: [String: Data] = [:]
    for case let path as String in walker
    where walker.fileAttributes?[.type] as? FileAttributeType == .typeRegular {
        files[path] = try Data(contentsOf: folder.appendingPathComponent(path))
    }
    return files
}
