import Glibc

/// Why files could not be read or a site could not be published.
public enum PublishFailure: Error, Hashable, Sendable {
    /// A system call failed; what was published before is untouched.
    case machineRefused(MachineRefusal)
    /// Another build holds the site, or writes to the same output.
    case lockHeld(path: String)
    /// The new site, or the file, is in its place, but the disk did not confirm it.
    case durabilityUnknown(Done, MachineRefusal)
    /// The new site stands, but what it replaced could not be removed; the next build tries again.
    indirect case notCleared(PublishFailure)
    /// The output folder is not one that a build may replace.
    case notOurs(path: String, NotOurs)
    /// The output folder is one that must never be replaced.
    case unsafeOutput(path: String, UnsafeOutput)
    /// A file with secrets is not its owner's alone, or lies where others get at it.
    case unsafePrivate(path: String, UnsafePrivate)
    /// A path that could leave the site or that not every host can serve.
    case unsafePath(String)
    /// A name that is not UTF-8, shown with U+FFFD for what is not.
    case unreadableName(path: String)
    /// Two pages want one path, or one wants a file where another wants a folder.
    case writtenTwice(path: String)
    /// Pages of ours stand where files of others are.
    case clash(paths: [String])
    /// A file that must be new is there already.
    case alreadyThere(path: String)
    /// Something stands where a regular file is due.
    case notAFile(path: String, FileKind)
    /// A file is longer than the reader was told to accept.
    case tooLarge(path: String, limitBytes: Int)
    /// A file got other bytes while it was read.
    case changedWhileRead(path: String)
    /// The list of what was published before is not as a build wrote it, first at this line.
    case malformedManifest(path: String, line: Int)
    /// The staged folder holds other files than were written to it.
    case stagingDisturbed(path: String)

    /// What was done before the disk failed to confirm it.
    public enum Done: String, Hashable, Sendable {
        case published
        case saved
    }

    /// What makes a folder one that is not ours to replace.
    public enum NotOurs: Hashable, Sendable {
        case symbolicLink
        case notAFolder
        case mountPoint
        /// It holds this, and no manifest says that a build made the folder.
        case filesWithoutManifest(example: String)
        case noPasswords
    }

    /// What opens a private file to others.
    public enum UnsafePrivate: String, Hashable, Sendable {
        case owner = "it belongs to another user"
        case permissions = "its mode is not 0600, so that others may get at it: chmod 600"
        case site = "it lies below the site's folder and would be copied with it"
        case gitWorkTree = "it lies in a git work tree, whose history would keep it"
        case published = "it lies in what a build published, and would be served with it"
        case content = "it lies in the site's content or templates"
    }

    /// What an output folder would overwrite.
    public enum UnsafeOutput: String, Hashable, Sendable {
        case noName = "it does not end in the name of a folder"
        case noParent = "the folder that it would stand in is not there"
        case root = "it is the root of the file system"
        case home = "it is the home folder"
        case currentFolder = "it is, or contains, the folder that the command runs in"
        case site = "it is, or contains, the site's own folder"
        case content = "it is, or lies in, the site's content or templates"
    }
}

extension PublishFailure {
    /// The status that a command ends with: 1 for what is given, 3 for the machine, 4 for the lock.
    public var exitStatus: Int32 {
        switch self {
        case .machineRefused, .durabilityUnknown, .notCleared, .stagingDisturbed: 3
        case .lockHeld: 4
        case .notOurs, .unsafeOutput, .unsafePrivate, .unsafePath, .unreadableName, .writtenTwice,
            .clash,
            .alreadyThere, .notAFile, .tooLarge, .changedWhileRead, .malformedManifest:
            1
        }
    }

    /// Whether nothing stands at the path that was asked for.
    public var isMissing: Bool { errorNumber == ENOENT }

    /// The `errno` of a refused call, for those who know what to do about it.
    var errorNumber: Int32? {
        if case .machineRefused(let refusal) = self { return refusal.errorNumber }
        return nil
    }
}
