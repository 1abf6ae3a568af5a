import Foundation
import TestSupport
import Testing

/// What a case may run beside the program, to look at what it made or to stand in its way.
private let otherPrograms = [
    "cat": "/bin/cat", "ls": "/bin/ls", "grep": "/bin/grep", "flock": "/usr/bin/flock",
]

/// Runs a program in a folder and gives what it printed and its exit status.
func run(
    _ line: String,
    in folder: URL
) throws -> (output: String, status: Int32) {
    let words = line.split(separator: " ").map { $0 == "guerdon" ? program.path : String($0) }
    let process = Process()
    let first = try #require(words.first)
    let path = try #require(
        first == program.path ? first : otherPrograms[first],
        "a case runs guerdon, cat, ls, grep or flock: \(line)"
    )
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = Array(words.dropFirst())
    process.currentDirectoryURL = folder
    process.environment = ["PATH": "/usr/bin:/bin", "LC_ALL": "C", "HOME": "/nowhere"]
    let base = folder.deletingLastPathComponent().appendingPathComponent(UUID().uuidString)
    let files = [base.appendingPathExtension("out"), base.appendingPathExtension("err")]
    for file in files { try Data().write(to: file) }
    process.standardOutput = try FileHandle(forWritingTo: files[0])
    process.standardError = try FileHandle(forWritingTo: files[1])
    process.standardInput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    let printed = try files.map { String(decoding: try Data(contentsOf: $0), as: UTF8.self) }
    return (printed.joined(), process.terminationStatus)
}

/// A folder of its own for a test, with the small site in it.
func layOutSite() throws -> URL {
    let base = FileManager.default.temporaryDirectory
        .appendingPathComponent("guerdon-case-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: base, withIntermediateDirectories: true)
    let site = base.appendingPathComponent("site")
    let small = packageRoot.appendingPathComponent("templates/init")
    try FileManager.default.copyItem(at: small, to: site)
    return site
}

/// Lays out a case's site in a folder of its own, up to its first command, and gives the folder.
func layOut(_ given: Case) throws -> URL {
    let site = try layOutSite()
    for step in given.steps.prefix(while: { $0.command == nil }) { try step.take(in: site) }
    return site
}

/// Runs all commands of a case and holds what they print against what it says, to the byte.
func check(_ given: Case, in site: URL) throws {
    for step in given.steps.drop(while: { $0.command == nil }) {
        guard let command = step.command else {
            try step.take(in: site)
            continue
        }
        let result = try run(command.line, in: site)
        #expect(
            result.output == command.output,
            "\(given.name): \(command.line)\n--- printed\n\(result.output)"
        )
        #expect(result.status == command.status, "\(given.name): \(command.line)")
    }
}

extension Case.Step {
    /// Changes a site; a command changes nothing by itself.
    func take(in site: URL) throws {
        switch self {
        case .write(let path, let text):
            let place = site.appendingPathComponent(path)
            try FileManager.default.createDirectory(
                at: place.deletingLastPathComponent(),
                withIntermediateDirectories: true
            )
            try Data(try Case.bytes(of: text)).write(to: place)
        case .append(let path, let text):
            let place = site.appendingPathComponent(path)
            try (Data(contentsOf: place) + Data(try Case.bytes(of: text))).write(to: place)
        case .remove(let path):
            try FileManager.default.removeItem(at: site.appendingPathComponent(path))
        case .link(let path, let target):
            try FileManager.default.createSymbolicLink(
                atPath: site.appendingPathComponent(path).path,
                withDestinationPath: target
            )
        case .run: break
        }
    }
}

/// The names of all cases of a folder, in order; none where there is no such folder.
func caseNames(in folder: String) -> [String] {
    let place = packageRoot.appendingPathComponent("Tests/\(folder)").path
    return (FileManager.default.subpaths(atPath: place) ?? []).filter { $0.hasSuffix(".case") }
        .map { "\(folder)/\($0.dropLast(5))" }.sorted()
}

/// Reads a case by its folder and name.
func readCase(_ name: String) throws -> Case {
    let place = packageRoot.appendingPathComponent("Tests/\(name).case")
    return try Case(name: name, text: String(contentsOf: place, encoding: .utf8))
}
