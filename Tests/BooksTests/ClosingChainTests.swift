import Books
import Diagnostics
import Incentives
import Sealing
import Testing

private let rowsAtFirst = "sale_id,day\nS-1,2026-04-01\nS-2,2026-04-02\nS-3,2026-04-03\n"
private let rowsLater = rowsAtFirst + "S-4,2026-07-01\nS-5,2026-07-02\n"
private let salesPath = "content/sales/2026.csv"

/// Seeds of short closings, since every byte of them is tried.
private let short = (UInt64(1)...60).sorted { length(of: $0) < length(of: $1) }

private func length(of seed: UInt64) -> Int {
    var dice = ClosingDice(seed: seed)
    let closing = dice.closing(closingHead(1, quarter: 1))
    return "\(closing.statements[0])\(closing.pages[0])".utf8.count
}

/// A closing whose rows are those of a file as it stood.
private func closed(
    _ head: ClosingHead,
    rows: String,
    seed: UInt64 = short[0],
    by key: SigningKey = signingKey(7)
) -> ClosingFile {
    var dice = ClosingDice(seed: seed)
    let drawn = dice.closing(head)
    let closing = Closing(
        head: head,
        statements: Array(drawn.statements.prefix(1)),
        pages: Array(drawn.pages.prefix(1)),
        documents: drawn.documents,
        rows: [ClosedRows(of: "sales/2026.csv", Array(rows.utf8))]
    )
    return ClosingFile(closing, signedBy: key)
}

/// Two closings and the content that they stand in.
private struct ChainBench {
    let first: ClosingFile
    let second: ClosingFile
    var files: [String: [UInt8]]

    init() {
        first = closed(closingHead(1, quarter: 1), rows: rowsAtFirst)
        second = closed(
            closingHead(2, quarter: 2, before: first.digest),
            rows: rowsLater,
            seed: short[1]
        )
        files = [salesPath: Array((rowsLater + "S-6,2026-10-01\n").utf8)]
        put(first, in: "2026-Q1")
        put(second, in: "2026-Q2")
    }

    mutating func put(_ closing: ClosingFile, in folder: String) {
        remove(folder)
        for file in closing.files {
            files["content/closings/\(folder)/\(file.path)"] = file.bytes
        }
    }

    mutating func remove(_ folder: String) {
        for path in files.keys where path.hasPrefix("content/closings/\(folder)/") {
            files[path] = nil
        }
    }

    var head: ChainHead { ChainHead(number: 2, digest: second.digest) }

    /// By the keyring of the site, which has seen both where nothing else is said.
    func trust(_ head: ChainHead? = nil) -> ChainTrust {
        .keyring(site: siteID(0xA5), signingKey(7).publicKey, head ?? self.head)
    }

    func prove(
        by trust: ChainTrust? = nil,
        keepsHead: Bool = false
    ) -> (chain: ClosingChain?, diagnostics: [Diagnostic]) {
        ClosingChain.prove(
            files.map { BookFile(path: $0.key, bytes: $0.value) },
            by: trust ?? self.trust(),
            keepsHead: keepsHead
        )
    }

    /// Code, file and line of each fault.
    func faults(by trust: ChainTrust? = nil, keepsHead: Bool = false) -> [String] {
        let (chain, diagnostics) = prove(by: trust, keepsHead: keepsHead)
        #expect((chain == nil) == !diagnostics.isEmpty)
        return diagnostics.map { fault in
            let place = fault.place.map { "\($0.file):\($0.start.line)" } ?? ""
            return "\(fault.code.rawValue) \(place)"
        }
    }
}

private let list = (
    q1: "content/closings/2026-Q1/closing.json:1",
    q2: "content/closings/2026-Q2/closing.json:1",
    q3: "content/closings/2026-Q3/closing.json:1"
)

@Test func `a chain that was signed is proved, whole and in order`() throws {
    let bench = ChainBench()
    let chain = try #require(bench.prove().chain)
    #expect(chain.closings.map(\.closing) == [bench.first.closing, bench.second.closing])
    #expect(chain.head == bench.head)
    #expect(chain.proof == .keyring)
    #expect(bench.prove(by: ChainTrust.none).chain?.proof == ClosingChain.Proof.none)
    #expect(bench.faults(by: ChainTrust.none) == [])
}

