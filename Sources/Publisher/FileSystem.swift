import Glibc

/// The reading side: the files below one folder, reached without following any link.
///
/// The folder itself may be given through links, as a user's own path may; below it a link leads
/// nowhere, so nothing outside can get into a site.
public struct FileSystem: Sendable {
    /// 2 GiB: the longest file that is read where nothing else is said.
    public static let defaultLimitBytes = 1 << 31
    /// Folders within folders that `readTree` goes down; what lies deeper is refused by name.
    static let depthLimit = 64

    private let root: Folder

    /// Opens the folder below which files are read.
    ///
    /// - Throws: `machineRefused`; it `isMissing` when there is no such folder.
    public init(root: String) throws(PublishFailure) {
        self.root = try Folder.open(following: root)
    }

    /// Reads below a folder that is open already.
    init(_ root: Folder) {
        self.root = root
    }
}

extension FileSystem {
    /// All files below a folder, and all else that stands there, each sorted by its bytes.
    public struct Tree: Hashable, Sendable {
        /// Regular files, by their paths below the root.
        public let files: [String]
        /// Links, pipes, sockets and devices; and folders that lie too deep.
        public let refused: [Refused]

        /// Something that is no file, which a reader names rather than follows.
        public struct Refused: Hashable, Sendable {
            public let path: String
            public let kind: FileKind
        }
    }

    /// Lists the files below a folder, given by its path below the root; "" is the root.
    ///
    /// - Throws: `machineRefused`, which `isMissing` when there is no such folder;
    ///   `notAFile` when a link stands in its place; `unreadableName`; `unsafePath`.
    public func readTree(_ path: String) throws(PublishFailure) -> Tree {
        var listing = Listing()
        let folder = path.isEmpty ? root : try open(try PagePath(path).parts[...])
        try listing.add(folder, prefix: path.isEmpty ? "" : "\(path)/", depth: 1)
        return Tree(
            files: listing.files.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) },
            refused: listing.refused.sorted {
                $0.path.utf8.lexicographicallyPrecedes($1.path.utf8)
            }
        )
    }

    /// Reads a file whole, once, by its path below the root.
    ///
    /// - Throws: `machineRefused`, which `isMissing` when there is no such file; `notAFile`,
    ///   `tooLarge`, `changedWhileRead`, `unsafePath`.
    public func readFile(
        _ path: String,
        limitBytes: Int = FileSystem.defaultLimitBytes
    ) throws(PublishFailure) -> [UInt8] {
        let checked = try PagePath(path)
        let folder = try open(checked.parts.dropLast())
        return try folder.readFile(checked.name, limitBytes: limitBytes)
    }

    /// Opens folder after folder, so that a link anywhere on the way is met and refused.
    func open(_ parts: ArraySlice<String>) throws(PublishFailure) -> Folder {
        var folder = root
        for part in parts {
            do throws(PublishFailure) {
                folder = try folder.subfolder(part)
            } catch {
                // Linux says ENOTDIR of a link too when a folder is asked for.
                guard error.errorNumber == ENOTDIR || error.errorNumber == ELOOP,
                    let status = try folder.status(of: part)
                else { throw error }
                throw .notAFile(path: folder.shownPath(part), status.kind)
            }
        }
        return folder
    }
}

/// What `readTree` has met so far.
private struct Listing {
    var files: [String] = []
    var refused: [FileSystem.Tree.Refused] = []

    mutating func add(_ folder: Folder, prefix: String, depth: Int) throws(PublishFailure) {
        for name in try folder.names() {
            // A name that is gone since it was listed is as if it had never been there.
            guard let status = try folder.status(of: name) else { continue }
            switch status.kind {
            case .regular:
                files.append(prefix + name)
            case .folder where depth < FileSystem.depthLimit:
                try add(folder.subfolder(name), prefix: "\(prefix)\(name)/", depth: depth + 1)
            case .folder, .symbolicLink, .pipe, .socket, .device:
                refused.append(FileSystem.Tree.Refused(path: prefix + name, kind: status.kind))
            }
        }
    }
}
