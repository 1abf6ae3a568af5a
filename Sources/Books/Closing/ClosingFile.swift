import Incentives
public import Sealing

/// A closing as its files, signed.
///
/// Version 1 of the format: `closing.json` says which closing it is and lists every other file of
/// the folder with length, digest and the short digests of its pieces; `rows.json` has the short
/// digest of each line of each file of rows; `documents/` holds copies of the content,
/// `statements/<partner>.json` and `.csv` a statement each, `pages/` the programs' pages;
/// `signature.json` signs the digest of `closing.json` with what it stands behind. Every JSON file
/// is canonical. Closings last for years, so that a version is never edited: a change of the format
/// is another version beside it.
///
/// - Source: SEMANTICS 9, SEALING "Closings".
public struct ClosingFile: Hashable, Sendable {
    public let closing: Closing
    /// By which the next closing names this one.
    public let digest: Digest
    public let publicKey: PublicKey
    public let signature: Signature
    /// In order of their paths, which are below the closing's folder.
    public let files: [BookFile]
}

extension ClosingFile {
    /// Writes a closing and signs it.
    public init(_ closing: Closing, signedBy key: SigningKey) {
        var files = [BookFile(path: rowsName, bytes: closing.rowsValue.canonicalBytes)]
        files += closing.documents.map {
            BookFile(path: documentsFolder + $0.path, bytes: $0.bytes)
        }
        files += closing.pages.map {
            BookFile(path: "\(pagesFolder)\($0.path).json", bytes: $0.value.canonicalBytes)
        }
        for statement in closing.statements {
            let name = statementsFolder + statement.figures.partner.text
            files.append(BookFile(path: "\(name).json", bytes: statement.value.canonicalBytes))
            files.append(BookFile(path: "\(name).csv", bytes: statement.lines))
        }
        files.sort { precedes($0.path, $1.path) }
        let contents = ClosingContents(
            head: closing.head,
            files: files.map(FileMark.init(of:)),
            rows: closing.rows.map {
                FileMark(path: $0.path, length: $0.length, digest: $0.digest, pieces: [])
            }
        )
        let list = BookFile(
            path: ClosingContents.fileName,
            bytes: contents.value.canonicalBytes
        )
        let message = closing.head.message(signing: list.bytes)
        let seal = ClosingSeal(
            publicKey: key.publicKey,
            signature: key.sign(message),
            list: FileMark(of: list)
        )
        self.init(
            closing: closing,
            digest: Digest(of: message),
            publicKey: seal.publicKey,
            signature: seal.signature,
            files: ([list, seal.file] + files).sorted { precedes($0.path, $1.path) }
        )
    }

    /// Reads a closing from the files of its folder, which are all there and signed.
    ///
    /// By whom it is signed, and behind which closing it stands, is for the chain to judge.
    ///
    /// - Throws: the first fault.
    public init(reading files: [BookFile]) throws(ClosingFault) {
        let opened = try OpenedClosing(files)
        if let fault = opened.faults.first { throw fault }
        self = try opened.read()
    }
}

/// A closing's folder, of which the lists are read and the files counted.
struct OpenedClosing {
    let contents: ClosingContents
    let seal: ClosingSeal
    let digest: Digest
    /// What is missing, strange or changed among the files.
    let faults: [ClosingFault]
    private let files: [String: BookFile]

    init(_ files: [BookFile]) throws(ClosingFault) {
        var byPath: [String: BookFile] = [:]
        for file in files { byPath[file.path] = file }
        guard let list = byPath[ClosingContents.fileName] else {
            throw ClosingFault(.missingFile, in: ClosingContents.fileName)
        }
        let contents = try ClosingContents(reading: list)
        guard let sealFile = byPath[ClosingSeal.fileName] else {
            throw ClosingFault(.missingFile, in: ClosingSeal.fileName)
        }
        let seal = try ClosingSeal(reading: sealFile)
        let message = contents.head.message(signing: list.bytes)
        try seal.check(list, message: message)
        self.contents = contents
        self.seal = seal
        self.files = byPath
        digest = Digest(of: message)
        faults = OpenedClosing.faults(of: byPath, contents)
    }