@Test func `a site without closings has an empty chain`() {
    var bench = ChainBench()
    bench.files = [salesPath: []]
    #expect(bench.prove(by: bench.trust(ChainHead.none)).chain?.closings == [])
    #expect(bench.prove(by: ChainTrust.none).chain?.head == ChainHead.none)
    #expect(bench.prove(by: ChainTrust.none).chain?.published == nil)
}

@Test(arguments: ChainBench().files.keys.sorted().filter { $0 != salesPath })
func `every byte of every file of a chain is proved`(path: String) throws {
    let bench = ChainBench()
    let bytes = try #require(bench.files[path])
    for index in stride(from: 0, to: bytes.count, by: bytes.count < 1_000 ? 1 : 7) {
        var other = bench
        other.files[path]?[index] ^= UInt8(1 << (index % 8))
        let named = other.prove().diagnostics.compactMap(\.place?.file)
        #expect(named == [path], "\(path) \(index)")
    }
}

@Test func `a file that is dropped is named, and one that was put in`() {
    let bench = ChainBench()
    for path in bench.files.keys where path != salesPath {
        var other = bench
        other.files[path] = nil
        #expect(other.faults() == ["closing-file-missing \(path):1"])
        other = bench
        other.files[path + ".txt"] = []
        #expect(other.faults() == ["closing-file-strange \(path).txt:1"])
    }
    var other = bench
    other.files["content/closings/notes.md"] = []
    #expect(other.faults() == ["closing-file-strange content/closings/notes.md:1"])
    other.files["content/closings/notes.md"] = nil
    other.files["content/closings/head"] = Array(bench.head.text.utf8)
    #expect(other.faults() == ["closing-file-strange content/closings/head:1"])
    #expect(other.faults(keepsHead: true) == [])
}

@Test func `two files in each other's place are both named`() {
    let bench = ChainBench()
    let paths = bench.files.keys.filter { $0 != salesPath }.sorted()
    for (one, another) in zip(paths, paths.dropFirst()) {
        var other = bench
        other.files[one] = bench.files[another]
        other.files[another] = bench.files[one]
        let named = Set(other.prove().diagnostics.compactMap(\.place?.file))
        let differ = bench.files[one] != bench.files[another]
        let lists = ["closing.json", "signature.json"].contains { list in
            one.hasSuffix(list) || another.hasSuffix(list)
        }
        #expect(lists ? !named.isEmpty : named == (differ ? [one, another] : []))
        #expect(named.isSubset(of: [one, another]), "\(one) \(another)")
    }
}

@Test func `a chain that ends before its head was cut`() {
    var bench = ChainBench()
    bench.remove("2026-Q2")
    #expect(bench.faults() == ["closing-cut \(list.q2)"])
    #expect(bench.faults(by: ChainTrust.none) == [], "without a keyring nobody can tell")
    bench.remove("2026-Q1")
    #expect(bench.faults() == ["closing-cut content/closings:1"])
}

@Test func `a closing that is missing between others leaves a gap`() {
    var bench = ChainBench()
    bench.remove("2026-Q1")
    #expect(bench.faults(by: bench.trust()).contains("closing-gap \(list.q2)"))
    #expect(bench.faults(by: ChainTrust.none) == ["closing-gap \(list.q2)"])
}

@Test func `a head that is one behind is that of a close that was killed`() {
    let bench = ChainBench()
    let first = ChainHead(number: 1, digest: bench.first.digest)
    #expect(bench.faults(by: bench.trust(first)) == [])
    #expect(bench.faults(by: bench.trust(ChainHead.none)) == ["closings-ahead \(list.q1)"])
    let other = ChainHead(number: 1, digest: bench.second.digest)
    #expect(bench.faults(by: bench.trust(other)) == ["closing-replaced \(list.q1)"])
}

@Test func `a closing of an earlier run is not the one that was signed last`() {
    var bench = ChainBench()
    let again = closed(
        closingHead(2, quarter: 2, before: bench.first.digest),
        rows: rowsLater,
        seed: 99
    )
    bench.put(again, in: "2026-Q2")
    #expect(bench.faults() == ["closing-replaced \(list.q2)"])
    #expect(bench.faults(by: ChainTrust.none) == [], "without a keyring nobody can tell")
    bench = ChainBench()
    bench.put(closed(closingHead(1, quarter: 1), rows: rowsAtFirst, seed: 99), in: "2026-Q1")
    #expect(bench.faults() == ["closing-replaced \(list.q1)"])
    #expect(bench.faults(by: ChainTrust.none) == ["closing-replaced \(list.q1)"])
}

