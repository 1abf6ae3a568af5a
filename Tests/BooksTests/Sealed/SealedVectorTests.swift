import Foundation
import Sealing
import TestSupport
import Testing

private let folder = packageRoot.appendingPathComponent("Tests/Vectors")
private let file = folder.appendingPathComponent("sealed.json")

private func vectors() throws -> SealedVectors {
    try JSONDecoder().decode(SealedVectors.self, from: Data(contentsOf: file))
}

@Test func `the vectors are what the program seals`() throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let drawn = try encoder.encode(try drawUpVectors()) + Data("\n".utf8)
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
        try drawn.write(to: file)
        Issue.record("written anew: read the difference")
    }
    #expect(try drawn == Data(contentsOf: file), "UPDATE_GOLDEN=1 swift test writes it")
}

@Test func `every page of the vectors opens to its texts`() throws {
    let vectors = try vectors()
    let site = try #require(SiteID(vectors.site))
    let whole = vectors.pages.filter { $0.sealed != nil }
    #expect(vectors.pages.count == 6 && whole.map(\.size) == [16_384, 17_408])
    for page in whole {
        let code = try #require(PeriodCode(typed: page.code))
        let name = try #require(PageName(page.name))
        let sealed = try SealedPage(base64: try #require(page.sealed))
        let texts = try sealed.open(with: code, site: site, name: name)
        #expect(String(decoding: texts.html, as: UTF8.self) == page.html)
        #expect(String(decoding: texts.csv, as: UTF8.self) == page.csv)
        #expect(String(decoding: texts.json, as: UTF8.self) == page.json)
    }
}

@Test func `every refused page stays shut for its own reason`() throws {
    let vectors = try vectors()
    #expect(vectors.refused.count >= 30)
    for refused in vectors.refused {
        let (text, code, site, name) = try refused.attempt(on: vectors)
        let fault = #expect(throws: SealedPage.Fault.self, "\(refused.because)") {
            try SealedPage(base64: text).open(with: code, site: site, name: name)
        }
        #expect(fault?.rawValue == refused.fault, "\(refused.because)")
    }
    #expect(
        Set(vectors.refused.map(\.fault)) == Set(SealedPage.Fault.allCases.map(\.rawValue))
    )
}

@Test func `codes are typed as the vectors say`() throws {
    for typed in try vectors().typed {
        #expect(PartnerCode(typed: typed.typed)?.text == typed.code, "\(typed.typed)")
    }
}

@Test func `another implementation comes to the same values, and refuses the same pages`() throws {
    let python = "/usr/bin/python3"
    let missing: Comment = "this test runs Python: apt-get install python3-cryptography"
    try #require(FileManager.default.isExecutableFile(atPath: python), missing)
    #expect(try run(python, ["-c", "import cryptography"]).status == 0, missing)
    let all = try run(python, [folder.appendingPathComponent("open_vectors.py").path, file.path])
    #expect(all.status == 0, "\(all.output)")
    let vectors = try vectors()
    #expect(
        all.output == "6 pages sealed, 2 opened, \(vectors.refused.count) refused\n"
    )
}

private func run(_ path: String, _ arguments: [String]) throws -> (status: Int32, output: String) {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.environment = ["LC_ALL": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": "1"]
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: output, as: UTF8.self))
}
