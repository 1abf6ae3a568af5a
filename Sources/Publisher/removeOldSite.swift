import Glibc

/// Removes a site that was replaced, after moving what others put into it meanwhile to the new one.
///
/// - Throws: `machineRefused`; with EEXIST for a file of others that came while the site was
///   written and where a page of ours stands now: then the old site stays, with the file.
func removeOldSite(_ name: String, at place: OutputPlace) throws(PublishFailure) {
    let old = try readOldSite(name, at: place)
    let new = try place.parent.subfolder(place.name)
    let rescue = Rescue(
        oldPaths: old.manifest.ownPaths,
        newPaths: try readOldSite(place.name, at: place).manifest.ownPaths,
        new: new
    )
    try rescue.move(from: old.folder, prefix: "")
    try removeTree(name, in: place.parent)
}

/// A site whose removal was cut short has lost its manifest last, so what it holds is of others.
private func readOldSite(
    _ name: String,
    at place: OutputPlace
) throws(PublishFailure) -> PublishedSite {
    let folder = try place.parent.subfolder(name)
    do throws(PublishFailure) {
        return try PublishedSite.read(folder)
    } catch {
        guard case .notOurs = error else { throw error }
        return PublishedSite(folder: folder, manifest: Manifest(files: []))
    }
}

/// Moves late files of others from the old site to the new one.
private struct Rescue {
    let oldPaths: Set<[UInt8]>
    let newPaths: Set<[UInt8]>
    let new: Folder

    func move(from folder: Folder, prefix: String) throws(PublishFailure) {
        for name in try folder.names() {
            let path = prefix + name
            guard let status = try folder.status(of: name) else { continue }
            if status.kind == .folder {
                try move(from: folder.subfolder(name), prefix: "\(path)/")
                continue
            }
            let standing = try new.status(of: path)
            let isSafe =
                oldPaths.contains(Array(path.utf8)) || standing?.identity == status.identity
            if isSafe { continue }
            // The old site was the published one, so its file is newer than what was carried over.
            guard standing == nil || !newPaths.contains(Array(path.utf8)) else {
                throw .machineRefused(
                    MachineRefusal(
                        call: "renameat",
                        path: folder.shownPath(name),
                        errorNumber: EEXIST
                    )
                )
            }
            try new.makeParents(of: path)
            try folder.rename(name, to: path, in: new)
        }
    }
}
