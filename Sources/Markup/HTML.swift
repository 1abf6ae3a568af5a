/// Markup that may go into a page as it is.
///
/// A text put into it by interpolation is escaped; markup is not. `HTML(trusted:)` is for markup
/// that this program writes itself, and stands in few places.
public struct HTML: Hashable, Sendable {
    /// As UTF-8.
    public private(set) var bytes: [UInt8]

    public init() {
        bytes = []
    }

    /// Takes markup that this program wrote.
    public init(trusted markup: String) {
        bytes = Array(markup.utf8)
    }

    /// Takes bytes of markup that this program wrote.
    public init(trustedBytes bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// A text, escaped.
    public init(text: String) {
        bytes = []
        escapeText(text, into: &bytes)
    }

    public var isEmpty: Bool { bytes.isEmpty }

    public static func += (left: inout HTML, right: HTML) {
        left.bytes += right.bytes
    }
}

extension HTML: ExpressibleByStringInterpolation {
    public init(stringLiteral value: String) {
        self.init(trusted: value)
    }

    public init(stringInterpolation: StringInterpolation) {
        bytes = stringInterpolation.bytes
    }

    /// Collects markup and escaped texts.
    public struct StringInterpolation: StringInterpolationProtocol {
        var bytes: [UInt8] = []

        public init(literalCapacity: Int, interpolationCount: Int) {
            bytes.reserveCapacity(literalCapacity + interpolationCount * 16)
        }

        public mutating func appendLiteral(_ literal: String) {
            bytes += literal.utf8
        }

        public mutating func appendInterpolation(_ text: String) {
            escapeText(text, into: &bytes)
        }

        public mutating func appendInterpolation(_ number: Int) {
            bytes += String(number).utf8
        }

        public mutating func appendInterpolation(_ markup: HTML) {
            bytes += markup.bytes
        }
    }
}

/// Escapes a text for markup, also inside a quoted attribute.
///
/// - Source: the HTML standard's "Serializing HTML fragments", with both quotes escaped everywhere.
public func escapeText(_ text: String, into bytes: inout [UInt8]) {
    for byte in text.utf8 {
        switch byte {
        case 0x26: bytes += "&amp;".utf8
        case 0x3C: bytes += "&lt;".utf8
        case 0x3E: bytes += "&gt;".utf8
        case 0x22: bytes += "&quot;".utf8
        case 0x27: bytes += "&#39;".utf8
        default: bytes.append(byte)
        }
    }
}
