import Glibc

extension Folder {
    /// Reads a file once, whole, by its descriptor.
    ///
    /// - Throws: `notAFile` for a link, pipe, socket, device or folder; `tooLarge`;
    ///   `changedWhileRead` when length or time of change differ before and after.
    func readFile(_ name: String, limitBytes: Int) throws(PublishFailure) -> [UInt8] {
        try readFileWithStatus(name, limitBytes: limitBytes).bytes
    }

    /// Reads a file as `readFile` does, with what the file system says of it.
    func readFileWithStatus(
        _ name: String,
        limitBytes: Int
    ) throws(PublishFailure) -> (bytes: [UInt8], status: FileStatus) {
        let file = try openForReading(name)
        let before = try file.status()
        guard before.kind == .regular else {
            throw .notAFile(path: shownPath(name), before.kind)
        }
        guard before.byteCount <= limitBytes else {
            throw .tooLarge(path: shownPath(name), limitBytes: limitBytes)
        }
        let bytes = try file.read(byteCount: before.byteCount)
        let after = try file.status()
        guard bytes.count == before.byteCount, after == before else {
            throw .changedWhileRead(path: shownPath(name))
        }
        return (bytes, before)
    }

    /// Whether a regular file with exactly these bytes and permissions stands at a path below.
    func holdsFile(
        _ name: String,
        bytes: [UInt8],
        permissions: mode_t
    ) throws(PublishFailure) -> Bool {
        guard let status = try status(of: name), status.kind == .regular,
            status.byteCount == bytes.count, status.permissions == permissions
        else { return false }
        return try openForReading(name).read(byteCount: bytes.count) == bytes
    }

    /// Writes a file that is not there yet, with these permissions whatever the umask says.
    func createFile(
        _ name: String,
        bytes: [UInt8],
        permissions: mode_t,
        isSynchronized: Bool
    ) throws(PublishFailure) {
        // O_EXCL: a file that shares its bytes with the published one is never written into.
        let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
        let descriptor = try repeatCall("openat", on: shownPath(name)) {
            unsafe openat(self.descriptor, name, flags, permissions)
        }
        let file = OpenFile(descriptor: descriptor, path: shownPath(name))
        try file.setPermissions(permissions)
        try file.write(bytes)
        if isSynchronized { try file.synchronize() }
        try file.close()
    }

    private func openForReading(_ name: String) throws(PublishFailure) -> OpenFile {
        // O_NONBLOCK: a pipe put in a file's place must not hold the reader up.
        let flags = O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC
        do throws(PublishFailure) {
            let descriptor = try repeatCall("openat", on: shownPath(name)) {
                unsafe openat(self.descriptor, name, flags)
            }
            return OpenFile(descriptor: descriptor, path: shownPath(name))
        } catch {
            switch error.errorNumber {
            case ELOOP: throw .notAFile(path: shownPath(name), .symbolicLink)
            case ENXIO: throw .notAFile(path: shownPath(name), .socket)
            default: throw error
            }
        }
    }
}
