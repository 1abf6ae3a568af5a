import Glibc

extension FileSystem {
    /// A file of a folder that is saved.
    public struct NewFile: Hashable, Sendable {
        /// Below the folder.
        public let path: String
        public let bytes: [UInt8]

        public init(path: String, bytes: [UInt8]) {
            self.path = path
            self.bytes = bytes
        }
    }

    /// Saves a folder of files below the root, whole or not at all, and waits until it is on the
    /// disk.
    ///
    /// The files are written into a hidden folder beside it, which one rename puts in its place;
    /// what killed commands left there, hidden and ending in `.next`, is removed first. The caller
    /// holds the site's lock, so that none of it is of a command at work.
    ///
    /// - Throws: `alreadyThere`, `unsafePath`, `machineRefused`, with nothing changed at the path;
    ///   `durabilityUnknown`, with the folder in its place.
    public func saveFolder(_ files: [NewFile], to path: String) throws(PublishFailure) {
        let checked = try PagePath(path)
        let parents = try makeFolders(checked.parts.dropLast())
        let parent = parents[parents.count - 1]
        try removeLeftovers(in: parent)
        guard try parent.status(of: checked.name) == nil else {
            throw .alreadyThere(path: parent.shownPath(checked.name))
        }
        let passing = ".\(checked.name).next"
        do throws(PublishFailure) {
            try parent.makeFolder(passing)
            try write(files, into: parent.subfolder(passing))
            try place(passing, as: checked.name, in: parent)
        } catch {
            // The first failure is the one to tell; what stays is removed by the next attempt.
            do throws(PublishFailure) { try removeLeftovers(in: parent) } catch _ {}
            throw error
        }
        do throws(PublishFailure) {
            for folder in parents.reversed() { try folder.synchronize() }
        } catch {
            guard case .machineRefused(let refusal) = error else { throw error }
            throw .durabilityUnknown(.saved, refusal)
        }
    }

    private func removeLeftovers(in parent: Folder) throws(PublishFailure) {
        for name in try parent.names() where name.hasPrefix(".") && name.hasSuffix(".next") {
            guard let status = try parent.status(of: name) else { continue }
            if status.kind == .folder {
                try removeTree(name, in: parent)
            } else {
                try parent.remove(name, kind: status.kind)
            }
        }
    }

    /// Writes all files and waits for each of them and for the folders that name them.
    private func write(_ files: [NewFile], into folder: Folder) throws(PublishFailure) {
        var inner: Set<String> = []
        for file in files {
            let checked = try PagePath(file.path)
            try folder.makeParents(of: checked.text)
            try folder.createFile(
                checked.text,
                bytes: file.bytes,
                permissions: 0o644,
                isSynchronized: true
            )
            for count in 0..<(checked.parts.count - 1) {
                inner.insert(checked.parts[...count].joined(separator: "/"))
            }
        }
        for path in inner.sorted().reversed() { try folder.subfolder(path).synchronize() }
        try folder.synchronize()
    }

    private func place(
        _ passing: String,
        as name: String,
        in parent: Folder
    ) throws(PublishFailure) {
        do throws(PublishFailure) {
            try parent.rename(passing, to: name, in: parent)
        } catch {
            switch error.errorNumber {
            case EEXIST, ENOTEMPTY, ENOTDIR:
                throw .alreadyThere(path: parent.shownPath(name))
            default: throw error
            }
        }
    }
}
