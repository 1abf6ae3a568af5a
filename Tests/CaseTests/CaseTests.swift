import Foundation
import TestSupport
import Testing

@Test(arguments: caseNames(in: "Cases"))
func `every case prints what it says`(name: String) throws {
    let given = try readCase(name)
    let site = try layOut(given)
    defer { try? FileManager.default.removeItem(at: site.deletingLastPathComponent()) }
    try check(given, in: site)
}

@Test(arguments: caseNames(in: "Errors"))
func `every bad input is named with its place, and publishes nothing`(name: String) throws {
    let given = try readCase(name)
    let site = try layOut(given)
    defer { try? FileManager.default.removeItem(at: site.deletingLastPathComponent()) }
    let output = site.appendingPathComponent("public")
    let published = ["index.html": Data("the site that stood here\n".utf8)]
    try FileManager.default.createDirectory(at: output, withIntermediateDirectories: true)
    for (path, bytes) in published { try bytes.write(to: output.appendingPathComponent(path)) }
    try check(given, in: site)
    guard given.commands.contains(where: { $0.status != 0 }) else {
        #expect(given.commands.contains { $0.output.contains(": warning: ") })
        return
    }
    #expect(try run("guerdon build --quiet", in: site).status == 1)
    #expect(try tree(output) == published, "what is published has changed")
}

@Test func `every code of a diagnostic has a case`() throws {
    let source = try String(
        contentsOf: packageRoot.appendingPathComponent("Sources/Diagnostics/DiagnosticCode.swift"),
        encoding: .utf8
    )
    let codes = source.matches(of: /case \w+ = "([a-z0-9-]+)"/).map { String($0.1) }
    #expect(codes.count >= 100)
    let outputs = try (caseNames(in: "Cases") + caseNames(in: "Errors")).map(readCase)
        .flatMap(\.commands).map(\.output)
    let without = codes.filter { code in !outputs.contains { $0.contains("[\(code)]") } }
    #expect(without == [])
}

@Test(arguments: [
    "$ guerdon", "title\n$ guerdon check", "title", "title\nloose\n$ guerdon\nexit 0",
])
func `a case that says nothing is refused`(text: String) {
    #expect(throws: CaseError.self) { try Case(name: "test", text: text) }
}

@Test func `a byte of a case has two hexadecimal digits`() throws {
    #expect(try Case.bytes(of: "a␂0a␃␍") == [0x61, 0x0A, 0x0D])
    #expect(throws: CaseError.self) { try Case.bytes(of: "␂0x␃") }
    #expect(throws: CaseError.self) { try Case.bytes(of: "␂0a") }
    #expect(try Case.bytes(of: "⟦3×a␍⟧b") == [0x61, 13, 0x61, 13, 0x61, 13, 0x62])
    #expect(throws: CaseError.self) { try Case.bytes(of: "⟦3a⟧") }
}
