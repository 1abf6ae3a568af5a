import Glibc

/// A file that is its owner's alone and lies outside of every site, such as a keyring.
public struct PrivateFile: Sendable {
    private let folder: Folder
    private let name: String
    /// The path by which messages call it.
    public let path: String

    /// Finds the place of the file, which need not be there yet.
    ///
    /// - Throws: `unsafePrivate` where the folder lies below the site's or in a git work tree;
    ///   `unsafePath` for a path that ends in no name; `machineRefused`.
    public init(path: String, outside site: String) throws(PublishFailure) {
        let slash = path.lastIndex(of: "/")
        let name = slash.map { String(path[path.index(after: $0)...]) } ?? path
        let parent = slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
        self.name = try PagePath(name).text
        self.path = path
        folder = try Folder.open(following: parent)
        try refuseSites(upFrom: parent, path: path, site: site)
    }

    /// Reads the file whole.
    ///
    /// - Throws: `unsafePrivate` where others may read it or own it; `notAFile`, `tooLarge`,
    ///   `changedWhileRead`; `machineRefused`, which `isMissing` when there is no such file.
    public func read(limitBytes: Int) throws(PublishFailure) -> [UInt8] {
        let (bytes, status) = try folder.readFileWithStatus(name, limitBytes: limitBytes)
        guard status.owner == geteuid() else { throw .unsafePrivate(path: path, .owner) }
        guard status.permissions == 0o600 else { throw .unsafePrivate(path: path, .permissions) }
        return bytes
    }

    /// Saves the file for its owner alone, whole or not at all, and waits until it is on the disk.
    ///
    /// - Throws: as `FileSystem.saveFile` does.
    public func save(_ bytes: [UInt8], _ saving: FileSystem.Saving) throws(PublishFailure) {
        try FileSystem(folder).saveFile(bytes, to: name, saving, readableBy: .ownerOnly)
    }
}

/// Goes up from a folder to the root, which is its own parent.
func refuseSites(
    upFrom parent: String,
    path: String,
    site: String
) throws(PublishFailure) {
    let root = try statusFollowing(site)?.identity
    var place = parent
    var last: FileIdentity?
    while let identity = try statusFollowing(place)?.identity, identity != last {
        if identity == root { throw .unsafePrivate(path: path, .site) }
        if try statusFollowing("\(place)/.git") != nil {
            throw .unsafePrivate(path: path, .gitWorkTree)
        }
        last = identity
        place += "/.."
    }
}
