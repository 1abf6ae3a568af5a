import Glibc

/// Puts the staged site in the published one's place and removes what it replaced.
func exchangeSites(_ staging: borrowing Staging) throws(PublishFailure) {
    let place = staging.place
    let swapName = place.swapName(for: staging.identity)
    try place.parent.rename(place.stagingName, to: swapName, in: place.parent)
    // All bytes are on the disk before any name leads to them.
    try place.parent.synchronizeFileSystem()
    let oldName = try exchange(swapName, staging)
    do throws(PublishFailure) {
        try place.parent.synchronize()
    } catch {
        // The old site stays beside the new one; the next build removes it.
        guard case .machineRefused(let refusal) = error else { throw error }
        throw .durabilityUnknown(.published, refusal)
    }
    guard let oldName else { return }
    do throws(PublishFailure) {
        try removeOldSite(oldName, at: place)
    } catch {
        throw .notCleared(error)
    }
}

/// Returns the name that the old site has now; nil when there was none.
private func exchange(
    _ swapName: String,
    _ staging: borrowing Staging
) throws(PublishFailure) -> String? {
    let place = staging.place
    guard let published = staging.published else {
        // Refused by the kernel when another program has put files there meanwhile.
        try place.parent.rename(swapName, to: place.name, in: place.parent)
        return nil
    }
    guard
        try place.parent.status(of: place.name)?.identity == published.folder.status().identity
    else { throw .stagingDisturbed(path: place.path) }
    do throws(PublishFailure) {
        try place.parent.exchange(swapName, with: place.name)
        return swapName
    } catch {
        switch error.errorNumber {
        case EINVAL, ENOSYS, EOPNOTSUPP: break
        default: throw error
        }
    }
    try replaceInTwoSteps(swapName, place)
    return place.asideName
}

/// For file systems that cannot exchange: for a moment there is no site, and a build that is
/// killed in it leaves the old one aside, where the next build finds it and puts it back.
private func replaceInTwoSteps(
    _ swapName: String,
    _ place: OutputPlace
) throws(PublishFailure) {
    try place.parent.rename(place.name, to: place.asideName, in: place.parent)
    do throws(PublishFailure) {
        try place.parent.rename(swapName, to: place.name, in: place.parent)
    } catch {
        try place.parent.rename(place.asideName, to: place.name, in: place.parent)
        throw error
    }
}
