import Sealing

/// A file of the books: its path and its bytes.
public struct BookFile: Hashable, Sendable {
    public let path: String
    public let bytes: [UInt8]

    public init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
    }
}

/// How a file is recognised again, and where it differs when it is not.
struct FileMark: Hashable, Sendable {
    let path: String
    let length: Int
    let digest: Digest
    /// The short digest of each piece: of 64 pieces at most, none shorter than 32 bytes but the
    /// last.
    let pieces: [UInt32]

    init(path: String, length: Int, digest: Digest, pieces: [UInt32]) {
        self.path = path
        self.length = length
        self.digest = digest
        self.pieces = pieces
    }

    init(of file: BookFile) {
        self.init(
            path: file.path,
            length: file.bytes.count,
            digest: Digest(of: file.bytes),
            pieces: FileMark.pieces(of: file.bytes, each: FileMark.pieceLength(file.bytes.count))
        )
    }

    private static func pieceLength(_ length: Int) -> Int { max(32, (length + 63) / 64) }

    private static func pieces(of bytes: [UInt8], each pieceLength: Int) -> [UInt32] {
        stride(from: 0, to: bytes.count, by: pieceLength).map { start in
            Digest.short(of: bytes[start..<min(start + pieceLength, bytes.count)])
        }
    }

    /// Holds bytes against the mark; nil where they are the ones that were marked.
    func difference(of bytes: [UInt8]) -> OtherBytes? {
        let found = FileMark(of: BookFile(path: path, bytes: bytes))
        return found == self
            ? nil
            : OtherBytes(
                expectedLength: length,
                expected: digest,
                foundLength: bytes.count,
                found: found.digest,
                firstPiece: firstPiece(of: bytes)
            )
    }

    /// The first piece of bytes that is not as it was.
    private func firstPiece(of bytes: [UInt8]) -> Range<Int>? {
        let pieceLength = FileMark.pieceLength(length)
        let found = FileMark.pieces(of: bytes, each: pieceLength)
        let same = zip(found, pieces).prefix { $0 == $1 }.count
        guard same < max(found.count, pieces.count) else { return nil }
        let start = min(same * pieceLength, bytes.count)
        return start..<min(start + pieceLength, bytes.count)
    }
}

/// Short digests as bytes, the highest of each first.
func shortDigestText(_ digests: [UInt32]) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(digests.count * 4)
    for digest in digests {
        for shift in [UInt32(24), 16, 8, 0] { bytes.append(UInt8(digest >> shift & 255)) }
    }
    return base64Text(bytes)
}

/// The short digests that a text holds; nil when it holds something else.
func shortDigests(_ text: String) -> [UInt32]? {
    guard let bytes = base64Bytes(text), bytes.count % 4 == 0 else { return nil }
    return stride(from: 0, to: bytes.count, by: 4).map { start in
        bytes[start..<start + 4].reduce(0) { $0 << 8 | UInt32($1) }
    }
}
