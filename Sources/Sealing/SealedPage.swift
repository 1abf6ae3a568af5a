/// A page that only a code opens, and that is the same bytes whenever it is sealed again.
///
/// Whoever has the code reads it; whoever has not learns its size, of which there are few. A
/// changed byte, another code, another site or another name keeps it shut.
///
/// - Source: SEALING, "Construction", 3 to 5.
public struct SealedPage: Hashable, Sendable {
    /// The commitment, the encrypted texts and their tag.
    public let bytes: [UInt8]

    /// Takes the bytes of a page.
    ///
    /// - Throws: `.strangeSize` where no page has so many.
    public init(bytes: [UInt8]) throws(Fault) {
        guard SealedSize.isOne(bytes.count) else { throw .strangeSize }
        self.bytes = bytes
    }

    /// Reads the base64 that stands in a file.
    ///
    /// - Throws: `.strangeText` where it is not the one text of some bytes, and `.strangeSize`.
    public init(base64 text: String) throws(Fault) {
        guard let bytes = base64Bytes(text) else { throw .strangeText }
        try self.init(bytes: bytes)
    }

    private init(sealed bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// As it stands in a file: base64, padded, on one line.
    public var base64: String { base64Text(bytes) }
}

extension SealedPage {
    /// Why a page stays shut.
    public enum Fault: String, Error, Hashable, Sendable, CaseIterable {
        /// It is no base64, or not the one that is written.
        case strangeText
        /// No page has this size: it was cut, or something was added.
        case strangeSize
        /// The code is another one, or a byte, the site or the name was changed; which of them
        /// can't be told.
        case closed
        /// It opens, but the commitment is not to this text under this code: somebody may have made
        /// it to open to other texts under other codes.
        case uncommitted
        /// The lengths in front of the texts lead out of the page.
        case strangeLengths
        /// Its texts would have had room in a smaller page.
        case paddedTooFar
        /// Behind the texts stand other bytes than noughts.
        case strangePadding
    }

    /// Seals the texts of a page.
    public static func seal(
        _ texts: SealedTexts,
        with code: PeriodCode,
        site: SiteID,
        name: PageName
    ) -> SealedPage {
        let cipher = PageCipher(code, site: site, name: name)
        let plain = texts.plain
        return SealedPage(sealed: cipher.seal(plain, as: cipher.commitment(to: plain)))
    }

    /// Opens the page.
    ///
    /// - Throws: every fault but `.strangeText` and `.strangeSize`, which no page has.
    public func open(
        with code: PeriodCode,
        site: SiteID,
        name: PageName
    ) throws(Fault) -> SealedTexts {
        let cipher = PageCipher(code, site: site, name: name)
        return try SealedTexts(plain: try cipher.open(bytes))
    }
}
