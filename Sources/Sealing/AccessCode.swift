/// The 160 bits of a code: never printed, and written only where somebody asks for its text.
struct AccessCode: Hashable, Sendable {
    let bytes: [UInt8]

    /// Makes the code of a key for a purpose.
    init(from key: [UInt8], salt: String = "", _ purpose: [String]) {
        bytes = deriveBytes(
            from: key,
            salt: Array(salt.utf8),
            info: lengthPrefixed(purpose),
            count: 20
        )
    }

    /// Reads a code as somebody types it from a letter; nil where it can't be one.
    ///
    /// In any case, with 0 for o, 1 for l and 8 for b; white space and dashes are passed over, and
    /// 32 letters and digits of base32 have to be left.
    init?(typed text: String) {
        var letters = ""
        for scalar in text.unicodeScalars where !isPassedOver(scalar) {
            switch scalar {
            case "0": letters.append("o")
            case "1": letters.append("l")
            case "8": letters.append("b")
            case "A"..."Z": letters.append(Character(scalar).lowercased())
            case _: letters.unicodeScalars.append(scalar)
            }
        }
        guard let bytes = base32Bytes(letters), bytes.count == 20 else { return nil }
        self.bytes = bytes
    }

    /// 32 letters and digits.
    var text: String { base32Text(bytes) }

    /// The same in groups of four, for paper.
    var groups: String {
        let letters = Array(text)
        return stride(from: 0, to: letters.count, by: 4)
            .map { String(letters[$0..<$0 + 4]) }
            .joined(separator: " ")
    }
}

/// White space and dashes, also those that a word processor makes of them.
private func isPassedOver(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "-", "\u{2010}"..."\u{2015}", "\u{2212}": true
    case _: scalar.properties.isWhitespace
    }
}

extension AccessCode: CustomStringConvertible, CustomDebugStringConvertible {
    var description: String { "a code" }
    var debugDescription: String { description }
}