@Test func `a closing that is put in again stands in another's folder`() {
    var bench = ChainBench()
    bench.put(bench.first, in: "2026-Q3")
    let copy = "content/closings/2026-Q3/closing.json:1"
    #expect(bench.faults() == ["closing-gap \(copy)", "closing-misplaced \(copy)"])
    bench = ChainBench()
    bench.put(bench.first, in: "2026-Q2")
    bench.put(bench.second, in: "2026-Q1")
    #expect(bench.faults() == ["closing-misplaced \(list.q1)", "closing-misplaced \(list.q2)"])
}

@Test func `a closing of another site or by another key is named`() {
    var bench = ChainBench()
    let foreign = closingHead(2, quarter: 2, before: bench.first.digest, site: siteID(0x11))
    bench.put(closed(foreign, rows: rowsLater), in: "2026-Q2")
    #expect(bench.faults().contains("closing-other-site \(list.q2)"))
    #expect(bench.faults(by: ChainTrust.none) == ["closing-other-site \(list.q2)"])
    let own = closingHead(2, quarter: 2, before: bench.first.digest)
    bench.put(closed(own, rows: rowsLater, by: signingKey(8)), in: "2026-Q2")
    #expect(bench.faults().contains("closing-other-key \(list.q2)"))
    #expect(bench.faults(by: ChainTrust.none) == ["closing-other-key \(list.q2)"])
}

@Test func `a period that was left out is named`() {
    var bench = ChainBench()
    bench.remove("2026-Q2")
    let third = closed(closingHead(2, quarter: 3, before: bench.first.digest), rows: rowsLater)
    bench.put(third, in: "2026-Q3")
    let end = ChainHead(number: 2, digest: third.digest)
    #expect(bench.faults(by: bench.trust(end)) == ["closing-period \(list.q3)"])
}

@Test func `a sample's head stands in the site`() {
    let key = Keyring.demo(head: .none)
    var bench = ChainBench()
    let site = key.site
    let one = closed(closingHead(1, quarter: 1, site: site), rows: rowsAtFirst, by: key.key)
    let two = closed(
        closingHead(2, quarter: 2, before: one.digest, site: site),
        rows: rowsLater,
        by: key.key
    )
    bench.put(one, in: "2026-Q1")
    bench.put(two, in: "2026-Q2")
    let end = ChainHead(number: 2, digest: two.digest)
    bench.files["content/closings/head"] = Array((end.text + "\n").utf8)
    #expect(bench.faults(by: .demo, keepsHead: true) == [])
    bench.files["content/closings/head"] = nil
    #expect(bench.faults(by: .demo, keepsHead: true) == ["closings-ahead \(list.q1)"])
    bench.files["content/closings/head"] = Array("2\n".utf8)
    #expect(bench.faults(by: .demo, keepsHead: true) == ["closing-form content/closings/head:1"])
    bench.files["content/closings/head"] = Array(end.text.utf8)
    bench.remove("2026-Q2")
    #expect(bench.faults(by: .demo, keepsHead: true) == ["closing-cut \(list.q2)"])
}

struct RowsCase: Sendable, CustomTestStringConvertible {
    let rows: String, lines: [Int], because: String
    var testDescription: String { because }
}

private let rowsNow = rowsLater + "S-6,2026-10-01\n"

@Test(arguments: [
    RowsCase(rows: rowsNow, lines: [], because: "rows were added"),
    RowsCase(rows: rowsLater, lines: [], because: "nothing was added"),
    RowsCase(rows: rowsNow.replacing("S-2,", with: "S-9,"), lines: [3], because: "one changed"),
    RowsCase(
        rows: rowsNow.replacing("S-2,", with: "S-9,").replacing("S-3,", with: "S-8,"),
        lines: [3, 4],
        because: "two changed"
    ),
    RowsCase(rows: rowsNow.replacing("S-5,", with: "S-9,"), lines: [6], because: "a later one"),
    RowsCase(
        rows: rowsNow.replacing("S-2,2026-04-02\n", with: ""),
        lines: [3],
        because: "one is gone"
    ),
    RowsCase(
        rows: rowsNow.replacing("S-2,", with: "S-0,2026-04-02\nS-2,"),
        lines: [3],
        because: "one was put in"
    ),
    RowsCase(rows: rowsAtFirst, lines: [5], because: "the last are gone"),
    RowsCase(rows: "", lines: [1], because: "all are gone"),
    RowsCase(
        rows: rowsNow.replacing("04-03\n", with: "04-03\r\n"),
        lines: [4],
        because: "a line ends otherwise"
    ),
])
func `a closed row that changed or is gone is named by its line`(_ given: RowsCase) {
    var bench = ChainBench()
    bench.files[salesPath] = Array(given.rows.utf8)
    #expect(bench.faults() == given.lines.map { "closed-row-changed \(salesPath):\($0)" })
}

