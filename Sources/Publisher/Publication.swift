/// What a build changed in the published folder, in files; the manifest is not counted.
public struct Publication: Hashable, Sendable {
    public let writtenCount: Int
    public let unchangedCount: Int
    public let removedCount: Int
    /// Files of others that were taken along.
    public let carriedOverCount: Int

    public init(
        writtenCount: Int,
        unchangedCount: Int,
        removedCount: Int,
        carriedOverCount: Int
    ) {
        self.writtenCount = writtenCount
        self.unchangedCount = unchangedCount
        self.removedCount = removedCount
        self.carriedOverCount = carriedOverCount
    }
}
