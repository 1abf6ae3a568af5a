import Incentives
import Sealing

/// What `closing.json` says: which closing it is, and every other file of it.
struct ClosingContents: Hashable, Sendable {
    static let fileName = "closing.json"
    /// Of the format; a later one is another reader's.
    static let version = 1

    let head: ClosingHead
    /// In order of their paths; `signature.json`, which signs this, is not among them.
    let files: [FileMark]
    /// The files of rows, without their lines.
    let rows: [FileMark]

    init(head: ClosingHead, files: [FileMark], rows: [FileMark]) {
        self.head = head
        self.files = files
        self.rows = rows
    }

    var value: JSONValue {
        .record([
            .init("version", .whole(ClosingContents.version)),
            .init("site", .text(head.site.text)),
            .init("number", .whole(head.number)),
            .init("period", .text(head.period.name)),
            .init("fiscal_year_starts", .whole(head.fiscalYearStarts)),
            .init("as_of", .text(head.asOf.description)),
            .init("closed_by", .text(head.closedBy)),
            .init("before", .text(head.before.hexadecimal)),
            .init("files", .list(files.map { $0.value(withPieces: true) })),
            .init("rows", .list(rows.map { $0.value(withPieces: false) })),
        ])
    }

    init(reading file: BookFile) throws(ClosingFault) {
        var record = try RecordCursor(PlacedNode(of: file))
        let version = try record.next("version")
        let number = try version.whole()
        guard number == ClosingContents.version else {
            throw ClosingFault(.unknownVersion(number), in: file.path, at: version.node.offset)
        }
        head = try ClosingHead(&record)
        files = try ClosingContents.marks(record.next("files"), withPieces: true)
        rows = try ClosingContents.marks(record.next("rows"), withPieces: false)
        try record.finish()
    }

    private static func marks(
        _ node: PlacedNode,
        withPieces: Bool
    ) throws(ClosingFault) -> [FileMark] {
        var marks: [FileMark] = []
        for item in try node.items() {
            let mark = try FileMark(item, withPieces: withPieces)
            if let last = marks.last, !precedes(last.path, mark.path) {
                throw ClosingFault(.outOfOrder(mark.path), in: item.file, at: item.node.offset)
            }
            marks.append(mark)
        }
        return marks
    }
}

extension ClosingHead {
    fileprivate init(_ record: inout RecordCursor) throws(ClosingFault) {
        let siteNode = try record.next("site")
        guard let site = SiteID(try siteNode.text()) else {
            throw siteNode.wrongForm("a site's id")
        }
        let number = try record.next("number").whole(in: 1...Int.max)
        let period = try record.next("period")
        let starts = try record.next("fiscal_year_starts").whole(in: 1...12)
        self.init(
            site: site,
            number: number,
            period: try period.period(fiscalYearStarts: starts),
            fiscalYearStarts: starts,
            asOf: try record.next("as_of").day(),
            closedBy: try record.next("closed_by").text(),
            before: try record.next("before").digest()
        )
    }
}

extension FileMark {
    init(_ node: PlacedNode, withPieces: Bool) throws(ClosingFault) {
        var record = try RecordCursor(node)
        let path = try record.next("path")
        self.init(
            path: try path.text(),
            length: try record.next("length").whole(in: 0...Int.max),
            digest: try record.next("digest").digest(),
            pieces: withPieces ? try record.next("pieces").shortDigests() : []
        )
        try record.finish()
        guard isPlainPath(self.path) else { throw path.wrongForm("a path") }
    }

    func value(withPieces: Bool) -> JSONValue {
        var members: [JSONValue.Member] = [
            .init("path", .text(path)),
            .init("length", .whole(length)),
            .init("digest", .text(digest.hexadecimal)),
        ]
        if withPieces { members.append(.init("pieces", .text(shortDigestText(pieces)))) }
        return .record(members)
    }
}

extension PlacedNode {
    func shortDigests() throws(ClosingFault) -> [UInt32] {
        guard let digests = Books.shortDigests(try text()) else {
            throw wrongForm("short digests in base64")
        }
        return digests
    }
}

/// Whether a path leads from one folder down to another and nowhere else.
private func isPlainPath(_ path: String) -> Bool {
    path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).allSatisfy {
        !$0.isEmpty && !$0.elementsEqual(".".utf8) && !$0.elementsEqual("..".utf8)
    }
}
