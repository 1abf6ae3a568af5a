import Foundation
import TestSupport
import Testing

@Test func `a build killed at any moment leaves the old site or the new one`() throws {
    let sample = packageRoot.appendingPathComponent("content")
    let site = try copySite(of: sample)
    defer { try? FileManager.default.removeItem(at: site) }
    let output = site.appendingPathComponent("public")
    let days = ["2026-07-08", "2026-05-20"]
    var whole: [[String: Data]] = []
    var longest = UInt32(0)
    for day in days {
        let start = ContinuousClock.now
        #expect(try startBuild(of: site, options: ["--as-of", day]).wait(seconds: 60) == 0)
        whole.append(try tree(output))
        longest = max(longest, UInt32((ContinuousClock.now - start) / .microseconds(1)))
    }
    #expect(whole[0] != whole[1])
    var random = SplitMix(state: 50)
    var killed = 0
    for round in 0..<50 {
        let run = try startBuild(of: site, options: ["--as-of", days[round % 2]])
        usleep(UInt32.random(in: 0...longest, using: &random))
        if run.kill() { killed += 1 }
        let found = try tree(output)
        #expect(found == whole[0] || found == whole[1], "round \(round): a mixture is published")
    }
    #expect((10..<50).contains(killed), "the moments lie before the end and behind it")
    #expect(try startBuild(of: site, options: ["--as-of", days[0]]).wait(seconds: 60) == 0)
    #expect(try tree(output) == whole[0])
    let beside = try FileManager.default.contentsOfDirectory(atPath: site.path).sorted()
    #expect(beside == ["content", "public", "templates"], "what a killed build left is cleared")
    print("\(killed) of 50 builds were killed before their end")
}
