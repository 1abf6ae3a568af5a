import Foundation
import Publisher
import Testing

/// Builds one page and expects a refusal that leaves the site's folder as it was.
private func check(
    _ bench: borrowing Bench,
    output: String? = nil,
    home: String? = nil,
    _ expected: PublishFailure
) throws {
    let before = try bench.tree("")
    let failure = try refusal { () throws(PublishFailure) in
        _ = try bench.stage(output: output, home: home)
    }
    #expect(failure == expected)
    #expect(failure.exitStatus == 1)
    #expect(try bench.tree("") == before)
}

@Test func `a folder with files and no manifest is not ours`() throws {
    let bench = try Bench()
    for name in ["z", "photos/a.jpg", "quilt", "r", "s", "t", "u"] {
        try bench.put("precious", at: "public/\(name)")
    }
    try check(
        bench,
        .notOurs(path: bench.output, .filesWithoutManifest(example: "photos"))
    )
}

@Test func `an empty folder may be published to`() throws {
    let bench = try Bench()
    try FileManager.default.createDirectory(
        atPath: bench.output,
        withIntermediateDirectories: false
    )
    try bench.build(["a.html": "one"])
    #expect(try bench.published() == ["a.html", "manifest.json"])
}

@Test func `a symbolic link as output is refused, even to a site of ours`() throws {
    let bench = try Bench()
    try bench.build(["a.html": "one"])
    try FileManager.default.moveItem(atPath: bench.output, toPath: "\(bench.site)/real")
    try FileManager.default.createSymbolicLink(
        atPath: bench.output,
        withDestinationPath: "real"
    )
    try check(bench, .notOurs(path: bench.output, .symbolicLink))
}

@Test func `a file as output is refused`() throws {
    let bench = try Bench()
    try bench.put("a file", at: "public")
    try check(bench, .notOurs(path: bench.output, .notAFolder))
}

@Test func `a manifest that a build did not write stops the next build`() throws {
    let bench = try Bench()
    try bench.put("{\"version\": 1, \"files\": [\n]} \n", at: "public/manifest.json")
    try check(
        bench,
        .malformedManifest(path: "\(bench.output)/manifest.json", line: 2)
    )
}

@Test func `a manifest that is a link is refused`() throws {
    let bench = try Bench()
    try bench.put("x", at: "public/x")
    try FileManager.default.createSymbolicLink(
        atPath: "\(bench.output)/manifest.json",
        withDestinationPath: "x"
    )
    try check(
        bench,
        .notAFile(path: "\(bench.output)/manifest.json", .symbolicLink)
    )
}

@Test func `folders that must never be replaced are refused as output`() throws {
    let bench = try Bench()
    let (site, root) = (bench.site, bench.root)
    try bench.put("a", at: "templates/a.html")
    try bench.put("a", at: "content/pages/a.md")
    try check(bench, output: "/", .unsafeOutput(path: "/", .root))
    try check(bench, output: "", .unsafeOutput(path: "", .noName))
    try check(bench, output: "\(site)/..", .unsafeOutput(path: "\(site)/..", .noName))
    try check(bench, output: "\(site)/", .unsafeOutput(path: site, .site))
    try check(bench, output: root, .unsafeOutput(path: root, .site))
    try check(bench, output: "\(site)/content", .unsafeOutput(path: "\(site)/content", .content))
    try check(
        bench,
        output: "\(site)/content/pages/new",
        .unsafeOutput(path: "\(site)/content/pages/new", .content)
    )
    try check(
        bench,
        output: "\(site)/templates",
        .unsafeOutput(path: "\(site)/templates", .content)
    )
    let here = FileManager.default.currentDirectoryPath
    try check(bench, output: here, .unsafeOutput(path: here, .currentFolder))
    try FileManager.default.createDirectory(
        atPath: "\(root)/me",
        withIntermediateDirectories: false
    )
    try check(
        bench,
        output: "\(root)/me",
        home: "\(site)/../me",
        .unsafeOutput(path: "\(root)/me", .home)
    )
}

@Test func `an output outside the site is published to`() throws {
    let bench = try Bench()
    let staging = try bench.stage(output: "\(bench.root)/www", home: "\(bench.root)/nobody")
    let page = try staging.pages.write("one", to: "a.html")
    _ = try publishPages([page], from: staging)
    #expect(try bench.text("../www/a.html") == "one")
}

@Test func `an output whose parent is missing is refused by its path`() throws {
    let bench = try Bench()
    let failure = try refusal { () throws(PublishFailure) in
        _ = try bench.stage(output: "\(bench.root)/no/www")
    }
    #expect(failure.exitStatus == 1)
    #expect(
        failure.sentence == "\(bench.root)/no/www cannot be the output folder: "
            + "the folder that it would stand in is not there"
    )
}
