import Foundation
import Publisher
import Testing

@Test func `files of others are taken along as they are`() throws {
    let bench = try Bench()
    try bench.build(["a.html": "one"])
    try bench.put("example.org", at: "public/CNAME")
    try bench.put("token", at: "public/.well-known/acme/token")
    try bench.put("ref", at: "public/.git/HEAD")
    try FileManager.default.createDirectory(
        atPath: "\(bench.output)/.git/refs",
        withIntermediateDirectories: false
    )
    try FileManager.default.createSymbolicLink(
        atPath: "\(bench.output)/latest",
        withDestinationPath: "/nowhere"
    )
    try FileManager.default.setAttributes(
        [.posixPermissions: 0o700],
        ofItemAtPath: "\(bench.output)/.git"
    )
    let inode = try bench.inode("public/CNAME")
    let publication = try bench.build(["a.html": "two"])
    #expect(
        publication
            == Publication(
                writtenCount: 1,
                unchangedCount: 0,
                removedCount: 0,
                carriedOverCount: 4
            )
    )
    #expect(
        try bench.published() == [
            ".git", ".git/HEAD", ".git/refs", ".well-known", ".well-known/acme",
            ".well-known/acme/token", "CNAME", "a.html", "latest", "manifest.json",
        ]
    )
    #expect(try bench.inode("public/CNAME") == inode)
    #expect(try bench.mode("public/.git") == 0o700)
    #expect(try bench.besides() == ["content", "public"])
}

@Test func `a file of others beside our pages in a folder of ours is taken along`() throws {
    let bench = try Bench()
    try bench.build(["en/a.html": "one", "en/b.html": "two"])
    try bench.put("note", at: "public/en/note.txt")
    try bench.build(["en/a.html": "ONE"])
    #expect(try bench.published() == ["en", "en/a.html", "en/note.txt", "manifest.json"])
}

@Test func `names that only look alike are kept apart`() throws {
    let bench = try Bench()
    try bench.build(["\u{E9}.html": "composed"])
    try bench.put("decomposed", at: "public/e\u{301}.html")
    try bench.build(["a.html": "one"])
    #expect(try bench.text("public/e\u{301}.html") == "decomposed")
    #expect(!FileManager.default.fileExists(atPath: "\(bench.output)/\u{E9}.html"))
}

struct ClashCase: Sendable, CustomTestStringConvertible {
    let ofOthers: String, page: String, named: String
    var testDescription: String { "\(ofOthers) against \(page)" }
}

@Test(arguments: [
    ClashCase(ofOthers: "CNAME", page: "CNAME", named: "CNAME"),
    ClashCase(ofOthers: "a/b", page: "a", named: "a/b"),
    ClashCase(ofOthers: "a", page: "a/b", named: "a"),
])
func `a page of ours where a file of others stands is refused by name`(_ given: ClashCase) throws {
    let bench = try Bench()
    try bench.build(["index.html": "one"])
    try bench.put("theirs", at: "public/\(given.ofOthers)")
    let failure = try refusal { () throws(PublishFailure) in
        try bench.build(["index.html": "two", given.page: "theirs"])
    }
    #expect(failure == .clash(paths: [given.named]))
    #expect(failure.exitStatus == 1)
    #expect(try bench.text("public/index.html") == "one")
    #expect(try bench.text("public/\(given.ofOthers)") == "theirs")
    #expect(try bench.besides() == ["content", "public"])
}

@Test func `an empty folder of others in a page's place is a clash too`() throws {
    let bench = try Bench()
    try bench.build(["index.html": "one"])
    try FileManager.default.createDirectory(
        atPath: "\(bench.output)/a",
        withIntermediateDirectories: false
    )
    let failure = try refusal { () throws(PublishFailure) in
        try bench.build(["index.html": "one", "a": "page"])
    }
    #expect(failure == .clash(paths: ["a"]))
}
