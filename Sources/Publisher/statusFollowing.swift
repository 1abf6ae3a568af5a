import Glibc

/// What stands at a path of the user's own, at the end of all links; nil when nothing does, or
/// when it may not be looked at.
func statusFollowing(_ path: String) throws(PublishFailure) -> FileStatus? {
    var status = stat()
    do throws(PublishFailure) {
        try repeatCall("fstatat", on: path) { unsafe fstatat(AT_FDCWD, path, &status, 0) }
    } catch {
        switch error.errorNumber {
        case ENOENT, ENOTDIR, EACCES: return nil
        default: throw error
        }
    }
    return FileStatus(status)
}
