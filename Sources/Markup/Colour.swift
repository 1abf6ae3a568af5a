/// A colour as a site writes it: `#0b6e4f`.
///
/// Luminance is that of WCAG 2, in ten-thousandths; its power of 2.4 is read from a table of its
/// values at every sixteenth step and drawn straight between them.
///
/// - Source: WCAG 2.2, "relative luminance".
public struct Colour: Hashable, Sendable {
    private let channels: [Int]

    /// Reads six hexadecimal digits behind a `#`; nil for anything else.
    public init?(_ text: String) {
        let digits = Array(text.utf8.dropFirst())
        guard text.utf8.first == 0x23, digits.count == 6, text.dropFirst().allSatisfy(\.isHexDigit)
        else { return nil }
        channels = [0, 2, 4].compactMap {
            Int(String(decoding: digits[$0...($0 + 1)], as: UTF8.self), radix: 16)
        }
    }

    private init(channels: [Int]) {
        self.channels = channels
    }

    /// 0 for black to 10,000 for white.
    public var luminance: Int {
        let weights = [2_126, 7_152, 722]
        return zip(channels, weights).reduce(0) { $0 + Colour.linear($1.0) * $1.1 } / 10_000
    }

    /// The colour itself where it is light enough, else mixed with as much white as it takes.
    public func lightened(toLuminance least: Int) -> Colour {
        for white in 0...16 {
            let mixed = Colour(channels: channels.map { $0 + (255 - $0) * white / 16 })
            if mixed.luminance >= least { return mixed }
        }
        return Colour(channels: [255, 255, 255])
    }

    /// As CSS writes it.
    public var css: String {
        "#"
            + channels.map { channel in
                let digits = String(channel, radix: 16)
                return digits.utf8.count == 1 ? "0\(digits)" : digits
            }.joined()
    }

    private static func linear(_ channel: Int) -> Int {
        let table = [
            0, 52, 143, 293, 509, 796, 1_160, 1_607, 2_140, 2_765, 3_485, 4_304, 5_225, 6_252,
            7_388, 8_637, 10_000,
        ]
        let (step, rest) = (channel * 16).quotientAndRemainder(dividingBy: 255)
        let next = min(step + 1, table.count - 1)
        return table[step] + (table[next] - table[step]) * rest / 255
    }
}
