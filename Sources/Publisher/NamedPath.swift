/// A path of the command line as the folder that it names something in, and the name there.
struct NamedPath {
    let folder: String
    /// Empty behind a slash at the end.
    let name: String

    init(_ path: String) {
        let slash = path.lastIndex(of: "/")
        folder = slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
        name = slash.map { String(path[path.index(after: $0)...]) } ?? path
    }
}

extension FileSystem {
    /// Reads a file that the command line names, wherever it lies.
    ///
    /// - Throws: as `readFile` does.
    public static func readFile(named path: String) throws(PublishFailure) -> [UInt8] {
        let place = NamedPath(path)
        return try FileSystem(root: place.folder).readFile(place.name)
    }
}
