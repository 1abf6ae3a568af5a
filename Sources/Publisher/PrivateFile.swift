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
        let place = NamedPath(path)
        name = try PagePath(place.name).text
        self.path = path
        folder = try Folder.open(following: place.folder)
        try refuseSites(upFrom: place.folder, path: path, site: site)
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

/// Refuses a folder of a site or of a git work tree, and what lies below one.
func refuseSites(
    upFrom parent: String,
    path: String,
    site: String
) throws(PublishFailure) {
    let root = try statusFollowing(site)?.identity
    try goUp(from: parent) { place, identity throws(PublishFailure) in
        if identity == root { throw .unsafePrivate(path: path, .site) }
        if try statusFollowing("\(place)/.git") != nil {
            throw .unsafePrivate(path: path, .gitWorkTree)
        }
    }
}

/// Goes up from a folder to the root, which is its own parent.
func goUp(
    from start: String,
    _ look: (String, FileIdentity) throws(PublishFailure) -> Void
) throws(PublishFailure) {
    var place = start
    var last: FileIdentity?
    while let identity = try statusFollowing(place)?.identity, identity != last {
        try look(place, identity)
        last = identity
        place += "/.."
    }
}
