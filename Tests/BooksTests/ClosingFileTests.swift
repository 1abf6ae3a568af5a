import Books
import Incentives
import Sealing
import TestSupport
import Testing

private func file(_ seed: UInt64) -> ClosingFile {
    var dice = ClosingDice(seed: seed)
    return ClosingFile(dice.closing(closingHead(1, quarter: 1)), signedBy: signingKey(7))
}

/// Reads changed files, which must fail.
private func fault(of files: [BookFile]) throws -> ClosingFault {
    let fault = #expect(throws: ClosingFault.self) { try ClosingFile(reading: files) }
    return try #require(fault)
}

extension [BookFile] {
    fileprivate func changing(_ path: String, _ change: (inout [UInt8]) -> Void) -> [BookFile] {
        map { file in
            var bytes = file.bytes
            if file.path == path { change(&bytes) }
            return BookFile(path: file.path, bytes: bytes)
        }
    }
}

@Test func `a closing is read from its files as it was written, whatever it holds`() throws {
    for seed in UInt64(1)...150 {
        let written = file(seed)
        let read = try ClosingFile(reading: written.files)
        #expect(read == written, "seed \(seed)")
        let again = ClosingFile(read.closing, signedBy: signingKey(7))
        #expect(again.files.map(\.bytes) == written.files.map(\.bytes), "seed \(seed)")
    }
}

@Test func `a closing is the files that the format names`() {
    #expect(
        file(1).files.map(\.path) == [
            "closing.json", "documents/empty.csv", "documents/programs/volume.md",
            "documents/site.yaml", "pages/id/programs/volume.html.json",
            "pages/programs/volume.html.json", "rows.json", "signature.json",
            "statements/A-one.csv", "statements/A-one.json", "statements/b-two.csv",
            "statements/b-two.json", "statements/c.json.csv", "statements/c.json.json",
        ]
    )
}

@Test func `a missing file and a strange one are named`() throws {
    let files = file(3).files
    for path in files.map(\.path) {
        let found = try fault(of: files.filter { $0.path != path })
        #expect(found.cause == .missingFile)
        #expect(found.file == path)
    }
    for path in ["documents/other.md", "notes.txt", "statements/A-one"] {
        let found = try fault(of: files + [BookFile(path: path, bytes: [])])
        #expect(found.cause == .strangeFile)
        #expect(found.file == path)
    }
}

@Test func `a change of any byte of a listed file is named with its piece and both digests`() throws
{
    let files = file(4).files
    for file in files where !["closing.json", "signature.json"].contains(file.path) {
        for index in stride(from: 0, to: file.bytes.count, by: 97) {
            let changed = files.changing(file.path) { $0[index] ^= 0x20 }
            let found = try fault(of: changed)
            #expect(found.file == file.path)
            guard case .otherBytes(let other) = found.cause else {
                Issue.record("\(file.path) \(index): \(found.cause)")
                continue
            }
            #expect(other.firstPiece?.contains(index) == true)
            let each = max(32, (file.bytes.count + 63) / 64)
            #expect(found.offset == index / each * each)
            #expect(other.expected == Digest(of: file.bytes))
            #expect(other.found != other.expected)
            #expect(other.foundLength == other.expectedLength)
        }
    }
}

@Test func `a change of any byte of the list or the signature is refused in its file`() throws {
    let files = file(5).files
    for file in files where ["closing.json", "signature.json"].contains(file.path) {
        for index in file.bytes.indices {
            let found = try fault(of: files.changing(file.path) { $0[index] ^= 1 })
            #expect(found.file == file.path, "\(file.path) \(index)")
        }
    }
}

@Test func `a later version of the format is named as one`() throws {
    let files = file(6).files
    let list = try #require(files.first { $0.path == "closing.json" })
    let text = String(decoding: list.bytes, as: UTF8.self)
    let later = Array(text.replacing("\"version\": 1,", with: "\"version\": 2,").utf8)
    let found = try fault(of: files.changing("closing.json") { $0 = later })
    #expect(found.file == "closing.json")
    #expect(found.cause == .unknownVersion(2))
    #expect(found.offset == text.prefix { $0 != "1" }.utf8.count)
}
