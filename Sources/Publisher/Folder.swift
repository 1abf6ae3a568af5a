import CLinux
import Glibc

/// An open folder, through which all that lies below it is reached.
///
/// A class, since tasks that write pages share it; it is closed when the last of them lets go.
/// What is opened through it stays in the folder even when its name is exchanged.
final class Folder: Sendable {
    let descriptor: Int32
    /// The path by which messages call it.
    let path: String

    /// Takes over an open descriptor.
    private init(descriptor: Int32, path: String) {
        self.descriptor = descriptor
        self.path = path
    }

    deinit {
        // Nothing is written through a folder's descriptor, so closing it has nothing to report.
        _ = close(descriptor)
    }
}

extension Folder {
    /// Opens a folder by a path that may lead through links, as a user's own path may.
    static func open(following path: String) throws(PublishFailure) -> Folder {
        let flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC
        let descriptor = try repeatCall("openat", on: path) {
            // The path is a string of ours, alive during the call.
            unsafe Glibc.openat(AT_FDCWD, path, flags)
        }
        return Folder(descriptor: descriptor, path: path)
    }

    /// Opens the folder of that name in this one; a link in its place is refused.
    func subfolder(_ name: String) throws(PublishFailure) -> Folder {
        let flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW
        let descriptor = try repeatCall("openat", on: shownPath(name)) {
            // The name is a string of ours, alive during the call.
            unsafe Glibc.openat(self.descriptor, name, flags)
        }
        return Folder(descriptor: descriptor, path: shownPath(name))
    }

    /// How a message calls what lies below.
    func shownPath(_ name: String) -> String {
        path.hasSuffix("/") ? path + name : "\(path)/\(name)"
    }

    /// Takes the folder's lock, which ends with this value or with the process.
    func lock() throws(PublishFailure) {
        do throws(PublishFailure) {
            try repeatCall("flock", on: path) { flock(descriptor, LOCK_EX | LOCK_NB) }
        } catch {
            throw error.errorNumber == EWOULDBLOCK ? .lockHeld(path: path) : error
        }
    }

    /// Waits until the names in the folder are on the disk.
    func synchronize() throws(PublishFailure) {
        try repeatCall("fsync", on: path) { fsync(descriptor) }
    }

    /// Waits until all that was written to the folder's file system is on the disk.
    func synchronizeFileSystem() throws(PublishFailure) {
        try repeatCall("syncfs", on: path) { syncfs(descriptor) }
    }
}
