/// Removes a folder and all below it, following no link; the manifest of a site goes last.
///
/// A folder that is half removed still tells by its manifest which of its files were ours.
func removeTree(_ name: String, in parent: Folder) throws(PublishFailure) {
    let folder = try parent.subfolder(name)
    try emptyFolder(folder)
    try parent.remove(name, kind: .folder)
}

/// Removes all that lies in a folder, but not the folder.
func emptyFolder(_ folder: Folder) throws(PublishFailure) {
    // A folder of others that was carried over may forbid its owner to write.
    let permissions = try folder.status().permissions
    if permissions & 0o700 != 0o700 { try folder.setPermissions(0o700) }
    var holdsManifest = false
    for name in try folder.names() {
        guard let status = try folder.status(of: name) else { continue }
        if name == Manifest.fileName, status.kind != .folder {
            holdsManifest = true
        } else if status.kind == .folder {
            try removeTree(name, in: folder)
        } else {
            try folder.remove(name, kind: status.kind)
        }
    }
    if holdsManifest { try folder.remove(Manifest.fileName, kind: .regular) }
}
