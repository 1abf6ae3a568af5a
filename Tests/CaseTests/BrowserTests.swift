import Foundation
import TestSupport
import Testing

/// What a browser is driven by: packages of the distribution, which `make tools` sets up.
private let tools = [
    "/usr/bin/python3": "python3-selenium python3-cryptography",
    "/usr/bin/chromium": "chromium", "/usr/bin/chromedriver": "chromium-driver",
    "/usr/bin/pdftotext": "poppler-utils",
]

/// Runs a script of Tests/Browser; what it printed, and its status.
private func python(_ arguments: [String], in folder: URL) throws -> (String, Int32) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
    process.arguments = arguments
    process.currentDirectoryURL = packageRoot.appendingPathComponent("Tests/Browser")
    process.environment = [
        "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "HOME": folder.path,
        "PYTHONDONTWRITEBYTECODE": "1", "TMPDIR": folder.path,
    ]
    let file = folder.appendingPathComponent("printed-\(UUID().uuidString)")
    try Data().write(to: file)
    let handle = try FileHandle(forWritingTo: file)
    process.standardOutput = handle
    process.standardError = handle
    process.standardInput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return (try String(contentsOf: file, encoding: .utf8), process.terminationStatus)
}

/// The sample, built where Kuta Cycles has its second link.
private func sampleOfSecondLink(in folder: URL) throws -> URL {
    let site = folder.appendingPathComponent("sample")
    try copySample(into: site)
    let place = site.appendingPathComponent("content/partners/partners.csv")
    let rows = try String(contentsOf: place, encoding: .utf8).split(separator: "\n")
    let linked = rows.enumerated().map { index, row in
        "\(row),\(index == 0 ? "link" : row.hasPrefix("kuta-cycles,") ? "2" : "")\n"
    }
    try linked.joined().write(to: place, atomically: false, encoding: .utf8)
    let built = try run("guerdon build --quiet", in: site)
    try #require(built.status == 0, "\(built.output)")
    return site
}

@Test func `a browser opens sealed pages, and keeps them closed where it should`() throws {
    for (path, package) in tools.sorted(by: { $0.key < $1.key }) {
        try #require(
            FileManager.default.isExecutableFile(atPath: path),
            "this test runs a browser: apt-get install \(package), or make tools"
        )
    }
    let folder = FileManager.default.temporaryDirectory
        .appendingPathComponent("guerdon-browser-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let site = try sampleOfSecondLink(in: folder)
    let out = folder.appendingPathComponent("out")
    let laidOut = try python(
        ["lay_out.py", site.appendingPathComponent("public").path, "kuta-cycles", "2", out.path],
        in: folder
    )
    try #require(laidOut.1 == 0, "\(laidOut.0)")
    let (printed, status) = try python(
        [
            "check.py", out.appendingPathComponent("site").path,
            out.appendingPathComponent("links.json").path,
        ],
        in: folder
    )
    #expect(status == 0, "\(printed)")
    #expect(printed.components(separatedBy: "\nok ").count > 20, "\(printed)")
}
