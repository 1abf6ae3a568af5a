import Foundation
import Publisher
import Testing

@Test func `files are listed by the bytes of their paths, and what is no file by name`() throws {
    let bench = try Bench()
    for path in ["b.md", "a/z.md", "a.md", "a-b.md", "Z.md", ".hidden", "a/b/c.md"] {
        try bench.put("x", at: "content/\(path)")
    }
    let content = "\(bench.site)/content"
    try FileManager.default.createSymbolicLink(
        atPath: "\(content)/a/loop",
        withDestinationPath: ".."
    )
    try FileManager.default.createSymbolicLink(
        atPath: "\(content)/device",
        withDestinationPath: "/dev/zero"
    )
    #expect(unsafe mkfifo("\(content)/pipe", 0o600) == 0)
    let tree = try FileSystem(root: bench.site).readTree("content")
    #expect(
        tree.files == [
            "content/.hidden", "content/Z.md", "content/a-b.md", "content/a.md",
            "content/a/b/c.md", "content/a/z.md", "content/b.md",
        ]
    )
    #expect(tree.refused.map(\.path) == ["content/a/loop", "content/device", "content/pipe"])
    #expect(tree.refused.map(\.kind) == [.symbolicLink, .symbolicLink, .pipe])
}

@Test func `a file is read whole by its path below the root`() throws {
    let bench = try Bench()
    let text = String(repeating: "0123456789", count: 30_000)
    try bench.put(text, at: "content/a/b.md")
    try bench.put("", at: "content/empty")
    let files = try FileSystem(root: bench.site)
    #expect(try files.readFile("content/a/b.md") == Array(text.utf8))
    #expect(try files.readFile("content/empty") == [])
}

struct RefusalCase: Sendable, CustomTestStringConvertible {
    let path: String, expected: String
    var testDescription: String { path }
}

@Test(arguments: [
    RefusalCase(path: "link", expected: "SITE/link is a symbolic link where a file is due"),
    RefusalCase(path: "way/a.md", expected: "SITE/way is a symbolic link where a file is due"),
    RefusalCase(path: "pipe", expected: "SITE/pipe is a named pipe where a file is due"),
    RefusalCase(path: "content", expected: "SITE/content is a folder where a file is due"),
    RefusalCase(path: "long", expected: "SITE/long is longer than 4 bytes"),
    RefusalCase(
        path: "../a.md",
        expected: "“../a.md” is no path below a folder: "
            + "parts joined by “/”, none empty, “.” or “..”"
    ),
])
func `what is no file below the root is refused by name`(_ given: RefusalCase) throws {
    let bench = try Bench()
    try bench.put("a", at: "content/a.md")
    try bench.put("12345", at: "long")
    try FileManager.default.createSymbolicLink(
        atPath: "\(bench.site)/link",
        withDestinationPath: "content/a.md"
    )
    try FileManager.default.createSymbolicLink(
        atPath: "\(bench.site)/way",
        withDestinationPath: "content"
    )
    #expect(unsafe mkfifo("\(bench.site)/pipe", 0o600) == 0)
    let site = bench.site
    let failure = try refusal { () throws(PublishFailure) in
        _ = try FileSystem(root: site).readFile(given.path, limitBytes: 4)
    }
    #expect(failure.sentence == given.expected.replacing("SITE", with: site))
    #expect(failure.exitStatus == 1)
}

@Test func `a tree below a link is refused`() throws {
    let bench = try Bench()
    try FileManager.default.createSymbolicLink(
        atPath: "\(bench.site)/way",
        withDestinationPath: "content"
    )
    let failure = try refusal { () throws(PublishFailure) in
        _ = try FileSystem(root: bench.site).readTree("way")
    }
    #expect(failure == .notAFile(path: "\(bench.site)/way", .symbolicLink))
}

@Test func `what is not there is told from what is refused`() throws {
    let bench = try Bench()
    let files = try FileSystem(root: bench.site)
    let file = try refusal { () throws(PublishFailure) in _ = try files.readFile("a.md") }
    let tree = try refusal { () throws(PublishFailure) in _ = try files.readTree("templates") }
    let link = try refusal { () throws(PublishFailure) in _ = try files.readFile("content") }
    #expect(file.isMissing && tree.isMissing && !link.isMissing)
}

@Test func `a file that grows while it is read is refused`() async throws {
    let bench = try Bench()
    try bench.put(String(repeating: "x", count: 20_000_000), at: "content/long")
    let site = bench.site
    let handle = try #require(FileHandle(forWritingAtPath: "\(site)/content/long"))
    // A thread of its own, since tasks may wait for other tests.
    let writing = Thread {
        while !Thread.current.isCancelled {
            _ = try? handle.seekToEnd()
            try? handle.write(contentsOf: Data("y".utf8))
        }
    }
    writing.start()
    defer { writing.cancel() }
    let failure = try refusal { () throws(PublishFailure) in
        for _ in 0..<100 { _ = try FileSystem(root: site).readFile("content/long") }
    }
    #expect(failure == .changedWhileRead(path: "\(site)/content/long"))
}

@Test func `a name that is not UTF-8 is refused by name`() throws {
    let bench = try Bench()
    let bytes = Array("\(bench.site)/content/a".utf8CString.dropLast()) + [-1, 0]
    #expect(unsafe mkdir(bytes, 0o700) == 0)
    let failure = try refusal { () throws(PublishFailure) in
        _ = try FileSystem(root: bench.site).readTree("content")
    }
    #expect(failure == .unreadableName(path: "\(bench.site)/content/a\u{FFFD}"))
}
