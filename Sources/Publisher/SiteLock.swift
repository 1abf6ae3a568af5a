/// The right to build a site: one at a time has it, and it ends with its owner.
///
/// The lock is on the site's folder itself, so there is no lock file that a killed build could
/// leave behind.
public struct SiteLock: ~Copyable, Sendable {
    let site: Folder

    /// Takes the lock, at once or not at all.
    ///
    /// - Throws: `lockHeld` when another build has it; `machineRefused`.
    public init(site: String) throws(PublishFailure) {
        let folder = try Folder.open(following: site)
        try folder.lock()
        self.site = folder
    }
}
