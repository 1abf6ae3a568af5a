import Publisher
import Testing

private let good = """
    {"version": 1, "files": [
    {"path": "a \\"b\\".html", "size": 0, "digest": "sha256-AA=="},
    {"path": "é/c.html", "size": 12345, "digest": "sha256-/+x"}
    ]}

    """

@Test func `a manifest is written sorted and read back the same`() throws {
    let manifest = Manifest(files: [
        Manifest.File(path: "é/c.html", byteCount: 12_345, digest: "sha256-/+x"),
        Manifest.File(path: "a \"b\".html", byteCount: 0, digest: "sha256-AA=="),
    ])
    #expect(String(decoding: manifest.text, as: UTF8.self) == good)
    #expect(try Manifest(parsing: Array(good.utf8), path: "manifest.json") == manifest)
}

@Test func `a manifest of nothing is written and read back`() throws {
    let manifest = Manifest(files: [])
    #expect(String(decoding: manifest.text, as: UTF8.self) == "{\"version\": 1, \"files\": [\n]}\n")
    #expect(try Manifest(parsing: manifest.text, path: "manifest.json") == manifest)
}

struct MalformedCase: Sendable, CustomTestStringConvertible {
    let part: String, instead: String, line: Int
    var testDescription: String { "\(part) → \(instead)" }
}

@Test(arguments: [
    MalformedCase(part: "\"version\": 1", instead: "\"version\": 2", line: 1),
    MalformedCase(part: "12345", instead: "012345", line: 3),
    MalformedCase(part: "12345", instead: "-1", line: 3),
    MalformedCase(part: "12345", instead: "99999999999999999999", line: 3),
    MalformedCase(part: "é/c", instead: "/c", line: 3),
    MalformedCase(part: "é/c", instead: "é/../c", line: 3),
    MalformedCase(part: "é/c", instead: "A", line: 3),
    MalformedCase(part: "é/c.html", instead: "manifest.json", line: 3),
    MalformedCase(part: "\\\"b", instead: "\\u0022b", line: 2),
    MalformedCase(part: "\"digest\"", instead: "\"mode\"", line: 2),
    MalformedCase(part: "},", instead: "}", line: 3),
    MalformedCase(part: "]}\n", instead: "]}", line: 4),
    MalformedCase(part: "]}\n", instead: "]}\n\n", line: 5),
    MalformedCase(part: "]}\n", instead: "", line: 4),
    MalformedCase(part: good, instead: "", line: 1),
    MalformedCase(part: "+x\"}\n]}\n", instead: "+x", line: 3),
    MalformedCase(part: "+x\"}\n]}\n", instead: "+x\\", line: 3),
])
func `a manifest that was edited is refused at its line`(_ given: MalformedCase) throws {
    let text = try #require(good.replacingFirst(given.part, with: given.instead))
    let failure = try refusal { () throws(PublishFailure) in
        _ = try Manifest(parsing: Array(text.utf8), path: "manifest.json")
    }
    #expect(failure == .malformedManifest(path: "manifest.json", line: given.line))
}

extension String {
    fileprivate func replacingFirst(_ part: String, with other: String) -> String? {
        guard let range = firstRange(of: part) else { return nil }
        return self[..<range.lowerBound] + other + self[range.upperBound...]
    }
}
