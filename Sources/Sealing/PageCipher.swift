import Crypto

/// What seals the bytes of one page: they are encrypted under a key that is made from themselves,
/// so that nothing is random and no key and nonce ever meet two texts.
///
/// - Source: SEALING, "Construction", 3 to 5; the construction is that of SIV (RFC 5297) around the
///   AES-256-GCM of NIST SP 800-38D, and the commitment binds the key, which GCM alone does not.
package struct PageCipher: Sendable {
    /// What is sealed with a page without standing in it: the site and the page's name.
    package let bound: [UInt8]
    package let macKey: [UInt8]
    private let code: [UInt8]

    package init(_ code: PeriodCode, site: SiteID, name: PageName) {
        self.code = code.code.bytes
        bound = lengthPrefixed(["guerdon/1/page", site.text, name.text])
        macKey = deriveBytes(
            from: self.code,
            salt: [],
            info: Array("guerdon/1/mac".utf8),
            count: 32
        )
    }

    /// s: by what the text, the page's place and the code are recognised after opening.
    package func commitment(to plain: [UInt8]) -> [UInt8] { Array(mac(plain)) }

    /// The key of 32 bytes and the nonce of 12 behind it.
    package func contentKey(_ commitment: [UInt8]) -> [UInt8] {
        deriveBytes(
            from: code,
            salt: commitment,
            info: Array("guerdon/1/content".utf8),
            count: 44
        )
    }

    /// The commitment, the encrypted bytes and their tag.
    package func seal(_ plain: [UInt8], as commitment: [UInt8]) -> [UInt8] {
        let content = contentKey(commitment)
        do {
            let box = try AES.GCM.seal(
                plain,
                using: SymmetricKey(data: content[..<32]),
                nonce: AES.GCM.Nonce(data: content[32...]),
                authenticating: bound
            )
            var bytes: [UInt8] = []
            bytes.reserveCapacity(plain.count + SealedSize.overhead)
            bytes += commitment
            bytes += box.ciphertext
            bytes += box.tag
            return bytes
        } catch {
            preconditionFailure("A key of 32 bytes and a nonce of 12 seal every text: \(error)")
        }
    }

    /// The bytes that were sealed.
    func open(_ sealed: [UInt8]) throws(SealedPage.Fault) -> [UInt8] {
        let content = contentKey(Array(sealed[..<32]))
        let plain: [UInt8]
        do {
            let box = try AES.GCM.SealedBox(
                nonce: AES.GCM.Nonce(data: content[32...]),
                ciphertext: sealed[32..<sealed.count - 16],
                tag: sealed[(sealed.count - 16)...]
            )
            plain = Array(
                try AES.GCM.open(
                    box,
                    using: SymmetricKey(data: content[..<32]),
                    authenticating: bound
                )
            )
        } catch {
            throw .closed
        }
        // The comparison of authentication codes takes the same time wherever they differ.
        guard mac(plain) == sealed[..<32] else { throw .uncommitted }
        return plain
    }

    private func mac(_ plain: [UInt8]) -> HMAC<SHA256>.MAC {
        var mac = HMAC<SHA256>(key: SymmetricKey(data: macKey))
        mac.update(data: [UInt8(bound.count >> 8), UInt8(bound.count & 255)] + bound)
        mac.update(data: plain)
        return mac.finalize()
    }
}
