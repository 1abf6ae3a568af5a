import Foundation
import Glibc
import TestSupport
import Testing

/// A folder of its own with a site's content and no templates of its own.
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
    process.executableURL = program
    process.arguments = ["build", "--quiet", "--site", site.path] + options
    process.environment = ["PATH": "/usr/bin:/bin", "SWIFT_BACKTRACE": "enable=no"]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    try process.run()
    return RunningBuild(process: process)
}
