import Glibc

/// A site that is being written beside the published one, and is seen by nobody until then.
///
/// It goes to `publishPages`, which takes it; one that is not published is removed again.
public struct Staging: ~Copyable, Sendable {
    let place: OutputPlace
    let folder: Folder
    let identity: FileIdentity
    let published: PublishedSite?
    /// Kept so that the lock cannot end before the site is published.
    private let lockedSite: Folder

    /// Makes ready to write a site: checks the output, heals what a killed build left, and makes
    /// an empty folder beside the output.
    ///
    /// `home` is the user's home folder, which is never an output.
    ///
    /// - Throws: `unsafeOutput`, `notOurs`, `malformedManifest`, `lockHeld` when a build of another
    ///   site writes to the same output, `machineRefused`.
    public init(
        output: String,
        of lock: borrowing SiteLock,
        home: String?
    ) throws(PublishFailure) {
        let place = try OutputPlace(output: output, site: lock.site.path, home: home)
        let folder = try claimStaging(at: place)
        let identity: FileIdentity
        let published: PublishedSite?
        do throws(PublishFailure) {
            try healOutput(place)
            try emptyFolder(folder)
            try folder.setPermissions(0o755)
            identity = try folder.status().identity
            published = try PublishedSite.find(at: place)
        } catch {
            // The first failure is the one to tell; an empty folder that stays is taken over.
            do throws(PublishFailure) {
                try removeTree(place.stagingName, in: place.parent)
            } catch _ {}
            throw error
        }
        self.place = place
        self.folder = folder
        self.identity = identity
        self.published = published
        self.lockedSite = lock.site
    }

    deinit {
        for name in [place.stagingName, place.swapName(for: identity)] {
            do throws(PublishFailure) {
                guard try place.parent.status(of: name)?.identity == identity else { continue }
                try removeTree(name, in: place.parent)
            } catch {
                // Nobody is left to be told; the next build removes it, or says why it cannot.
                continue
            }
        }
    }
}

extension Staging {
    /// What writes the pages, for as many tasks as there are.
    public var pages: PageWriter {
        PageWriter(staging: folder, published: published?.folder)
    }
}

/// Makes the folder or takes over one that a killed build left, and locks it, so that two sites
/// cannot write to one output.
private func claimStaging(at place: OutputPlace) throws(PublishFailure) -> Folder {
    try place.parent.makeFolder(place.stagingName)
    if try place.parent.status(of: place.stagingName)?.kind == .folder {
        // A build that was killed right after making it may have left it closed to its owner.
        try place.parent.setPermissions(0o755, of: place.stagingName)
    }
    let folder = try place.parent.subfolder(place.stagingName)
    try folder.lock()
    let standing = try place.parent.status(of: place.stagingName)?.identity
    guard try folder.status().identity == standing else { throw .lockHeld(path: folder.path) }
    return folder
}
