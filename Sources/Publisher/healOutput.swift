/// Brings the output in order after a build that was killed: the old site whole or the new one.
///
/// - Throws: `lockHeld` when the build is not dead but at work, `machineRefused`.
func healOutput(_ place: OutputPlace) throws(PublishFailure) {
    for bytes in try place.parent.rawNames() {
        // The output's own name is a string, so a name that is none is of somebody else.
        guard let name = String(validating: bytes, as: UTF8.self) else { continue }
        let isSwap = name.hasPrefix(place.swapPrefix)
        guard isSwap || name == place.asideName else { continue }
        guard let status = try place.parent.status(of: name), status.kind == .folder else {
            continue
        }
        try refuseBusy(name, place)
        if isSwap, name == place.swapName(for: status.identity) {
            // Finished, but never exchanged: what it holds is ours or linked from the output.
            try removeTree(name, in: place.parent)
        } else if try place.parent.status(of: place.name) == nil {
            try place.parent.rename(name, to: place.name, in: place.parent)
        } else {
            try refuseBusy(place.name, place)
            try removeOldSite(name, at: place)
        }
    }
}

/// A build at work holds the lock of the folder that it wrote, under whichever name.
private func refuseBusy(_ name: String, _ place: OutputPlace) throws(PublishFailure) {
    try place.parent.subfolder(name).lock()
}
