import Foundation
import Testing

let packageRoot = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

/// The program under test, as the build of the tests made it.
let program = packageRoot.appendingPathComponent(".build/debug/guerdon")

/// Runs a program and gives what it printed and its exit status.
func run(
    _ arguments: [String],
    in folder: URL
) throws -> (output: String, errors: String, status: Int32) {
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = folder
    let outputFile = folder.deletingLastPathComponent()
        .appendingPathComponent(UUID().uuidString + ".out")
    let errorFile = outputFile.appendingPathExtension("err")
    for file in [outputFile, errorFile] { try Data().write(to: file) }
    process.standardOutput = try FileHandle(forWritingTo: outputFile)
    process.standardError = try FileHandle(forWritingTo: errorFile)
    process.standardInput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    let output = String(decoding: try Data(contentsOf: outputFile), as: UTF8.self)
    let errors = String(decoding: try Data(contentsOf: errorFile), as: UTF8.self)
    return (output, errors, process.terminationStatus)
}

/// Lays out a case's site in a folder of its own and gives the folder.
func layOut(_ given: Case) throws -> URL {
    let base = FileManager.default.temporaryDirectory
        .appendingPathComponent("guerdon-case-\(UUID().uuidString)")
    let site = base.appendingPathComponent("site")
    try FileManager.default.createDirectory(at: base, withIntermediateDirectories: true)
    try FileManager.default.copyItem(
        at: packageRoot.appendingPathComponent("Tests/Cases/site"),
        to: site
    )
    for path in given.removed {
        try FileManager.default.removeItem(at: site.appendingPathComponent(path))
    }
    for file in given.files {
        let place = site.appendingPathComponent(file.path)
        try FileManager.default.createDirectory(
            at: place.deletingLastPathComponent(),
            withIntermediateDirectories: true
        )
        try Data(Case.bytes(of: file.text)).write(to: place)
    }
    return site
}

/// Runs all commands of a case and holds what they print against what it says, to the byte.
func check(_ given: Case) throws {
    let site = try layOut(given)
    defer { try? FileManager.default.removeItem(at: site.deletingLastPathComponent()) }
    for command in given.commands {
        let words = command.line.split(separator: " ").map(String.init)
        try #require(words.first == "guerdon", "\(given.name): a case runs guerdon only")
        let result = try run(Array(words.dropFirst()), in: site)
        #expect(
            result.output + result.errors == command.output,
            "\(given.name): \(command.line)\n--- printed\n\(result.output + result.errors)"
        )
        #expect(result.status == command.status, "\(given.name): \(command.line)")
    }
}

/// All cases of a folder, in order of their names.
func cases(in folder: String) throws -> [Case] {
    let place = packageRoot.appendingPathComponent("Tests/\(folder)")
    return try FileManager.default.contentsOfDirectory(atPath: place.path).sorted()
        .filter { $0.hasSuffix(".case") }
        .map { name in
            let text = try String(
                contentsOf: place.appendingPathComponent(name),
                encoding: .utf8
            )
            return try Case(name: "\(folder)/\(name)", text: text)
        }
}
