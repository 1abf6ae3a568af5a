import Diagnostics
public import Incentives
import Sealing

/// The files below `content/closings/`, a folder a closing.
public struct ClosingFolders {
    static let root = "content/closings/"
    /// Where samples keep the head of their chain.
    public static let headPath = root + "head"

    /// The folder of a period's closing, below the site.
    public static func path(of period: Period) -> String { root + period.name }

    private var files: [String: [BookFile]] = [:]
    private var head: BookFile?
    private(set) var faults: [Diagnostic] = []

    init(_ content: [BookFile]) {
        for file in content where file.path.hasPrefix(ClosingFolders.root) {
            let rest = file.path.dropFirst(ClosingFolders.root.count)
            if let slash = rest.firstIndex(of: "/") {
                let path = String(rest[rest.index(after: slash)...])
                files[String(rest[..<slash]), default: []].append(
                    BookFile(path: path, bytes: file.bytes)
                )
            } else if file.path == ClosingFolders.headPath {
                head = file
            } else {
                faults.append(.closingFileStrange(file.path))
            }
        }
    }

    /// How many closings there are, read or not.
    var count: Int { files.count }

    /// The head that the chain goes up to; nil where nothing says so.
    mutating func takeHead(_ trust: ChainTrust, isKept: Bool) -> ChainHead? {
        if let head, !isKept { faults.append(.closingFileStrange(head.path)) }
        switch trust {
        case .keyring(_, _, let head): return head
        case .none: return nil
        case .demo:
            guard let head else { return ChainHead.none }
            var text = String(decoding: head.bytes, as: UTF8.self)[...]
            if text.last == "\n" { text.removeLast() }
            if let read = ChainHead(String(text)) { return read }
            faults.append(.closingHeadForm(head.path))
            return nil
        }
    }

    /// Reads every closing; those at fault are left out and named.
    mutating func links() -> [ClosingLink] {
        var links: [ClosingLink] = []
        for (name, files) in files.sorted(by: { precedes($0.key, $1.key) }) {
            let folder = ClosingFolders.root + name
            do throws(ClosingFault) {
                let opened = try OpenedClosing(files)
                let period = opened.contents.head.period.name
                guard opened.faults.isEmpty else {
                    for fault in opened.faults { report(fault, folder, period, files) }
                    continue
                }
                let file = try opened.read()
                links.append(
                    ClosingLink(
                        folder: folder,
                        chained: ChainedClosing(
                            closing: file.closing,
                            digest: file.digest,
                            publicKey: file.publicKey
                        )
                    )
                )
            } catch {
                report(error, folder, name, files)
            }
        }
        return links.sorted {
            ($0.head.number, $0.head.period.span.first) < (
                $1.head.number, $1.head.period.span.first
            )
        }
    }

    private mutating func report(
        _ fault: ClosingFault,
        _ folder: String,
        _ period: String,
        _ files: [BookFile]
    ) {
        let bytes = files.first { $0.path == fault.file }?.bytes ?? []
        let place = SourceRange(
            file: "\(folder)/\(fault.file)",
            start: SourcePosition(of: fault.offset, in: bytes)
        )
        faults.append(.closingFault(fault, of: period, at: place))
    }
}

extension SourcePosition {
    /// The place of a byte in a text: lines end in LF, CRLF or a bare CR.
    init(of offset: Int, in bytes: [UInt8]) {
        var line = 1
        var start = 0
        for range in physicalLines(of: bytes) {
            start = range.lowerBound
            if range.upperBound > offset { break }
            line += 1
            start = range.upperBound
        }
        let end = min(offset, bytes.count)
        // Each scalar of UTF-8 has one byte that is no continuation.
        let column = start < end ? bytes[start..<end].count { $0 & 0xC0 != 0x80 } : 0
        self.init(line: line, column: column + 1)
    }
}
