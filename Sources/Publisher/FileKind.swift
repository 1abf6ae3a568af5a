import Glibc

/// What a name in a folder stands for.
public enum FileKind: String, Hashable, Sendable {
    case regular = "file"
    case folder = "folder"
    case symbolicLink = "symbolic link"
    case pipe = "named pipe"
    case socket = "socket"
    case device = "device"
}

extension FileKind {
    init(mode: mode_t) {
        switch mode & S_IFMT {
        case S_IFREG: self = .regular
        case S_IFDIR: self = .folder
        case S_IFLNK: self = .symbolicLink
        case S_IFIFO: self = .pipe
        case S_IFSOCK: self = .socket
        default: self = .device
        }
    }
}
