import Foundation
import Publisher
import Testing

@Test func `a first build publishes its pages and a manifest of them`() throws {
    let bench = try Bench()
    let publication = try bench.build(["index.html": "hello", "en/a.html": "a page"])
    #expect(
        publication
            == Publication(
                writtenCount: 2,
                unchangedCount: 0,
                removedCount: 0,
                carriedOverCount: 0
            )
    )
    #expect(try bench.published() == ["en", "en/a.html", "index.html", "manifest.json"])
    #expect(try bench.text("public/en/a.html") == "a page")
    #expect(
        try bench.text("public/manifest.json") == """
            {"version": 1, "files": [
            {"path": "en/a.html", "size": 6, "digest": "sha256-6"},
            {"path": "index.html", "size": 5, "digest": "sha256-5"}
            ]}

            """
    )
    #expect(try bench.besides() == ["content", "public"])
}

@Test func `files can be read by all and folders entered by all, whatever the umask`() throws {
    let bench = try Bench()
    let before = umask(0o077)
    defer { umask(before) }
    try bench.build(["en/a.html": "a page"])
    #expect(try bench.mode("public") == 0o755)
    #expect(try bench.mode("public/en") == 0o755)
    #expect(try bench.mode("public/en/a.html") == 0o644)
    #expect(try bench.mode("public/manifest.json") == 0o644)
}

@Test func `a build that changes nothing keeps every file and the folder itself`() throws {
    let bench = try Bench()
    try bench.build(["index.html": "hello", "en/a.html": "a page"])
    let paths = ["public", "public/index.html", "public/en/a.html", "public/manifest.json"]
    let before = try paths.map { try bench.inode($0) }
    let publication = try bench.build(["en/a.html": "a page", "index.html": "hello"])
    #expect(
        publication
            == Publication(
                writtenCount: 0,
                unchangedCount: 2,
                removedCount: 0,
                carriedOverCount: 0
            )
    )
    #expect(try paths.map { try bench.inode($0) } == before)
    #expect(try bench.besides() == ["content", "public"])
}

@Test func `a changed page is written anew, and the others keep their files`() throws {
    let bench = try Bench()
    try bench.build(["a.html": "one", "b.html": "two"])
    let (a, b) = (try bench.inode("public/a.html"), try bench.inode("public/b.html"))
    let publication = try bench.build(["a.html": "ONE", "b.html": "two"])
    #expect(
        publication
            == Publication(
                writtenCount: 1,
                unchangedCount: 1,
                removedCount: 0,
                carriedOverCount: 0
            )
    )
    #expect(try bench.text("public/a.html") == "ONE")
    #expect(try bench.inode("public/a.html") != a)
    #expect(try bench.inode("public/b.html") == b)
}

@Test func `a page that others made unreadable is written anew with its own permissions`() throws {
    let bench = try Bench()
    try bench.build(["a.html": "one"])
    try FileManager.default.setAttributes(
        [.posixPermissions: 0o600],
        ofItemAtPath: "\(bench.output)/a.html"
    )
    try bench.build(["a.html": "one"])
    #expect(try bench.mode("public/a.html") == 0o644)
}

@Test func `a page that is no longer made is removed, with its folder`() throws {
    let bench = try Bench()
    try bench.build(["a.html": "one", "old/b.html": "two"])
    let publication = try bench.build(["a.html": "one"])
    #expect(
        publication
            == Publication(
                writtenCount: 0,
                unchangedCount: 1,
                removedCount: 1,
                carriedOverCount: 0
            )
    )
    #expect(try bench.published() == ["a.html", "manifest.json"])
}

@Test func `a file may become a folder and a folder a file`() throws {
    let bench = try Bench()
    try bench.build(["a": "file", "b/c": "below"])
    try bench.build(["a/c": "below", "b": "file"])
    #expect(try bench.published() == ["a", "a/c", "b", "manifest.json"])
}

@Test func `a build that stops before publishing leaves the site as it was and nothing beside it`()
    throws
{
    let bench = try Bench()
    try bench.build(["a.html": "one"])
    func stop() throws(PublishFailure) {
        let staging = try bench.stage()
        _ = try staging.pages.write("two", to: "a.html")
    }
    try stop()
    #expect(try bench.text("public/a.html") == "one")
    #expect(try bench.besides() == ["content", "public"])
}

@Test func `pages are written from many tasks at once`() async throws {
    let bench = try Bench()
    let staging = try bench.stage()
    let pages = staging.pages
    let files = try await withThrowingTaskGroup(of: StagedFile.self) { group in
        for number in 0..<200 {
            group.addTask { try pages.write("page \(number)", to: "p/\(number % 7)/\(number)") }
        }
        return try await group.reduce(into: []) { $0.append($1) }
    }
    let publication = try publishPages(files, from: staging)
    #expect(publication.writtenCount == 200)
    #expect(try bench.text("public/p/3/150") == "page 150")
}

@Test func `a page that the manifest does not name stops the publication`() throws {
    let bench = try Bench()
    let failure = try refusal { () throws(PublishFailure) in
        let staging = try bench.stage()
        _ = try staging.pages.write("one", to: "a.html")
        _ = try publishPages([], from: staging)
    }
    #expect(failure == .stagingDisturbed(path: "\(bench.site)/.public.next/a.html"))
    #expect(try bench.besides() == ["content"])
}

@Test(arguments: [
    ["a.html", "a.html"], ["a", "a/b"], ["a/b", "a"], ["manifest.json"],
])
func `two pages that want one place are refused`(_ paths: [String]) throws {
    let bench = try Bench()
    let staging = try bench.stage()
    let failure = try refusal { () throws(PublishFailure) in
        for path in paths { _ = try staging.pages.write("one", to: path) }
    }
    #expect(failure == .writtenTwice(path: paths[paths.count - 1]))
    #expect(failure.exitStatus == 1)
}

@Test(arguments: [
    "", "/a", "a/", "a//b", ".", "..", "../a", "a/../b", "a/./b", "a\\b", "a\0b", "a\nb", "a\u{7F}",
    String(repeating: "a", count: 256),
])
func `a path that could lead elsewhere is refused`(_ path: String) throws {
    let bench = try Bench()
    let staging = try bench.stage()
    let failure = try refusal { () throws(PublishFailure) in
        _ = try staging.pages.write("one", to: path)
    }
    #expect(failure == .unsafePath(path))
}

@Test(arguments: [
    ".well-known/x", "a..b", "...", "é/ü.html", "a b\"c", "p/kuta-cycles/2026-Q1.csv",
])
func `any other path is published`(_ path: String) throws {
    let bench = try Bench()
    try bench.build([path: "one"])
    #expect(try bench.text("public/\(path)") == "one")
    #expect(try bench.build([path: "one"]).unchangedCount == 1)
}
