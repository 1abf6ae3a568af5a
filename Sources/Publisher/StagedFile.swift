/// A page that stands in the staged folder: what the manifest will say of it.
public struct StagedFile: Hashable, Sendable {
    public let file: Manifest.File
    /// Whether the published file had the same bytes and was taken along as it is.
    public let isUnchanged: Bool
}
