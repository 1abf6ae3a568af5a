import Glibc

/// What the file system says of a file, as far as publishing asks.
struct FileStatus: Hashable, Sendable {
    let kind: FileKind
    let permissions: mode_t
    let owner: uid_t
    let byteCount: Int
    let identity: FileIdentity
    let modifiedSeconds: Int
    let modifiedNanoseconds: Int

    init(_ status: stat) {
        self.kind = FileKind(mode: status.st_mode)
        self.permissions = status.st_mode & 0o7777
        self.owner = status.st_uid
        self.byteCount = Int(status.st_size)
        self.identity = FileIdentity(device: UInt64(status.st_dev), inode: UInt64(status.st_ino))
        self.modifiedSeconds = status.st_mtim.tv_sec
        self.modifiedNanoseconds = status.st_mtim.tv_nsec
    }
}

/// Device and inode: two names of one file have the same.
struct FileIdentity: Hashable, Sendable {
    let device: UInt64
    let inode: UInt64
}
