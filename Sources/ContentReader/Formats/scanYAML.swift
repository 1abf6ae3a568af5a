import Diagnostics

/// Refuses, before a parser sees the bytes, what content may not hold: anchors, aliases, merge keys
/// and tags where a node starts, tabs as indentation, control characters, too much nesting, size.
///
/// It knows quotes, comments and block scalars, so that `name: Bikes & Parts` passes.
///
/// - Throws: the first of these, at its place.
/// - Complexity: O(bytes).
func scanYAML(file: String, bytes: [UInt8], firstLine: Int) throws(Diagnostic) {
    if bytes.count > YAMLNode.sizeLimit {
        throw .yamlTooLarge(at: SourceRange(file: file, line: firstLine, column: 1))
    }
    var scanner = YAMLScanner(file: file, bytes: bytes, line: firstLine)
    try scanner.scan()
}

private struct YAMLScanner {
    let file: String
    let bytes: [UInt8]
    var line: Int
    var lineStart = 0
    var index = 0
    /// The quote that is open, or 0.
    var quote: UInt8 = 0
    /// The brackets that are open.
    var flow: [UInt8] = []
    var flowDepth: Int { flow.count }
    /// The indentation that a block scalar's lines exceed; nil outside of one.
    var blockIndent: Int?

    mutating func scan() throws(Diagnostic) {
        while index < bytes.count {
            try scanLine()
            line += 1
            lineStart = index
        }
    }

    private func peek(_ offset: Int = 1) -> UInt8 {
        index + offset < bytes.count ? bytes[index + offset] : 0x0A
    }

    private var place: SourceRange {
        var column = 1
        for byte in bytes[lineStart..<index] where byte & 0xC0 != 0x80 { column += 1 }
        return SourceRange(file: file, line: line, column: column)
    }

    private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    private func isEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

    private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || isEnd(byte) }

    private mutating func scanLine() throws(Diagnostic) {
        while index < bytes.count, bytes[index] == 0x20 { index += 1 }
        let indent = index - lineStart
        let isEmpty = index >= bytes.count || isEnd(bytes[index])
        if let block = blockIndent {
            if isEmpty || indent > block {
                try skipLine()
                return
            }
            blockIndent = nil
        }
        if !isEmpty, bytes[index] == 0x09, quote == 0, flowDepth == 0 {
            throw .yamlTab(at: place)
        }
        try scanNodes(indent: indent)
    }

    private mutating func skipLine() throws(Diagnostic) {
        while index < bytes.count, !isEnd(bytes[index]) {
            try refuseControl()
            index += 1
        }
        endLine()
    }

    private mutating func endLine() {
        if index < bytes.count {
            index += bytes[index] == 0x0D && peek() == 0x0A ? 2 : 1
        }
    }

    private func refuseControl() throws(Diagnostic) {
        let byte = bytes[index]
        let isC1 = byte == 0xC2 && (0x80...0x9F).contains(peek()) && peek() != 0x85
        if (byte < 0x20 && byte != 0x09) || byte == 0x7F || isC1 {
            throw .controlCharacter(isC1 ? peek() : byte, at: place)
        }
    }

    /// Goes through one line's nodes; `starts` says that a node may start at the next byte.
    private mutating func scanNodes(indent: Int) throws(Diagnostic) {
        var starts = quote == 0
        var dashes = 0
        var keyIndent = indent
        while index < bytes.count, !isEnd(bytes[index]) {
            try refuseControl()
            let byte = bytes[index]
            if quote != 0 {
                scanQuoted(byte)
            } else if byte == 0x20 || byte == 0x09 {
                // Blanks change nothing.
            } else if byte == 0x23, index == lineStart || isBlank(bytes[index - 1]) {
                try skipLine()
                return
            } else if starts, byte == 0x2D, isBlank(peek()), flowDepth == 0 {
                dashes += 1
                if dashes > YAMLNode.depthLimit { throw .yamlTooDeep(at: place) }
                keyIndent = index - lineStart + 1
            } else if starts {
                if dashes > 0 { keyIndent = index - lineStart }
                dashes = 0
                starts = try scanStart(byte, keyIndent: keyIndent)
                if blockIndent != nil {
                    try skipLine()
                    return
                }
            } else {
                starts = try scanInside(byte)
            }
            index += 1
        }
        endLine()
    }

    private mutating func scanQuoted(_ byte: UInt8) {
        if quote == 0x22, byte == 0x5C, !isEnd(peek()) {
            index += 1
        } else if byte == quote {
            if quote == 0x27, peek() == 0x27 {
                index += 1
            } else {
                quote = 0
            }
        }
    }

    /// The first byte of a node; gives whether another node may start behind it.
    private mutating func scanStart(_ byte: UInt8, keyIndent: Int) throws(Diagnostic) -> Bool {
        switch byte {
        case 0x26, 0x2A: throw .yamlAnchor(at: place)
        case 0x21: throw .yamlTag(at: place)
        case 0x25 where index == lineStart: throw .yamlTag(at: place)
        case 0x3C where peek() == 0x3C && (peek(2) == 0x3A || isBlank(peek(2))):
            throw .yamlAnchor(at: place)
        case 0x22, 0x27:
            quote = byte
            return false
        case 0x7C, 0x3E:
            if flowDepth == 0 { blockIndent = keyIndent }
            return false
        case 0x3F where isBlank(peek()): return true
        default: return try scanInside(byte)
        }
    }

    /// A byte within or behind a node; gives whether a node may start behind it.
    private mutating func scanInside(_ byte: UInt8) throws(Diagnostic) -> Bool {
        switch byte {
        case 0x5B, 0x7B:
            // A bracket inside a plain scalar of a block is text, and harmless to count.
            if flowDepth > 0 || opensFlow { flow.append(byte) }
            if flowDepth > YAMLNode.depthLimit { throw .yamlTooDeep(at: place) }
            return flowDepth > 0
        case 0x5D, 0x7D:
            _ = flow.popLast()
            return false
        case 0x2C:
            if flow.last == 0x7B, isDigit(peek(-1)), isDigit(peek()) {
                throw .commaInFlow(at: place)
            }
            return flowDepth > 0
        case 0x3A:
            return isBlank(peek())
                || (flowDepth > 0 && [0x2C, 0x5B, 0x5D, 0x7B, 0x7D].contains(peek()))
        default: return false
        }
    }

    /// Whether a bracket stands where a node starts: behind a colon, a dash, or at the line's
    /// start.
    private var opensFlow: Bool {
        var before = index - 1
        while before >= lineStart, bytes[before] == 0x20 { before -= 1 }
        return before < lineStart
            || ((bytes[before] == 0x3A || bytes[before] == 0x2D)
                && before < index - 1)
    }
}
