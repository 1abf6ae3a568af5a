/// A place in a text: line and column, both from 1, columns counted in Unicode scalars.
public struct SourcePosition: Hashable, Sendable, Comparable {
    public let line: Int
    public let column: Int

    public init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }

    public static func < (left: SourcePosition, right: SourcePosition) -> Bool {
        (left.line, left.column) < (right.line, right.column)
    }
}

/// A stretch of one line of a file: where something was found.
public struct SourceRange: Hashable, Sendable {
    /// The path as a reader knows it, relative to the site: `content/programs/volume.md`.
    public let file: String
    public let start: SourcePosition
    /// How many Unicode scalars the thing found takes on its line; at least 1.
    public let width: Int

    public init(file: String, start: SourcePosition, width: Int = 1) {
        self.file = file
        self.start = start
        self.width = max(1, width)
    }

    public init(file: String, line: Int, column: Int, width: Int = 1) {
        self.init(file: file, start: SourcePosition(line: line, column: column), width: width)
    }
}

extension SourceRange: Comparable {
    public static func < (left: SourceRange, right: SourceRange) -> Bool {
        if left.file != right.file {
            return left.file.utf8.lexicographicallyPrecedes(right.file.utf8)
        }
        return (left.start, left.width) < (right.start, right.width)
    }
}

/// A file's text, cut into lines as an editor counts them: LF, CRLF and a bare CR each end one.
public struct SourceText: Sendable {
    public let file: String
    private let bytes: [UInt8]

    public init(file: String, bytes: [UInt8]) {
        self.file = file
        self.bytes = bytes
    }

    /// The text of a line (from 1), or nil when the file is shorter.
    ///
    /// Bytes that are no UTF-8 are shown as U+FFFD.
    ///
    /// - Complexity: O(bytes up to that line).
    public func line(_ number: Int) -> String? {
        var current = 1
        var start = 0
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            let isEnd = byte == 0x0A || byte == 0x0D
            if isEnd {
                if current == number { return text(start, index) }
                if byte == 0x0D, index + 1 < bytes.count, bytes[index + 1] == 0x0A { index += 1 }
                current += 1
                start = index + 1
            }
            index += 1
        }
        return current == number ? text(start, bytes.count) : nil
    }

    private func text(_ start: Int, _ end: Int) -> String {
        String(decoding: bytes[start..<end], as: UTF8.self)
    }
}
