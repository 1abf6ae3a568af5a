/// What stands in a sealed page, in UTF-8.
public struct SealedTexts: Hashable, Sendable {
    /// What the page shows.
    public let html: [UInt8]
    /// All lines, as a file.
    public let csv: [UInt8]
    /// What the page says of itself: title, language, and what the file is called.
    public let json: [UInt8]

    public init(html: [UInt8], csv: [UInt8], json: [UInt8]) {
        self.html = html
        self.csv = csv
        self.json = json
    }
}

extension SealedTexts {
    /// The texts behind their lengths, and as many noughts as the size of a page asks for.
    package var plain: [UInt8] {
        let texts = [html, csv, json]
        let length = texts.reduce(12) { $0 + $1.count }
        let size = SealedSize.ofPage(length: length) - SealedSize.overhead
        var bytes: [UInt8] = []
        bytes.reserveCapacity(size)
        for text in texts {
            guard let count = UInt32(exactly: text.count) else {
                preconditionFailure("A text of a page has less than 4 GiB.")
            }
            for shift in [24, 16, 8, 0] { bytes.append(UInt8(count >> UInt32(shift) & 255)) }
            bytes += text
        }
        bytes += repeatElement(0, count: size - length)
        return bytes
    }

    /// Takes the texts out again; refuses what no texts give.
    init(plain bytes: [UInt8]) throws(SealedPage.Fault) {
        var rest = bytes[...]
        var texts: [[UInt8]] = []
        for _ in 0..<3 {
            guard rest.count >= 4 else { throw .strangeLengths }
            let count = rest.prefix(4).reduce(0) { $0 << 8 | Int($1) }
            rest = rest.dropFirst(4)
            guard count <= rest.count else { throw .strangeLengths }
            texts.append(Array(rest.prefix(count)))
            rest = rest.dropFirst(count)
        }
        let length = bytes.count - rest.count
        guard SealedSize.ofPage(length: length) == bytes.count + SealedSize.overhead else {
            throw .paddedTooFar
        }
        guard rest.allSatisfy({ $0 == 0 }) else { throw .strangePadding }
        self.init(html: texts[0], csv: texts[1], json: texts[2])
    }
}
