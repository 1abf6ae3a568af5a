extension Manifest {
    /// The manifest as it stands in the file: JSON, one line a file.
    public var text: [UInt8] {
        var output = Array(firstLine.utf8)
        for (index, file) in files.enumerated() {
            output += index == 0 ? Array("\n".utf8) : Array(",\n".utf8)
            output += Array("{\"path\": ".utf8)
            appendString(file.path, to: &output)
            output += Array(", \"size\": \(file.byteCount), \"digest\": ".utf8)
            appendString(file.digest, to: &output)
            output.append(UInt8(ascii: "}"))
        }
        output += Array(lastLine.utf8)
        return output
    }

    /// Reads what `text` wrote, and nothing else: a list of what may be removed is not guessed at.
    ///
    /// - Throws: `malformedManifest`, with the line where it first differs from a
    ///   build's.
    public init(parsing bytes: [UInt8], path: String) throws(PublishFailure) {
        var scanner = ManifestScanner(bytes: bytes, path: path)
        try scanner.take(firstLine)
        var files: [File] = []
        while scanner.isAt(files.isEmpty ? "\n{" : ",\n") {
            try scanner.take(files.isEmpty ? "\n" : ",\n")
            try scanner.take("{\"path\": ")
            let filePath = try scanner.takeString()
            try scanner.take(", \"size\": ")
            let byteCount = try scanner.takeNumber()
            try scanner.take(", \"digest\": ")
            let digest = try scanner.takeString()
            let isAfter =
                files.last.map { $0.path.utf8.lexicographicallyPrecedes(filePath.utf8) } ?? true
            guard isAfter, filePath != Manifest.fileName, isSafe(filePath) else {
                throw scanner.failure
            }
            try scanner.take("}")
            files.append(File(path: filePath, byteCount: byteCount, digest: digest))
        }
        try scanner.take(lastLine)
        try scanner.takeEnd()
        self.files = files
    }
}

private let firstLine = "{\"version\": 1, \"files\": ["
private let lastLine = "\n]}\n"

private func isSafe(_ path: String) -> Bool {
    do throws(PublishFailure) {
        _ = try PagePath(path)
        return true
    } catch {
        return false
    }
}

/// JSON asks for an escape before a quote, a backslash and control characters.
private func appendString(_ text: String, to output: inout [UInt8]) {
    output.append(quote)
    for byte in text.utf8 {
        precondition(byte >= 0x20, "a path or a digest of the manifest has a control character")
        if byte == quote || byte == backslash { output.append(backslash) }
        output.append(byte)
    }
    output.append(quote)
}

private let quote = UInt8(ascii: "\"")
private let backslash = UInt8(ascii: "\\")
