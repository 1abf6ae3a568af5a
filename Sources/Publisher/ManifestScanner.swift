/// Goes over the bytes of a manifest from front to back.
struct ManifestScanner {
    private let bytes: [UInt8]
    private let path: String
    private var position = 0

    init(bytes: [UInt8], path: String) {
        self.bytes = bytes
        self.path = path
    }
}

extension ManifestScanner {
    /// The failure that names the line where the scanner stands.
    var failure: PublishFailure {
        let line = 1 + bytes[..<position].count { $0 == newline }
        return .malformedManifest(path: path, line: line)
    }

    /// Whether the text comes next.
    func isAt(_ text: String) -> Bool {
        bytes[position...].starts(with: text.utf8)
    }

    /// Goes past a text that must come next.
    mutating func take(_ text: String) throws(PublishFailure) {
        for byte in text.utf8 {
            guard position < bytes.count, bytes[position] == byte else { throw failure }
            position += 1
        }
    }

    /// Goes past a whole number without sign or leading zeros.
    mutating func takeNumber() throws(PublishFailure) -> Int {
        let start = position
        while position < bytes.count, (zero...zero + 9).contains(bytes[position]) { position += 1 }
        let digits = String(decoding: bytes[start..<position], as: UTF8.self)
        guard let number = Int(digits), digits == String(number) else { throw failure }
        return number
    }

    /// Goes past a quoted text; the only escapes are those of the quote and the backslash.
    mutating func takeString() throws(PublishFailure) -> String {
        try take("\"")
        var content: [UInt8] = []
        while position < bytes.count, bytes[position] != quote {
            if bytes[position] == backslash {
                position += 1
                guard isAt("\"") || isAt("\\") else { throw failure }
            }
            guard bytes[position] >= 0x20 else { throw failure }
            content.append(bytes[position])
            position += 1
        }
        guard let text = String(validating: content, as: UTF8.self) else { throw failure }
        try take("\"")
        return text
    }

    /// Makes sure that nothing comes after.
    func takeEnd() throws(PublishFailure) {
        guard position == bytes.count else { throw failure }
    }
}

private let newline = UInt8(ascii: "\n")
private let zero = UInt8(ascii: "0")
private let quote = UInt8(ascii: "\"")
private let backslash = UInt8(ascii: "\\")
