import Glibc

/// Takes what others put into the published folder along to the new site, as second names of the
/// same files: the host's CNAME, `.well-known`, a whole `.git`.
struct CarryOver {
    /// The paths that the old manifest lists, which are not carried.
    private let ours: Set<[UInt8]>
    private let staging: Folder
    /// How many files were taken along.
    private(set) var filesCount = 0
    /// Where a page of ours stands in the way.
    private(set) var clashes: [String] = []

    init(ours: Set<[UInt8]>, into staging: Folder) {
        self.ours = ours
        self.staging = staging
    }
}

extension CarryOver {
    /// Takes along all below a folder that the manifest does not list.
    ///
    /// Returns whether it met a file of ours there, as a folder of others alone keeps its
    /// permissions.
    @discardableResult
    mutating func carry(
        from folder: Folder,
        prefix: String = ""
    ) throws(PublishFailure) -> Bool {
        var metOurs = false
        for name in try folder.names() {
            let path = prefix + name
            guard let status = try folder.status(of: name) else { continue }
            if status.kind == .folder {
                let inner = try carryFolder(folder.subfolder(name), path, status.permissions)
                metOurs = inner || metOurs
            } else if ours.contains(Array(path.utf8)) {
                metOurs = true
            } else {
                try carryFile(name, from: folder, path)
            }
        }
        return metOurs
    }

    private mutating func carryFolder(
        _ folder: Folder,
        _ path: String,
        _ permissions: mode_t
    ) throws(PublishFailure) -> Bool {
        // An empty folder is never ours, and others may need it: git does not know a repository
        // without its empty `refs`.
        let isEmpty = try folder.names().isEmpty
        if isEmpty {
            if let standing = try staging.status(of: path), standing.kind != .folder {
                clashes.append(path)
                return false
            }
            do throws(PublishFailure) {
                try staging.makeParents(of: path)
                try staging.makeFolder(path)
            } catch {
                try note(error, path)
                return false
            }
        }
        let metOurs = try carry(from: folder, prefix: "\(path)/")
        if !metOurs, permissions != 0o755, try staging.status(of: path)?.kind == .folder {
            try staging.setPermissions(permissions, of: path)
        }
        return metOurs
    }

    private mutating func carryFile(
        _ name: String,
        from folder: Folder,
        _ path: String
    ) throws(PublishFailure) {
        do throws(PublishFailure) {
            try folder.link(name, as: path, in: staging)
            filesCount += 1
        } catch {
            try note(error, path)
        }
    }

    /// A page of ours at the path, or a file of ours where the path needs a folder, is a clash.
    private mutating func note(_ error: PublishFailure, _ path: String) throws(PublishFailure) {
        guard error.errorNumber == EEXIST || error.errorNumber == ENOTDIR else { throw error }
        clashes.append(path)
    }
}
