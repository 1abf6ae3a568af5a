public import Diagnostics

/// That a site uses the keys of samples, and at which address.
public struct DemoKeys: Hashable, Sendable {
    /// Where the site says so.
    public let place: SourceRange
    public let baseURL: String
}

/// Looks whether `site.yaml` says `keyring: demo`; its faults are for `readContent` to name.
public func findDemoKeys(_ files: [ContentFile]) -> DemoKeys? {
    var faults = Faults()
    guard let file = files.first(where: { FileRole(path: $0.path) == .site }),
        let node = parseDocument(file, &faults), let keyring = node["keyring"],
        keyring.scalar == "demo"
    else { return nil }
    return DemoKeys(place: keyring.place, baseURL: node["base_url"]?.scalar ?? "")
}
