/// Where a site is published: a folder's name, and the folder that it stands in.
///
/// All that publishing makes stands beside the output, in the same folder, so that one rename
/// moves it into place.
struct OutputPlace: Sendable {
    let parent: Folder
    let name: String
    /// The output as messages call it.
    let path: String

    /// The name of a site that is being written.
    var stagingName: String { ".\(name).next" }
    /// The name of the old site where the file system cannot exchange two folders at once.
    var asideName: String { ".\(name).old" }
    /// The start of the name that a finished site has until it is exchanged with the old one.
    var swapPrefix: String { ".\(name).swap-" }

    /// The name of a finished site.
    ///
    /// It tells the folder's inode, so that whoever finds it after a kill knows whether the
    /// exchange was done: then the old site has the name, and another inode.
    func swapName(for staging: FileIdentity) -> String { swapPrefix + String(staging.inode) }
}

extension OutputPlace {
    /// Finds the place of an output folder, which need not be there yet.
    ///
    /// - Throws: `unsafeOutput` for a folder that must never be replaced, `machineRefused`.
    init(
        output: String,
        site: String,
        home: String?
    ) throws(PublishFailure) {
        var parts = output.split(separator: "/", omittingEmptySubsequences: true)
        guard let last = parts.popLast() else {
            throw .unsafeOutput(path: output, output.isEmpty ? .noName : .root)
        }
        guard last != ".", last != ".." else {
            throw .unsafeOutput(path: output, .noName)
        }
        let start = output.hasPrefix("/") ? "/" : parts.isEmpty ? "." : ""
        let parent = try openParent(start + parts.joined(separator: "/"), of: output)
        let name = String(last)
        let path = parent.path == "." ? name : parent.shownPath(name)
        try refuseDanger(path, name: name, parent: parent, site: site, home: home)
        self.init(parent: parent, name: name, path: path)
    }
}

private func openParent(_ path: String, of output: String) throws(PublishFailure) -> Folder {
    do throws(PublishFailure) {
        return try Folder.open(following: path)
    } catch {
        throw error.isMissing ? .unsafeOutput(path: output, .noParent) : error
    }
}

/// Compares by device and inode: many paths lead to one folder.
private func refuseDanger(
    _ path: String,
    name: String,
    parent: Folder,
    site: String,
    home: String?
) throws(PublishFailure) {
    let output = try parent.status(of: name)?.identity
    let way = try identities(upFrom: parent.path) + (output.map { [$0] } ?? [])
    for folder in ["content", "templates"] {
        if let identity = try statusFollowing("\(site)/\(folder)")?.identity,
            way.contains(identity)
        {
            throw .unsafeOutput(path: path, .content)
        }
    }
    guard let output else { return }
    if try statusFollowing("/")?.identity == output { throw .unsafeOutput(path: path, .root) }
    if let home, try statusFollowing(home)?.identity == output {
        throw .unsafeOutput(path: path, .home)
    }
    if try identities(upFrom: site).contains(output) { throw .unsafeOutput(path: path, .site) }
    if try identities(upFrom: ".").contains(output) {
        throw .unsafeOutput(path: path, .currentFolder)
    }
}

/// A folder and all that it lies in, up to the root, which is its own parent.
private func identities(upFrom path: String) throws(PublishFailure) -> [FileIdentity] {
    var found: [FileIdentity] = []
    var place = path
    while let identity = try statusFollowing(place)?.identity, identity != found.last {
        found.append(identity)
        place += "/.."
    }
    return found
}
