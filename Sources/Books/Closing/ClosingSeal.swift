import Incentives
import Sealing

/// What `signature.json` says: who signed a closing.
///
/// The digests of `closing.json` stand here too, unsigned, to say where it differs when it does not
/// fit the signature.
struct ClosingSeal: Hashable, Sendable {
    static let fileName = "signature.json"

    let publicKey: PublicKey
    let signature: Signature
    let list: FileMark

    init(publicKey: PublicKey, signature: Signature, list: FileMark) {
        self.publicKey = publicKey
        self.signature = signature
        self.list = list
    }

    var file: BookFile {
        let value = JSONValue.record([
            .init("public_key", .text(base64Text(publicKey.bytes))),
            .init("signature", .text(base64Text(signature.bytes))),
            .init("signed", list.value(withPieces: true)),
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
            list: try FileMark(record.next("signed"), withPieces: true)
        )
        try record.finish()
    }

    /// Holds the list of files, and what it was signed as, against the signature.
    ///
    /// - Throws: `otherSignature` in the file that does not fit the other: the list where it is
    ///   not the one that was signed.
    func check(_ list: BookFile, message: [UInt8]) throws(ClosingFault) {
        let other = self.list.difference(of: list.bytes)
        let isSigned = publicKey.hasSigned(message, as: signature)
        if let other, !isSigned, self.list.path == list.path {
            let offset = other.firstPiece?.lowerBound ?? 0
            throw ClosingFault(.otherSignature(other), in: list.path, at: offset)
        }
        if !isSigned || other != nil || self.list.path != list.path {
            throw ClosingFault(.otherSignature(nil), in: ClosingSeal.fileName)
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
