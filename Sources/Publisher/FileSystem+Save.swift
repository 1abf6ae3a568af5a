import Glibc

extension FileSystem {
    /// What may stand at the path of a file that is saved.
    public enum Saving: Hashable, Sendable {
        /// Nothing: what is there is kept, and the file refused.
        case asNew
        /// The file's earlier version.
        case replacing
    }

    /// Who may read a file that is saved.
    public enum Readers: Hashable, Sendable {
        case everybody
        case ownerOnly
        /// The owner, and those that the folder's group lets read.
        case ownerAndGroup

        fileprivate var permissions: mode_t {
            switch self {
            case .everybody: 0o644
            case .ownerOnly: 0o600
            case .ownerAndGroup: 0o640
            }
        }
    }

    /// Saves a file below the root, whole or not at all, and waits until it is on the disk.
    ///
    /// Missing folders are made. For single files that last, such as a closing; the pages of a
    /// site go through `Staging`.
    ///
    /// - Throws: `alreadyThere`, `unsafePath`, `machineRefused`, with nothing changed at the path;
    ///   `durabilityUnknown`, with the file in its place.
    public func saveFile(
        _ bytes: [UInt8],
        to path: String,
        _ saving: Saving,
        readableBy readers: Readers
    ) throws(PublishFailure) {
        let checked = try PagePath(path)
        let folders = try makeFolders(checked.parts.dropLast())
        let folder = folders[folders.count - 1]
        let passing = ".\(checked.name).next"
        // One that a killed command left is of no use to anybody.
        if let left = try folder.status(of: passing) {
            try folder.remove(passing, kind: left.kind)
        }
        do throws(PublishFailure) {
            try folder.createFile(
                passing,
                bytes: bytes,
                permissions: readers.permissions,
                isSynchronized: true
            )
            try folder.place(passing, as: checked.name, saving)
        } catch {
            // The first failure is the one to tell; what stays is removed by the next attempt.
            do throws(PublishFailure) { try folder.remove(passing, kind: .regular) } catch _ {}
            throw error
        }
        do throws(PublishFailure) {
            // The file stands under its own name by now, so the other one may go.
            if saving == .asNew { try folder.remove(passing, kind: .regular) }
            for folder in folders.reversed() { try folder.synchronize() }
        } catch {
            guard case .machineRefused(let refusal) = error else { throw error }
            throw .durabilityUnknown(.saved, refusal)
        }
    }

    /// Removes a file below the root, and waits until the disk knows it.
    ///
    /// - Throws: `machineRefused`, `unsafePath`.
    func removeFile(_ path: String) throws(PublishFailure) {
        let checked = try PagePath(path)
        let folder = try open(checked.parts.dropLast())
        try folder.remove(checked.name, kind: .regular)
        try folder.synchronize()
    }

    /// The root and the folders on the way, none of which may be a link.
    func makeFolders(_ parts: ArraySlice<String>) throws(PublishFailure) -> [Folder] {
        var folders = [try open([])]
        for (index, part) in parts.enumerated() {
            try folders[index].makeFolder(part)
            folders.append(try open(parts[...index]))
        }
        return folders
    }
}

extension Folder {
    fileprivate func place(
        _ name: String,
        as newName: String,
        _ saving: FileSystem.Saving
    ) throws(PublishFailure) {
        switch saving {
        case .replacing: try rename(name, to: newName, in: self)
        case .asNew:
            do throws(PublishFailure) {
                // A second name fails where a rename would replace what somebody else put there.
                try link(name, as: newName, in: self)
            } catch {
                guard error.errorNumber == EEXIST else { throw error }
                throw .alreadyThere(path: shownPath(newName))
            }
        }
    }
}

extension FileSystem {
    /// Opens a folder, which is made first where its parent has none of that name.
    ///
    /// - Throws: `machineRefused`, also when the parent is missing.
    public init(makingRoot root: String) throws(PublishFailure) {
        let trimmed = root.count > 1 && root.hasSuffix("/") ? String(root.dropLast()) : root
        let slash = trimmed.lastIndex(of: "/")
        let parent = slash.map { $0 == trimmed.startIndex ? "/" : String(trimmed[..<$0]) } ?? "."
        let name = slash.map { String(trimmed[trimmed.index(after: $0)...]) } ?? trimmed
        if !["", ".", ".."].contains(name) { try Folder.open(following: parent).makeFolder(name) }
        try self.init(root: root)
    }
}
