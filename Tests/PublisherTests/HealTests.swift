import Foundation
import Publisher
import Testing

@Test func `a half-written site that a killed build left is removed`() throws {
    let bench = try Bench()
    try bench.build(["a.html": "one"])
    try bench.put("half", at: ".public.next/deep/b.html")
    try bench.put("file", at: ".public.next/a.html")
    try bench.build(["a.html": "two"])
    #expect(try bench.published() == ["a.html", "manifest.json"])
    #expect(try bench.text("public/a.html") == "two")
    #expect(try bench.besides() == ["content", "public"])
}

@Test func `a finished site that was never exchanged is removed and nothing of it published`()
    throws
{
    let bench = try Bench()
    try bench.build(["a.html": "one"])
    try bench.put("late", at: "late/b.html")
    let name = ".public.swap-\(try bench.inode("late"))"
    try FileManager.default.moveItem(atPath: "\(bench.site)/late", toPath: "\(bench.site)/\(name)")
    try bench.build(["a.html": "one"])
    #expect(try bench.published() == ["a.html", "manifest.json"])
    #expect(try bench.besides() == ["content", "public"])
}

@Test(arguments: [".public.swap-0", ".public.old"])
func `an old site that was not removed goes, and late files of others move to the new one`(
    _ name: String
) throws {
    let bench = try Bench()
    try bench.build(["a.html": "one", "gone.html": "gone"])
    try FileManager.default.copyItem(atPath: bench.output, toPath: "\(bench.site)/\(name)")
    try bench.build(["b.html": "two"])
    try FileManager.default.createDirectory(
        atPath: "\(bench.root)/keep",
        withIntermediateDirectories: true
    )
    #expect(try bench.besides() == ["content", "public"])
    #expect(try bench.published() == ["b.html", "manifest.json"])
}

@Test(arguments: [".public.swap-0", ".public.old"])
func `a file of others that came late is moved to the new site`(_ name: String) throws {
    let bench = try Bench()
    try bench.build(["a.html": "one"])
    try FileManager.default.copyItem(atPath: bench.output, toPath: "\(bench.site)/\(name)")
    try bench.put("late", at: "\(name)/.well-known/token")
    try bench.build(["a.html": "one"])
    #expect(
        try bench.published() == [".well-known", ".well-known/token", "a.html", "manifest.json"]
    )
    #expect(try bench.besides() == ["content", "public"])
}

@Test(arguments: [".public.swap-0", ".public.old"])
func `an old site without a new one is put back`(_ name: String) throws {
    let bench = try Bench()
    try bench.build(["a.html": "one"])
    try bench.put("example.org", at: "public/CNAME")
    try FileManager.default.moveItem(atPath: bench.output, toPath: "\(bench.site)/\(name)")
    #expect(try bench.build(["a.html": "one"]).unchangedCount == 1)
    #expect(try bench.published() == ["CNAME", "a.html", "manifest.json"])
    #expect(try bench.besides() == ["content", "public"])
}

@Test func `a file of others that came late where a page of ours stands is named and kept`() throws
{
    let bench = try Bench()
    try bench.build(["a.html": "one"])
    try FileManager.default.copyItem(atPath: bench.output, toPath: "\(bench.site)/.public.old")
    try bench.build(["a.html": "one", "b.html": "ours"])
    try bench.put("theirs", at: ".public.old/b.html")
    let failure = try refusal { () throws(PublishFailure) in
        try bench.build(["a.html": "one", "b.html": "ours"])
    }
    #expect(
        failure
            == .machineRefused(
                MachineRefusal(
                    call: "renameat",
                    path: "\(bench.site)/.public.old/b.html",
                    errorNumber: EEXIST
                )
            )
    )
    #expect(try bench.text(".public.old/b.html") == "theirs")
    #expect(try bench.besides() == [".public.old", "content", "public"])
}
