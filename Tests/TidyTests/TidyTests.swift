import Foundation
import Testing

/// What a room may import: the fence that the compiler does not see.
private let allowedImports: [String: Set<String>] = [
    "Diagnostics": [],
    "Markup": [],
    "Markdown": ["CCMarkGFM", "Markup", "Diagnostics", "Glibc", "Synchronization"],
    "Templates": ["Markup", "Diagnostics"],
    "Incentives": [],
    "ContentReader": ["Incentives", "Markdown", "Markup", "Diagnostics", "Yams"],
    "Sealing": ["Crypto"],
    "Books": ["Diagnostics", "Incentives", "Markup", "Sealing"],
    "StatementSite": ["Diagnostics", "Incentives", "Markdown", "Markup", "Templates"],
    "Publisher": ["CLinux", "Glibc", "Synchronization"],
    "guerdon": [
        "ArgumentParser", "Books", "CEmbedded", "ContentReader", "Diagnostics",
        "FoundationEssentials",
        "Foundation", "Glibc", "Incentives", "Markdown", "Markup", "Publisher", "Sealing",
        "StatementSite", "Templates",
    ],
]

/// What no line of Sources may hold, what to write instead, and a sample that the ban must catch.
private let bans: [(pattern: String, instead: String, sample: String)] = [
    (#"\btry!"#, "throw, or make the failure a value", "let x = try! read()"),
    (#"\bas!"#, "a typed model value", "let x = y as! Int"),
    (#"\bfatalError\("#, "precondition with a sentence", "fatalError()"),
    (#"\b(Double|Float|Decimal)\b"#, "Int64 minor units or ExactFraction", "let x: Double = 1"),
    (#"@unchecked"#, "a value type", "struct X: @unchecked Sendable {}"),
    (#"\bAny\b|\bAnyObject\b|\bMirror\b"#, "a closed enum", "let x: Any = 1"),
    (#"\bNS[A-Z]"#, "a type of our own", "NSRegularExpression()"),
    (#"\bTODO\b|\bFIXME\b"#, "do it, or leave it out", "// TODO later"),
    (#"//\s*(MARK|---|===)"#, "another file", "// MARK: - Helpers"),
    (#"\bDate\(\)"#, "a Day that comes in as a value", "let now = Date()"),
]

private struct SourceFile {
    let path: String
    let room: String
    let lines: [String]
}

private let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

private func swiftFiles(in folder: String) throws -> [SourceFile] {
    let base = root.appendingPathComponent(folder)
    guard let walker = FileManager.default.enumerator(atPath: base.path) else { return [] }
    var files: [SourceFile] = []
    for case let path as String in walker where path.hasSuffix(".swift") {
        let text = try String(contentsOf: base.appendingPathComponent(path), encoding: .utf8)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        files.append(
            SourceFile(
                path: "\(folder)/\(path)",
                room: String(path.prefix { $0 != "/" }),
                lines: lines
            )
        )
    }
    return files.sorted { $0.path < $1.path }
}

@Test func `every room imports only what its place in the house allows`() throws {
    let files = try swiftFiles(in: "Sources")
    #expect(files.count > 10)
    for file in files {
        let allowed = try #require(allowedImports[file.room], "\(file.path): an unknown room")
        for line in file.lines where line.contains("import ") {
            let words = line.split(separator: " ")
            guard let at = words.firstIndex(of: "import"), at + 1 < words.count,
                words[..<at].allSatisfy({
                    ["public", "private", "package", "@testable"].contains($0)
                })
            else { continue }
            let module = String(words[at + 1].prefix { $0 != "." })
            #expect(allowed.contains(module), "\(file.path) imports \(module)")
        }
    }
}

@Test func `no line of Sources holds what the house bans`() throws {
    for ban in bans {
        let pattern = try Regex(ban.pattern)
        #expect(ban.sample.contains(pattern), "the ban of \(ban.pattern) catches nothing")
        for file in try swiftFiles(in: "Sources") {
            for (number, line) in file.lines.enumerated() where line.contains(pattern) {
                Issue.record("\(file.path):\(number + 1): write \(ban.instead): \(line)")
            }
        }
    }
}

@Test func `files, functions and lines stay short`() throws {
    for file in try swiftFiles(in: "Sources") + swiftFiles(in: "Tests") {
        #expect(file.lines.count <= 401, "\(file.path) has \(file.lines.count) lines")
        for (number, line) in file.lines.enumerated() where line.unicodeScalars.count > 100 {
            Issue.record("\(file.path):\(number + 1) is longer than 100 columns")
        }
        for (number, length) in longFunctions(file.lines) {
            Issue.record("\(file.path):\(number) is a function of \(length) lines; at most 60")
        }
    }
}

@Test func `no two files of a room share a name`() throws {
    var seen: Set<String> = []
    for file in try swiftFiles(in: "Sources") {
        let name = file.room + "/" + (file.path.split(separator: "/").last.map(String.init) ?? "")
        #expect(seen.insert(name).inserted, "\(file.path) shares its name")
    }
}

/// Functions of more than 60 lines, found by the indentation that the formatter guarantees.
private func longFunctions(_ lines: [String]) -> [(line: Int, length: Int)] {
    var found: [(Int, Int)] = []
    var open: [(indent: Int, line: Int)] = []
    for (index, line) in lines.enumerated() {
        let indent = line.prefix { $0 == " " }.count
        let text = line.dropFirst(indent)
        if text.contains("func ") || text.hasPrefix("init") || text.contains(" init(") {
            if !text.hasPrefix("//") { open.append((indent, index)) }
        }
        while let last = open.last, text.hasPrefix("}"), last.indent >= indent {
            if last.indent == indent, index - last.line + 1 > 60 {
                found.append((last.line + 1, index - last.line + 1))
            }
            open.removeLast()
        }
    }
    return found
}

@Test func `the program carries every file of templates, and no other`() throws {
    let list = try String(
        contentsOf: root.appendingPathComponent("Sources/CEmbedded/embedded.c"),
        encoding: .utf8
    )
    let base = root.appendingPathComponent("templates")
    let walker = try #require(FileManager.default.enumerator(atPath: base.path))
    var missing: [String] = []
    var count = 0
    for case let path as String in walker
    where walker.fileAttributes?[.type] as? FileAttributeType == .typeRegular {
        count += 1
        if !list.contains("#embed \"templates/\(path)\"") { missing.append(path) }
    }
    #expect(missing == [], "run .ci/embed")
    #expect(list.components(separatedBy: "#embed ").count - 1 == count, "run .ci/embed")
}
