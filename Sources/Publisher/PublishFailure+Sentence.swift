extension PublishFailure {
    /// What happened and what to do about it, as one sentence without a full stop.
    public var sentence: String {
        switch self {
        case .machineRefused(let refusal):
            "the machine refused: \(refusal.sentence)"
        case .durabilityUnknown(let done, let refusal):
            "\(done.rawValue), durability unknown: \(refusal.sentence)"
        case .notCleared(let reason):
            "published, but the files it replaced remain beside it: \(reason.sentence)"
        case .lockHeld(let path):
            "another build is at work in \(path)"
        case .notOurs(let path, let reason):
            "\(path) is not replaced: \(reason.sentence)"
        case .unsafeOutput(let path, let reason):
            "\(path) cannot be the output folder: \(reason.rawValue)"
        case .unsafePrivate(let path, let reason):
            "\(path) is not used: \(reason.rawValue)"
        case .stagingDisturbed(let path):
            "\(path) was changed by another program while the site was being written"
        case .unsafePath, .unreadableName, .writtenTwice, .clash, .alreadyThere, .notAFile,
            .tooLarge,
            .changedWhileRead, .malformedManifest:
            sentenceOfFile
        }
    }

    private var sentenceOfFile: String {
        switch self {
        case .unsafePath(let path):
            "“\(path)” is no path below a folder: parts joined by “/”, none empty, “.” or “..”"
        case .unreadableName(let path):
            "\(path) has a name that is not UTF-8; rename it"
        case .writtenTwice(let path):
            "two pages want the path \(path); is there a file of that name below content/static/ "
                + "or content/pages/?"
        case .clash(let paths):
            "pages of the site stand where files of others are, which a build leaves alone: "
                + paths.joined(separator: ", ")
        case .alreadyThere(let path):
            "\(path) is there already, and it is never overwritten"
        case .notAFile(let path, let kind):
            "\(path) is a \(kind.rawValue) where a file is due"
        case .tooLarge(let path, let limitBytes):
            "\(path) is longer than \(limitBytes) bytes"
        case .changedWhileRead(let path):
            "\(path) changed while it was read; run the command again"
        case .malformedManifest(let path, let line):
            "\(path) is not as a build wrote it, at line \(line); "
                + "restore it, or move the folder away"
        case .machineRefused, .durabilityUnknown, .notCleared, .lockHeld, .notOurs, .unsafeOutput,
            .unsafePrivate, .stagingDisturbed:
            sentence
        }
    }
}

extension PublishFailure.NotOurs {
    fileprivate var sentence: String {
        switch self {
        case .symbolicLink: "it is a symbolic link"
        case .notAFolder: "it is no folder"
        case .mountPoint: "it is a mount point of its own, which no rename can exchange"
        case .filesWithoutManifest(let example):
            "it holds \(example) and no manifest.json, so no build made it; "
                + "move it away or give another --output"
        case .noPasswords: "it is no file of passwords that guerdon wrote; move it away"
        }
    }
}
