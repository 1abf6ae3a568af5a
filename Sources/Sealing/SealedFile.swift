/// A sealed page as it stands in a file, with what has to be known beside the code to open it.
///
///     <script type="application/octet-stream" id="sealed" data-site="…" data-name="…"
///         data-period="…">base64</script>
///
/// all on one line; the rest of the file is the reader for browsers, of which nothing is believed.
public struct SealedFile: Hashable, Sendable {
    public let site: SiteID
    public let name: PageName
    /// The period as in an address, `index` or `prices`.
    public let period: String
    public let page: SealedPage

    /// Finds the sealed page in the text of a file.
    public init(_ text: String) throws(Fault) {
        let bytes = Array(text.utf8)
        let opening = Array("<script type=\"application/octet-stream\"".utf8)
        guard let start = bytes.place(of: opening, from: 0) else { throw .noPage }
        guard bytes.place(of: opening, from: start + 1) == nil else { throw .severalPages }
        var cursor = start + opening.count
        func take(_ expected: String) throws(Fault) {
            let expected = Array(expected.utf8)
            guard bytes[cursor...].starts(with: expected) else { throw .strangeElement }
            cursor += expected.count
        }
        func take(until end: UInt8) throws(Fault) -> String {
            guard let place = bytes[cursor...].firstIndex(of: end) else { throw .strangeElement }
            defer { cursor = place }
            return String(decoding: bytes[cursor..<place], as: UTF8.self)
        }
        try take(" id=\"sealed\" data-site=\"")
        guard let site = SiteID(try take(until: quote)) else { throw .strangeSite }
        try take("\" data-name=\"")
        guard let name = PageName(try take(until: quote)) else { throw .strangeName }
        try take("\" data-period=\"")
        let period = try take(until: quote)
        guard isPeriod(period) else { throw .strangePeriod }
        try take("\">")
        let payload = try take(until: UInt8(ascii: "<"))
        try take("</script>")
        self.site = site
        self.name = name
        self.period = period
        do {
            page = try SealedPage(base64: payload)
        } catch {
            throw .page(error)
        }
    }
}

extension SealedFile {
    /// Why a file holds no page that could be opened.
    public enum Fault: Error, Hashable, Sendable {
        /// There is no element of a sealed page.
        case noPage
        case severalPages
        /// The element is not written as it is written.
        case strangeElement
        case strangeSite
        case strangeName
        case strangePeriod
        /// What is sealed is no sealed page.
        case page(SealedPage.Fault)
    }
}

private let quote = UInt8(ascii: "\"")

/// Whether a text can be the name of a period: small and large letters, digits, points and dashes.
private func isPeriod(_ text: String) -> Bool {
    (1...64).contains(text.utf8.count)
        && text.utf8.allSatisfy {
            switch $0 {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E: true
            case _: false
            }
        }
}

extension [UInt8] {
    /// The first place of some bytes from a place on.
    fileprivate func place(of part: [UInt8], from start: Int) -> Int? {
        guard let first = part.first else { return nil }
        var place = start
        while let next = self[place...].firstIndex(of: first) {
            if self[next...].starts(with: part) { return next }
            place = next + 1
        }
        return nil
    }
}
