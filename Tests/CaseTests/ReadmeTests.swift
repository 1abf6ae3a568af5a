import Foundation
import TestSupport
import Testing

/// A block of the README that a reader follows: a file to write, or a command with what it prints.
private enum ReadmeStep {
    case file(path: String, text: String)
    case command(line: String, output: String)
}

/// Blocks of `console` hold commands; a block whose info names a path holds that file.
private func steps(of readme: String) -> [ReadmeStep] {
    var steps: [ReadmeStep] = []
    var lines = readme.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)[
        ...
    ]
    while let line = lines.popFirst() {
        let fence = line.prefix { $0 == "`" }
        guard fence.count >= 3 else { continue }
        let body = lines.prefix { $0 != fence }
        lines = lines.dropFirst(body.count + 1)
        let info = line.dropFirst(fence.count).split(separator: " ")
        if info == ["console"] {
            for line in body {
                if line.hasPrefix("$ ") {
                    steps.append(.command(line: String(line.dropFirst(2)), output: ""))
                } else if case .command(let command, let output)? = steps.popLast() {
                    steps.append(.command(line: command, output: output + line + "\n"))
                }
            }
        } else if info.count == 2 {
            let text = body.joined(separator: "\n") + "\n"
            steps.append(.file(path: String(info[1]), text: text))
        }
    }
    return steps
}

/// Runs a line as a shell does and gives what it printed to either stream, and its status.
private func shell(_ line: String, in folder: URL) throws -> (output: String, status: Int32) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", "exec 2>&1; \(line)"]
    process.currentDirectoryURL = folder
    let programs = program.deletingLastPathComponent().path
    process.environment = ["PATH": "\(programs):/usr/bin:/bin", "LC_ALL": "C", "HOME": "/nowhere"]
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return (String(decoding: output, as: UTF8.self), process.terminationStatus)
}

@Test func `the commands of the README print what it says`() throws {
    let readme = try String(
        contentsOf: packageRoot.appendingPathComponent("README.md"),
        encoding: .utf8
    )
    var folder = FileManager.default.temporaryDirectory
        .appendingPathComponent("guerdon-readme-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let base = folder
    defer { try? FileManager.default.removeItem(at: base) }
    let steps = steps(of: readme)
    #expect(steps.count >= 12)
    for step in steps {
        switch step {
        case .file(let path, let text):
            let place = folder.appendingPathComponent(path)
            try FileManager.default.createDirectory(
                at: place.deletingLastPathComponent(),
                withIntermediateDirectories: true
            )
            try text.write(to: place, atomically: false, encoding: .utf8)
        case .command(let line, let output) where line.hasPrefix("cd "):
            #expect(output == "")
            folder = folder.appendingPathComponent(String(line.dropFirst(3)))
        case .command(let line, let output):
            let printed = try shell(line, in: folder)
            #expect(printed.output == output, "$ \(line)\n--- printed\n\(printed.output)")
            let fails = output.contains("guerdon: ") && output.hasSuffix(" error\n")
            #expect(printed.status == (fails ? 1 : 0), "$ \(line)")
        }
    }
}
