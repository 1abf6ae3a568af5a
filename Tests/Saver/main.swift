// Saves a folder as a closing is saved, or a file as a keyring is, for tests that stop it anywhere.

import Glibc
import Publisher

private let content = [
    FileSystem.NewFile(path: "closing.json", bytes: Array(repeating: 0x61, count: 70_000)),
    FileSystem.NewFile(path: "documents/programs/a.md", bytes: Array("A\n".utf8)),
    FileSystem.NewFile(path: "statements/b.json", bytes: Array("{}\n".utf8)),
]

private func save(_ what: String, below root: String) throws(PublishFailure) {
    let files = try FileSystem(root: root)
    switch what {
    case "folder": try files.saveFolder(content, to: "closings/2026-Q1")
    case "file":
        try files.saveFile(Array("new\n".utf8), to: "keyring", .replacing, readableBy: .ownerOnly)
    case _: exit(64)
    }
}

guard CommandLine.arguments.count == 3 else { exit(64) }
do throws(PublishFailure) {
    try save(CommandLine.arguments[1], below: CommandLine.arguments[2])
} catch {
    exit(error.exitStatus)
}
