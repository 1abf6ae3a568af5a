import Incentives
import Sealing

/// What `signature.json` says: who signed a closing.
///
/// The pieces of `closing.json` stand here too, unsigned, for they only help to say where it
/// differs.
struct ClosingSeal: Hashable, Sendable {
    static let fileName = "signature.json"

    let publicKey: PublicKey
    let signature: Signature
    let pieces: [UInt32]

    init(publicKey: PublicKey, signature: Signature, pieces: [UInt32]) {
        self.publicKey = publicKey
        self.signature = signature
        self.pieces = pieces
    }

    var file: BookFile {
        let value = JSONValue.record([
            .init("public_key", .text(base64Text(publicKey.bytes))),
            .init("signature", .text(base64Text(signature.bytes))),
            .init("pieces", .text(shortDigestText(pieces))),
        ])
        return BookFile(path: ClosingSeal.fileName, bytes: value.canonicalBytes)
    }

    init(reading file: BookFile) throws(ClosingFault) {
        var record = try RecordCursor(PlacedNode(of: file))
        let keyNode = try record.next("public_key")
        guard let key = base64Bytes(try keyNode.text()).flatMap(PublicKey.init(bytes:)) else {
            throw keyNode.wrongForm("a public key in base64")
        }
        let signatureNode = try record.next("signature")
        guard let signature = base64Bytes(try signatureNode.text()).flatMap(Signature.init(bytes:))
        else { throw signatureNode.wrongForm("a signature in base64") }
        self.init(
            publicKey: key,
            signature: signature,
            pieces: try record.next("pieces").shortDigests()
        )
        try record.finish()
    }

    /// Holds the list of files, and what it was signed as, against the signature.
    ///
    /// - Throws: `otherSignature` in the file that does not fit the other: the list where its
    ///   pieces are not those that were signed.
    func check(_ list: BookFile, message: [UInt8]) throws(ClosingFault) {
        let piece = FileMark.firstPiece(list.bytes, unlike: pieces)
        let isSigned = publicKey.hasSigned(message, as: signature)
        if let piece, !isSigned {
            throw ClosingFault(.otherSignature, in: list.path, at: piece.lowerBound)
        }
        if !isSigned || piece != nil {
            throw ClosingFault(.otherSignature, in: ClosingSeal.fileName)
        }
    }
}

extension ClosingHead {
    /// What is signed, and of which a closing's digest is taken.
    func message(signing list: [UInt8]) -> [UInt8] {
        lengthPrefixed([
            "guerdon/1/closing", site.text, String(number), period.name, before.hexadecimal,
            Digest(of: list).hexadecimal,
        ])
    }
}
