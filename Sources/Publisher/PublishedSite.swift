import Glibc

/// What stands at the output before a build: a site of ours, or an empty folder.
struct PublishedSite: Sendable {
    let folder: Folder
    /// What the build before published; it lists nothing when there was none.
    let manifest: Manifest
}

extension PublishedSite {
    /// Looks at the output; nil when nothing is there.
    ///
    /// - Throws: `notOurs` for what a build must not replace, `malformedManifest`,
    ///   `machineRefused`, also when the folder may not be written.
    static func find(at place: OutputPlace) throws(PublishFailure) -> PublishedSite? {
        guard let status = try place.parent.status(of: place.name) else { return nil }
        switch status.kind {
        case .folder: break
        case .symbolicLink: throw .notOurs(path: place.path, .symbolicLink)
        case .regular, .pipe, .socket, .device: throw .notOurs(path: place.path, .notAFolder)
        }
        guard try place.parent.status().identity.device == status.identity.device else {
            throw .notOurs(path: place.path, .mountPoint)
        }
        try repeatCall("faccessat", on: place.path) {
            unsafe faccessat(place.parent.descriptor, place.name, W_OK, AT_EACCESS)
        }
        return try read(place.parent.subfolder(place.name))
    }

    /// Reads the manifest of a folder that may be replaced.
    static func read(_ folder: Folder) throws(PublishFailure) -> PublishedSite {
        guard try folder.status(of: Manifest.fileName) != nil else {
            if let example = try folder.names().first {
                throw .notOurs(path: folder.path, .filesWithoutManifest(example: example))
            }
            return PublishedSite(folder: folder, manifest: Manifest(files: []))
        }
        let bytes = try folder.readFile(
            Manifest.fileName,
            limitBytes: FileSystem.defaultLimitBytes
        )
        let path = folder.shownPath(Manifest.fileName)
        return PublishedSite(folder: folder, manifest: try Manifest(parsing: bytes, path: path))
    }
}
