/// The list of what a build published: only what it names is ever replaced or removed.
///
/// It stands as `manifest.json` in the published folder and does not list itself.
public struct Manifest: Hashable, Sendable {
    /// The files, sorted by the bytes of their paths.
    public let files: [File]

    /// A published file.
    public struct File: Hashable, Sendable {
        /// The path below the published folder.
        public let path: String
        public let byteCount: Int
        /// As the caller computed it: `sha256-…`.
        public let digest: String

        public init(path: String, byteCount: Int, digest: String) {
            self.path = path
            self.byteCount = byteCount
            self.digest = digest
        }
    }

    /// The name under which it stands in the published folder.
    public static let fileName = "manifest.json"

    /// Lists files in any order.
    public init(files: [File]) {
        self.files = files.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    }
}

extension Manifest {
    /// Reads the manifest of a published folder.
    ///
    /// - Throws: as `FileSystem.readFile`; `malformedManifest`.
    public static func read(
        from published: FileSystem
    ) throws(PublishFailure) -> Manifest {
        try Manifest(parsing: published.readFile(fileName), path: fileName)
    }

    /// The paths of all that is ours in the folder, as bytes: texts that look alike may differ.
    var ownPaths: Set<[UInt8]> {
        var paths: Set<[UInt8]> = [Array(Manifest.fileName.utf8)]
        paths.reserveCapacity(files.count + 1)
        for file in files { paths.insert(Array(file.path.utf8)) }
        return paths
    }
}
