import Foundation
import Publisher
import Testing

private let files = [
    FileSystem.NewFile(path: "closing.json", bytes: Array("{}\n".utf8)),
    FileSystem.NewFile(path: "documents/programs/a.md", bytes: Array("A\n".utf8)),
    FileSystem.NewFile(path: "statements/b.json", bytes: []),
]
private let names = [
    "closing.json", "documents", "documents/programs", "documents/programs/a.md", "statements",
    "statements/b.json",
]

@Test func `a folder is saved with all its files and nothing beside it`() throws {
    let bench = try Bench()
    try FileSystem(root: bench.site).saveFolder(files, to: "content/closings/2026-Q1")
    #expect(try bench.tree("content/closings/2026-Q1") == names)
    #expect(try bench.text("content/closings/2026-Q1/documents/programs/a.md") == "A\n")
    #expect(try bench.mode("content/closings/2026-Q1/closing.json") == 0o644)
    #expect(
        try FileManager.default.contentsOfDirectory(atPath: "\(bench.site)/content/closings")
            == ["2026-Q1"]
    )
}

@Test func `a folder that is there is kept, whatever it holds`() throws {
    for standing in ["content/closings/2026-Q1/other", "content/closings/2026-Q1"] {
        let bench = try Bench()
        try bench.put("first", at: standing)
        let failure = try refusal { () throws(PublishFailure) in
            try FileSystem(root: bench.site).saveFolder(files, to: "content/closings/2026-Q1")
        }
        #expect(failure == .alreadyThere(path: "\(bench.site)/content/closings/2026-Q1"))
        #expect(try bench.text(standing) == "first")
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: "\(bench.site)/content/closings")
                == ["2026-Q1"]
        )
    }
}

@Test func `what killed commands left is removed, and nothing else`() throws {
    let bench = try Bench()
    try bench.put("half", at: "content/closings/.2026-Q1.next/closing.json")
    try bench.put("half", at: "content/closings/.2025-Q4.next/documents/a")
    try bench.put("half", at: "content/closings/.head.next")
    try bench.put("mine", at: "content/closings/.gitignore")
    try bench.put("mine", at: "content/closings/2025-Q4.next/a")
    try FileSystem(root: bench.site).saveFolder(files, to: "content/closings/2026-Q1")
    #expect(
        try FileManager.default.contentsOfDirectory(atPath: "\(bench.site)/content/closings")
            .sorted() == [".gitignore", "2025-Q4.next", "2026-Q1"]
    )
    #expect(try bench.tree("content/closings/2026-Q1") == names)
}

@Test func `a path that leads out of the folder saves nothing`() throws {
    for path in ["../a", "a/../../b", "/a", "a//b", ""] {
        let bench = try Bench()
        let failure = try refusal { () throws(PublishFailure) in
            try FileSystem(root: bench.site).saveFolder(
                files + [FileSystem.NewFile(path: path, bytes: [])],
                to: "content/closings/2026-Q1"
            )
        }
        #expect(failure == .unsafePath(path))
        #expect(try bench.tree("content") == ["closings"])
    }
}

@Test func `a file that wants to be a folder, too, saves nothing`() throws {
    let bench = try Bench()
    let failure = try refusal { () throws(PublishFailure) in
        try FileSystem(root: bench.site).saveFolder(
            files + [FileSystem.NewFile(path: "closing.json/a", bytes: [])],
            to: "content/closings/2026-Q1"
        )
    }
    guard case .machineRefused = failure else {
        Issue.record("\(failure)")
        return
    }
    #expect(failure.exitStatus == 3)
    #expect(try bench.tree("content") == ["closings"])
}
