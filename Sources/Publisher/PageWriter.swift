import Glibc

/// Writes pages into the staged folder; each write stands alone, so tasks may share a writer.
public struct PageWriter: Sendable {
    private let staging: Folder
    private let published: Folder?

    init(staging: Folder, published: Folder?) {
        self.staging = staging
        self.published = published
    }

    /// Writes a page, or takes the published one along where it has the same bytes.
    ///
    /// `digest` is what the manifest will say, of these bytes.
    ///
    /// - Throws: `unsafePath`, `writtenTwice`, `machineRefused`.
    public func write(
        _ bytes: [UInt8],
        to path: String,
        digest: String
    ) throws(PublishFailure) -> StagedFile {
        guard path != Manifest.fileName else { throw .writtenTwice(path: path) }
        return try stage(bytes, at: PagePath(path), digest: digest)
    }

    /// Writes without asking whether the path is kept for the manifest.
    func stage(
        _ bytes: [UInt8],
        at path: PagePath,
        digest: String
    ) throws(PublishFailure) -> StagedFile {
        let file = Manifest.File(path: path.text, byteCount: bytes.count, digest: digest)
        do throws(PublishFailure) {
            if try linkPublished(path.text, bytes) {
                return StagedFile(file: file, isUnchanged: true)
            }
            try create(path.text, bytes)
        } catch {
            switch error.errorNumber {
            case EEXIST, ENOTDIR: throw .writtenTwice(path: path.text)
            default: throw error
            }
        }
        return StagedFile(file: file, isUnchanged: false)
    }

    private func linkPublished(_ path: String, _ bytes: [UInt8]) throws(PublishFailure) -> Bool {
        guard let published, try published.holdsFile(path, bytes: bytes, permissions: 0o644)
        else { return false }
        do throws(PublishFailure) {
            try published.link(path, as: path, in: staging)
            return true
        } catch {
            switch error.errorNumber {
            // Another owner's file, a file with too many names, a file system without links.
            case EPERM, EMLINK, EOPNOTSUPP: return false
            default: throw error
            }
        }
    }

    private func create(_ path: String, _ bytes: [UInt8]) throws(PublishFailure) {
        func attempt() throws(PublishFailure) {
            // No fsync a file: one syncfs for all comes before the site is published.
            try staging.createFile(
                path,
                bytes: bytes,
                permissions: 0o644,
                isSynchronized: false
            )
        }
        do throws(PublishFailure) {
            try attempt()
        } catch {
            guard error.errorNumber == ENOENT else { throw error }
            try staging.makeParents(of: path)
            try attempt()
        }
    }
}
