/// Publishes a staged site: manifest, files of others, disk, exchange, and the old site removed.
///
/// `files` are what the writer gave for each page, in any order. Until the exchange the old site is
/// untouched; after it the new one stands whole.
///
/// - Throws: `clash` and `stagingDisturbed`, with nothing published; `machineRefused`, likewise;
///   `durabilityUnknown` and `notCleared`, with the new site published.
public func publishPages(
    _ files: [StagedFile],
    from staging: consuming Staging
) throws(PublishFailure) -> Publication {
    let manifest = Manifest(files: files.map(\.file))
    let wasWritten = try staging.pages.stage(
        manifest.text,
        at: PagePath(Manifest.fileName),
        digest: ""
    )
    try checkStaged(manifest, in: staging.folder)
    let carriedOverCount = try carryOver(into: staging)
    let unchangedCount = files.count(where: \.isUnchanged)
    if wasWritten.isUnchanged, unchangedCount == files.count {
        // The published folder is the same already; only its being on the disk may be in doubt.
        try staging.place.parent.synchronizeFileSystem()
    } else {
        try exchangeSites(staging)
    }
    let paths = manifest.ownPaths
    return Publication(
        writtenCount: files.count - unchangedCount,
        unchangedCount: unchangedCount,
        removedCount: staging.published?.manifest.ownPaths.subtracting(paths).count ?? 0,
        carriedOverCount: carriedOverCount
    )
}

/// A page that the manifest forgot would never be removed again.
private func checkStaged(_ manifest: Manifest, in folder: Folder) throws(PublishFailure) {
    let staged = try FileSystem(folder).readTree("")
    var expected = manifest.ownPaths
    for path in staged.files + staged.refused.map(\.path)
    where expected.remove(Array(path.utf8)) == nil {
        throw .stagingDisturbed(path: folder.shownPath(path))
    }
    if let missing = expected.first {
        let path = String(decoding: missing, as: UTF8.self)
        throw .stagingDisturbed(path: folder.shownPath(path))
    }
}

private func carryOver(into staging: borrowing Staging) throws(PublishFailure) -> Int {
    guard let published = staging.published else { return 0 }
    var carryOver = CarryOver(ours: published.manifest.ownPaths, into: staging.folder)
    try carryOver.carry(from: published.folder)
    guard carryOver.clashes.isEmpty else { throw .clash(paths: carryOver.clashes) }
    return carryOver.filesCount
}