@Test func `every byte of a closed row is proved, and its line is named`() {
    let bench = ChainBench()
    let bytes = Array(rowsNow.utf8)
    for index in bytes.indices {
        var other = bench
        other.files[salesPath]?[index] ^= 2
        let line = bytes[..<index].count { $0 == 0x0A } + 1
        // A line that loses its end is one with the next.
        let first = line <= 6 ? "closed-row-changed \(salesPath):\(line)" : nil
        #expect(other.faults().first == first, "\(index)")
    }
}

@Test func `a file of closed rows that is gone is named`() {
    var bench = ChainBench()
    bench.files[salesPath] = nil
    #expect(bench.faults() == ["closed-rows-gone \(salesPath):1"])
}

@Test func `what is put behind a closed last line on the same line is a change of it`() {
    for (now, isFault) in [
        ("a\nb", false), ("a\nb\n", false), ("a\nb\nc", false), ("a\nb\r\nc\n", false),
        ("a\nb5", true), ("a\nb5\nc\n", true), ("a\nb,\nc\n", true),
    ] {
        var bench = ChainBench()
        let one = closed(closingHead(1, quarter: 1), rows: "a\nb")
        bench.remove("2026-Q2")
        bench.put(one, in: "2026-Q1")
        bench.files[salesPath] = Array(now.utf8)
        let end = ChainHead(number: 1, digest: one.digest)
        #expect(
            bench.faults(by: bench.trust(end))
                == (isFault ? ["closed-row-changed \(salesPath):2"] : []),
            "\(now)"
        )
    }
}

@Test func `a key put behind the last item of a closed list in YAML is a change of it`() {
    let old = "# Adjustments\n- id: A-1\n  amount: 5\n"
    for (added, line) in [
        ("", nil), ("- id: A-2\n", nil), ("\n# More\n- id: A-2\n", nil),
        ("  reason: other\n", 4), ("\n  reason: other\n- id: A-2\n", 5), (" - id: A-2\n", 4),
    ] as [(String, Int?)] {
        var bench = ChainBench()
        let path = "content/adjustments/2026.yaml"
        let closing = Closing(
            head: closingHead(1, quarter: 1),
            statements: [],
            pages: [],
            documents: [],
            rows: [ClosedRows(of: "adjustments/2026.yaml", Array(old.utf8))]
        )
        let file = ClosingFile(closing, signedBy: signingKey(7))
        bench.remove("2026-Q2")
        bench.put(file, in: "2026-Q1")
        bench.files[path] = Array((old + added).utf8)
        let end = ChainHead(number: 1, digest: file.digest)
        #expect(
            bench.faults(by: bench.trust(end))
                == (line.map { ["closed-row-changed \(path):\($0)"] } ?? []),
            "\(added)"
        )
    }
}

@Test func `what is published of a chain is its numbers, digests and key`() throws {
    let bench = ChainBench()
    let published = try #require(bench.prove().chain?.published)
    let key = base64Text(signingKey(7).publicKey.bytes)
    let none = String(repeating: "0", count: 64)
    let (one, two) = (bench.first.digest.hexadecimal, bench.second.digest.hexadecimal)
    #expect(
        String(decoding: published, as: UTF8.self) == """
            {
             "site": "a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5",
             "public_key": "\(key)",
             "closings": [
              {"number": 1, "period": "2026-Q1", "digest": "\(one)", "before": "\(none)", \
            "as_of": "2026-07-12"},
              {"number": 2, "period": "2026-Q2", "digest": "\(two)", "before": "\(one)", \
            "as_of": "2026-07-12"}
             ]
            }

            """
    )
}
