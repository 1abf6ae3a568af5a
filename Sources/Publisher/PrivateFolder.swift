/// A folder of files that are their owner's alone, such as mails with partners' links; it lies
/// outside of every site, as a `PrivateFile` does.
public struct PrivateFolder: Sendable {
    private let folder: Folder

    /// Opens the folder, which is made for its owner alone where its parent has none of that name.
    ///
    /// - Throws: `unsafePrivate` where it is or lies below the site's folder or in a git work tree;
    ///   `machineRefused`, also when the parent is missing; `notAFile` for anything else there.
    public init(making path: String, outside site: String) throws(PublishFailure) {
        var trimmed = path
        while trimmed.utf8.count > 1, trimmed.hasSuffix("/") { trimmed.removeLast() }
        let place = NamedPath(trimmed)
        try refuseSites(upFrom: place.folder, path: trimmed, site: site)
        if !["", ".", ".."].contains(place.name) {
            let outer = try Folder.open(following: place.folder)
            if try outer.status(of: place.name) == nil {
                try outer.makeFolder(place.name)
                try outer.setPermissions(0o700, of: place.name)
            }
        }
        try refuseSites(upFrom: trimmed, path: trimmed, site: site)
        folder = try Folder.open(following: trimmed)
    }

    /// What stands in the folder, but for hidden files, sorted by its bytes.
    public func names() throws(PublishFailure) -> [String] {
        try folder.names().filter { !$0.hasPrefix(".") }
            .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    /// Saves a file whole or not at all, in the place of an earlier one.
    ///
    /// - Throws: as `FileSystem.saveFile` does.
    public func save(_ bytes: [UInt8], as name: String) throws(PublishFailure) {
        try FileSystem(folder).saveFile(bytes, to: name, .replacing, readableBy: .ownerOnly)
    }
}
