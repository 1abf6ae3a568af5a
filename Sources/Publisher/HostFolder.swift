import Glibc

/// A folder of what a web server reads and never serves, such as files of passwords.
public struct HostFolder: Sendable {
    private let files: FileSystem
    /// From the root on, without links.
    public let path: String

    /// Opens the folder, which is made where its parent has none of that name.
    ///
    /// - Throws: `unsafePrivate` where it lies in what a build published, or in the content or the
    ///   templates of the site; `machineRefused`.
    public init(path: String, of site: String) throws(PublishFailure) {
        let start = try statusFollowing(path) == nil ? NamedPath(path).folder : path
        try refuseOpenPlaces(upFrom: start, path: path, site: site)
        files = try FileSystem(makingRoot: path)
        self.path = try resolvedPath(path)
    }
}

extension HostFolder {
    /// The paths of the files below a folder of this one, sorted; none where there is none.
    public func files(below folder: String) throws(PublishFailure) -> [String] {
        let tree: FileSystem.Tree
        do throws(PublishFailure) {
            tree = try files.readTree(folder)
        } catch {
            if error.isMissing { return [] }
            throw error
        }
        if let stranger = tree.refused.first {
            throw .notAFile(path: "\(path)/\(stranger.path)", stranger.kind)
        }
        return tree.files
    }

    /// Reads a small file.
    public func read(_ file: String) throws(PublishFailure) -> [UInt8] {
        try files.readFile(file, limitBytes: 1 << 16)
    }

    /// Saves a file in the place of its earlier version.
    public func save(
        _ bytes: [UInt8],
        to file: String,
        _ readers: FileSystem.Readers
    ) throws(PublishFailure) {
        try files.saveFile(bytes, to: file, .replacing, readableBy: readers)
    }

    /// Removes a file.
    public func remove(_ file: String) throws(PublishFailure) {
        try files.removeFile(file)
    }
}

/// Refuses what is published, or holds what is written of a site, and what lies below it.
private func refuseOpenPlaces(
    upFrom start: String,
    path: String,
    site: String
) throws(PublishFailure) {
    var ownPlaces: [FileIdentity] = []
    for name in ["content", "templates"] {
        if let own = try statusFollowing("\(site)/\(name)")?.identity { ownPlaces.append(own) }
    }
    let published = try statusFollowing("\(site)/public")?.identity
    try goUp(from: start) { place, identity throws(PublishFailure) in
        if ownPlaces.contains(identity) { throw .unsafePrivate(path: path, .content) }
        let manifest = try statusFollowing("\(place)/\(Manifest.fileName)")
        if identity == published || manifest != nil {
            throw .unsafePrivate(path: path, .published)
        }
    }
}

/// A path from the root on, without links and steps up.
private func resolvedPath(_ path: String) throws(PublishFailure) -> String {
    // The path is a string of ours; what realpath gives is copied, then freed.
    guard let resolved = unsafe realpath(path, nil) else {
        throw .machineRefused(MachineRefusal(call: "realpath", path: path, errorNumber: errno))
    }
    defer { unsafe free(resolved) }
    return unsafe String(cString: resolved)
}
