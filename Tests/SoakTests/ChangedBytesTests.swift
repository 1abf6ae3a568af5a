import Foundation
import TestSupport
import Testing

/// Pieces that have broken readers of such files before.
private let fragments = [
    "\"", "'", ",", "\n", "\r", "{", "}", "[", "]", ": ", "- ", "```", "---\n", "%", "_", "|", "\t",
    "#", "&a", "*a", "!t", "{{", "}}", "<b>", "\u{202E}", "\u{0}", "0.0000001", "1e9", "-5%",
    "year",
    "99999999999999999999", "9223372036854775807", "-9223372036854775808", "2026-02-30",
    "2199-12-31", "interpolated", "units", "growth", "run",
]

/// Changes some bytes of a text: one other, some gone, a fragment or a stretch of it put in, or a
/// line in another's place.
private func changed(
    _ bytes: [UInt8],
    _ random: inout SplitMix
) -> [UInt8] {
    var bytes = bytes
    let place = Int.random(in: 0..<bytes.count, using: &random)
    switch Int.random(in: 0..<5, using: &random) {
    case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
    case 1:
        let length = Int.random(in: 1...30, using: &random)
        bytes.removeSubrange(place..<min(bytes.count, place + length))
    case 2:
        bytes.insert(
            contentsOf: Array((fragments.randomElement(using: &random) ?? "").utf8),
            at: place
        )
    case 3:
        let start = Int.random(in: 0..<bytes.count, using: &random)
        let stretch = bytes[start..<min(bytes.count, start + 60)]
        bytes.insert(contentsOf: Array(stretch), at: place)
    default:
        var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
        let (one, other) = (
            Int.random(in: lines.indices, using: &random),
            Int.random(in: lines.indices, using: &random)
        )
        lines[one] = lines[other]
        bytes = Array(lines.joined(separator: [0x0A]))
    }
    return bytes
}

@Test(arguments: ["Tests/Keys", "templates/init"])
func `content with some bytes changed is built or refused, and never hangs`(folder: String) throws {
    let content = packageRoot.appendingPathComponent("\(folder)/content")
    let files = try tree(content).filter { !$0.key.hasSuffix(".svg") && !$0.value.isEmpty }
    let names = files.keys.sorted()
    var (built, refused) = (0, 0)
    for seed in UInt64(1)...1_500 {
        var random = SplitMix(state: seed)
        let site = try copySite(of: content)
        defer { try? FileManager.default.removeItem(at: site) }
        for _ in 0..<Int.random(in: 1...3, using: &random) {
            let name = try #require(names.randomElement(using: &random))
            let place = site.appendingPathComponent("content/\(name)")
            let bytes = [UInt8](try Data(contentsOf: place))
            if bytes.isEmpty { continue }
            try Data(changed(bytes, &random)).write(to: place)
        }
        let run = try startBuild(of: site, options: [])
        let status = run.wait(seconds: 30)
        switch status {
        case 0: built += 1
        case 1: refused += 1
        case _:
            Issue.record("seed \(seed) of \(folder): status \(status.map { "\($0)" } ?? "none")")
        }
    }
    print("\(folder): \(built) built, \(refused) refused")
    // Both happen often, so that neither way is left untried.
    #expect(built > 60 && refused > 60)
}
