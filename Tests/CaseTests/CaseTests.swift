import Foundation
import Testing

@Test func `every case prints what it says`() throws {
    let all = try cases(in: "Cases")
    #expect(all.count >= 8)
    for given in all {
        let site = try layOut(given)
        defer { try? FileManager.default.removeItem(at: site.deletingLastPathComponent()) }
        try check(given, in: site)
    }
}

@Test func `every bad input is named with its place, and publishes nothing`() throws {
    let all = try cases(in: "Errors")
    #expect(all.count >= 50)
    let good = try layOutSite()
    defer { try? FileManager.default.removeItem(at: good.deletingLastPathComponent()) }
    #expect(try run("guerdon build --quiet", in: good).status == 0)
    let published = try tree(good.appendingPathComponent("public"))
    #expect(published.count > 10)
    for given in all {
        let site = try layOut(given)
        defer { try? FileManager.default.removeItem(at: site.deletingLastPathComponent()) }
        let output = site.appendingPathComponent("public")
        try FileManager.default.copyItem(at: good.appendingPathComponent("public"), to: output)
        try check(given, in: site)
        guard given.commands.contains(where: { $0.status != 0 }) else { continue }
        #expect(try run("guerdon build --quiet", in: site).status == 1, "\(given.name)")
        #expect(try tree(output) == published, "\(given.name) changes what is published")
    }
}