    private static func faults(
        of files: [String: BookFile],
        _ contents: ClosingContents
    ) -> [ClosingFault] {
        var rest = files
        rest[ClosingContents.fileName] = nil
        rest[ClosingSeal.fileName] = nil
        var faults: [ClosingFault] = []
        for mark in contents.files {
            guard let file = rest.removeValue(forKey: mark.path) else {
                faults.append(ClosingFault(.missingFile, in: mark.path))
                continue
            }
            if let other = mark.difference(of: file.bytes) {
                let offset = other.firstPiece?.lowerBound ?? 0
                faults.append(ClosingFault(.otherBytes(other), in: mark.path, at: offset))
            }
        }
        faults += rest.keys.sorted(by: precedes).map { ClosingFault(.strangeFile, in: $0) }
        return faults
    }

    /// Reads what the files hold, after none of them was found at fault.
    func read() throws(ClosingFault) -> ClosingFile {
        let reader = FiguresReader(fiscalYearStarts: contents.head.fiscalYearStarts)
        var documents: [ClosedDocument] = []
        var pages: [FrozenPage] = []
        var statements: [ClosedStatement] = []
        for mark in contents.files {
            guard let file = files[mark.path] else { continue }
            if let path = file.path(below: documentsFolder) {
                documents.append(ClosedDocument(path: path, bytes: file.bytes))
            } else if let path = file.path(below: pagesFolder) {
                let node = try PlacedNode(of: file)
                let page = try FrozenPage(node)
                guard path == "\(page.path).json" else { throw node.wrongForm("the page \(path)") }
                pages.append(page)
            } else if let path = file.path(below: statementsFolder) {
                guard path.hasSuffix(".json") else { continue }
                statements.append(try statement(file, name: String(path.dropLast(5)), reader))
            } else if file.path != rowsName {
                throw ClosingFault(.strangeFile, in: file.path)
            }
        }
        let closing = Closing(
            head: contents.head,
            statements: statements,
            pages: pages,
            documents: documents,
            rows: try rows()
        )
        let read = ClosingFile(
            closing: closing,
            digest: digest,
            publicKey: seal.publicKey,
            signature: seal.signature,
            files: files.values.sorted { precedes($0.path, $1.path) }
        )
        return read
    }

    private func statement(
        _ file: BookFile,
        name: String,
        _ reader: FiguresReader
    ) throws(ClosingFault) -> ClosedStatement {
        let lines = "\(statementsFolder)\(name).csv"
        guard let csv = files[lines] else { throw ClosingFault(.missingFile, in: lines) }
        let node = try PlacedNode(of: file)
        let statement = try ClosedStatement(node, lines: csv.bytes, reader)
        guard statement.figures.partner.text == name else {
            throw node.wrongForm("the statement of \(name)")
        }
        return statement
    }

    /// The files of rows, whose lines stand in a file of their own.
    private func rows() throws(ClosingFault) -> [ClosedRows] {
        guard let file = files[rowsName] else { throw ClosingFault(.missingFile, in: rowsName) }
        let node = try PlacedNode(of: file)
        let items = try node.items()
        guard items.count == contents.rows.count else {
            throw node.wrongForm("the lines of \(contents.rows.count) files")
        }
        var rows: [ClosedRows] = []
        for (item, mark) in zip(items, contents.rows) {
            var record = try RecordCursor(item)
            let path = try record.next("path")
            guard try path.text() == mark.path else { throw path.wrongForm(mark.path) }
            rows.append(
                ClosedRows(
                    path: mark.path,
                    length: mark.length,
                    digest: mark.digest,
                    lineDigests: try record.next("lines").shortDigests()
                )
            )
            try record.finish()
        }
        return rows
    }
}

private let rowsName = "rows.json"
private let documentsFolder = "documents/"
private let pagesFolder = "pages/"
private let statementsFolder = "statements/"

extension BookFile {
    fileprivate func path(below folder: String) -> String? {
        path.hasPrefix(folder) ? String(path.dropFirst(folder.count)) : nil
    }
}

extension Closing {
    fileprivate var rowsValue: JSONValue {
        .list(
            rows.map { file in
                .record([
                    .init("path", .text(file.path)),
                    .init("lines", .text(shortDigestText(file.lineDigests))),
                ])
            }
        )
    }
}
