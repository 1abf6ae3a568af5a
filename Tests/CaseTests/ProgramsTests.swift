import Foundation
import TestSupport
import Testing

/// Published partner programs as documents: a site of their own, whose examples are the
/// programs' own figures or a hand calculation of their rule.
private let programs = packageRoot.appendingPathComponent("Tests/Programs")

private func documents() throws -> [URL] {
    try FileManager.default.contentsOfDirectory(
        at: programs.appendingPathComponent("content/programs"),
        includingPropertiesForKeys: nil
    )
}

/// The site in a folder of its own, since a run writes beside the folder that it runs in.
private func copyPrograms() throws -> URL {
    let base = FileManager.default.temporaryDirectory
        .appendingPathComponent("guerdon-programs-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: base, withIntermediateDirectories: true)
    let site = base.appendingPathComponent("site")
    try FileManager.default.copyItem(at: programs, to: site)
    return site
}

@Test func `published programs are read, and pay what their examples promise`() throws {
    let site = try copyPrograms()
    let result = try run("guerdon check --quiet", in: site)
    #expect(result.output == "")
    #expect(result.status == 0)
    #expect(try documents().count >= 10)
}

@Test func `each published program has an example and names its source`() throws {
    for document in try documents() {
        let text = try String(contentsOf: document, encoding: .utf8)
        #expect(text.contains("\n```example "), "\(document.lastPathComponent)")
        #expect(text.contains("\nSource: "), "\(document.lastPathComponent)")
    }
}

@Test func `a published program with another promise is refused`() throws {
    let site = try copyPrograms()
    let document = site.appendingPathComponent("content/programs/kinsta-affiliates.md")
    let text = try String(contentsOf: document, encoding: .utf8)
    #expect(text.contains("first: 650.00"))
    try text.replacingOccurrences(of: "first: 650.00", with: "first: 650.01")
        .write(to: document, atomically: true, encoding: .utf8)
    let result = try run("guerdon check --quiet", in: site)
    #expect(result.status == 1)
    #expect(result.output.contains("[example-promise]"))
}
