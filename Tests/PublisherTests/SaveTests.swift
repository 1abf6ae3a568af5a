import Foundation
import Publisher
import Testing

@Test func `a file is saved with its folders, and a private one is its owner's alone`() throws {
    let bench = try Bench()
    let files = try FileSystem(root: bench.site)
    try files.saveFile(Array("one".utf8), to: "closings/2026/1", .asNew, readableBy: .everybody)
    try files.saveFile(Array("key".utf8), to: "keyring", .asNew, readableBy: .ownerOnly)
    #expect(try bench.text("closings/2026/1") == "one")
    #expect(try bench.mode("closings/2026/1") == 0o644)
    #expect(try bench.mode("keyring") == 0o600)
    #expect(try bench.tree("closings") == ["2026", "2026/1"])
}

@Test func `a file that must be new never replaces one that is there`() throws {
    let bench = try Bench()
    let files = try FileSystem(root: bench.site)
    try bench.put("first", at: "closings/1")
    let failure = try refusal { () throws(PublishFailure) in
        try files.saveFile(Array("two".utf8), to: "closings/1", .asNew, readableBy: .everybody)
    }
    #expect(failure == .alreadyThere(path: "\(bench.site)/closings/1"))
    #expect(failure.exitStatus == 1)
    #expect(try bench.text("closings/1") == "first")
    #expect(try bench.tree("closings") == ["1"])
}

@Test func `a file that may be replaced is, and what a killed command left is removed`() throws {
    let bench = try Bench()
    let files = try FileSystem(root: bench.site)
    try bench.put("first", at: "keyring")
    try bench.put("half", at: ".keyring.next")
    try files.saveFile(Array("two".utf8), to: "keyring", .replacing, readableBy: .ownerOnly)
    #expect(try bench.text("keyring") == "two")
    #expect(try bench.besides() == ["content", "keyring"])
}

@Test func `a file is not saved through a link`() throws {
    let bench = try Bench()
    try FileManager.default.createSymbolicLink(
        atPath: "\(bench.site)/way",
        withDestinationPath: "content"
    )
    let failure = try refusal { () throws(PublishFailure) in
        try FileSystem(root: bench.site).saveFile(
            [],
            to: "way/in/a",
            .asNew,
            readableBy: .everybody
        )
    }
    #expect(failure == .notAFile(path: "\(bench.site)/way", .symbolicLink))
    #expect(try bench.tree("content") == [])
}
