import CLinux
import Glibc

extension Folder {
    /// The names in the folder, sorted by their bytes, without `.` and `..`.
    ///
    /// - Throws: `unreadableName` for one that is not UTF-8; `machineRefused`.
    func names() throws(PublishFailure) -> [String] {
        var names: [String] = []
        for name in try rawNames() {
            guard let text = String(validating: name, as: UTF8.self) else {
                throw .unreadableName(path: shownPath(String(decoding: name, as: UTF8.self)))
            }
            names.append(text)
        }
        return names
    }

    /// The names in the folder as bytes, sorted.
    func rawNames() throws(PublishFailure) -> [[UInt8]] {
        let flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC
        // A descriptor of its own, since reading names moves its place in the folder.
        let own = try repeatCall("openat", on: path) { unsafe openat(descriptor, ".", flags) }
        guard let stream = unsafe fdopendir(own) else {
            let number = errno
            _ = close(own)
            throw .machineRefused(
                MachineRefusal(call: "fdopendir", path: path, errorNumber: number)
            )
        }
        // The stream owns `own` from here on and closes it.
        defer { _ = unsafe closedir(stream) }
        var names: [[UInt8]] = []
        while true {
            errno = 0
            // The entry is valid until the stream's next call; its name is copied before that.
            guard let entry = unsafe readdir(stream) else { break }
            let name = unsafe copyName(of: entry)
            if name != Array(".".utf8), name != Array("..".utf8) { names.append(name) }
        }
        if errno != 0 {
            throw .machineRefused(MachineRefusal(call: "readdir", path: path, errorNumber: errno))
        }
        return names.sorted { $0.lexicographicallyPrecedes($1) }
    }

    /// What stands at a path below, the link itself if it is one; nil when nothing does.
    func status(of name: String) throws(PublishFailure) -> FileStatus? {
        var status = stat()
        do throws(PublishFailure) {
            try repeatCall("fstatat", on: shownPath(name)) {
                // Path and status are values of ours, alive during the call.
                unsafe fstatat(descriptor, name, &status, AT_SYMLINK_NOFOLLOW)
            }
        } catch {
            if error.errorNumber == ENOENT || error.errorNumber == ENOTDIR { return nil }
            throw error
        }
        return FileStatus(status)
    }

    /// What the file system says of the folder itself.
    func status() throws(PublishFailure) -> FileStatus {
        var status = stat()
        try repeatCall("fstat", on: path) { unsafe fstat(descriptor, &status) }
        return FileStatus(status)
    }

    /// Sets the folder's permissions, whatever the umask says.
    func setPermissions(_ mode: mode_t) throws(PublishFailure) {
        try repeatCall("fchmod", on: path) { fchmod(descriptor, mode) }
    }

    /// Sets the permissions of a folder below.
    func setPermissions(_ mode: mode_t, of name: String) throws(PublishFailure) {
        try repeatCall("fchmodat", on: shownPath(name)) {
            unsafe fchmodat(descriptor, name, mode, 0)
        }
    }

    /// Makes the folders that lead to a path below, as far as they are missing.
    func makeParents(of file: String) throws(PublishFailure) {
        var parent = ""
        for part in file.split(separator: "/", omittingEmptySubsequences: false).dropLast() {
            parent += parent.isEmpty ? String(part) : "/\(part)"
            try makeFolder(parent)
        }
    }

    /// Makes a folder that everybody may read; one that is there already is left as it is.
    func makeFolder(_ name: String) throws(PublishFailure) {
        do throws(PublishFailure) {
            try repeatCall("mkdirat", on: shownPath(name)) {
                unsafe mkdirat(descriptor, name, 0o755)
            }
        } catch {
            if error.errorNumber == EEXIST { return }
            throw error
        }
        // By name, since the umask may keep even its owner from opening it.
        try setPermissions(0o755, of: name)
    }

    /// Removes a name: of a folder, which must be empty, or of anything else.
    func remove(_ name: String, kind: FileKind) throws(PublishFailure) {
        let flags = kind == .folder ? Int32(AT_REMOVEDIR) : 0
        try repeatCall("unlinkat", on: shownPath(name)) { unsafe unlinkat(descriptor, name, flags) }
    }

    /// Gives a file a second name, in a folder whose parents may be missing yet.
    func link(_ name: String, as newName: String, in folder: Folder) throws(PublishFailure) {
        func attempt() throws(PublishFailure) {
            try repeatCall("linkat", on: shownPath(name)) {
                // Without AT_SYMLINK_FOLLOW a link is linked itself, not what it leads to.
                unsafe linkat(descriptor, name, folder.descriptor, newName, 0)
            }
        }
        do throws(PublishFailure) {
            try attempt()
        } catch {
            guard error.errorNumber == ENOENT else { throw error }
            try folder.makeParents(of: newName)
            try attempt()
        }
    }

    /// Moves a name of this folder to another place; a file that stands there is replaced.
    func rename(
        _ name: String,
        to newName: String,
        in folder: Folder
    ) throws(PublishFailure) {
        try repeatCall("renameat", on: folder.shownPath(newName)) {
            // Both names are strings of ours, alive during the call.
            unsafe renameat(descriptor, name, folder.descriptor, newName)
        }
    }

    /// Exchanges what two names of this folder stand for, in one step.
    func exchange(_ name: String, with other: String) throws(PublishFailure) {
        let flags = UInt32(RENAME_EXCHANGING)
        try repeatCall("renameat2", on: shownPath(other)) {
            unsafe renameat2(descriptor, name, descriptor, other, flags)
        }
    }
}

/// Copies the name out of an entry, whose length is the entry's own and not that of its type.
private func copyName(of entry: UnsafeMutablePointer<dirent>) -> [UInt8] {
    let offset = MemoryLayout<dirent>.offset(of: \.d_name) ?? 0
    // The kernel ends each name with a zero byte within the entry.
    let name = unsafe UnsafeRawPointer(entry).advanced(by: offset)
    let length = unsafe strlen(name.assumingMemoryBound(to: CChar.self))
    return unsafe [UInt8](UnsafeRawBufferPointer(start: name, count: length))
}
