/// What a closing keeps of the files of a site: of files of rows their length and digest, of
/// documents a copy.
public struct KeptFiles: Sendable {
    /// Files to which rows are only ever added, in order of their paths.
    public let rows: [String]
    /// Those of the files of rows that hold claims, in order of their paths.
    public let claims: [String]
    /// Files from which figures or terms follow otherwise, in order of their paths.
    public let documents: [String]

    init(_ files: [ContentFile], _ tables: [RowTable]) {
        let targets = Dictionary(grouping: tables, by: \.path).mapValues { $0.map(\.target) }
        // A file that a source reads is what the source reads it as.
        let paths = { (isOwn: (FileRole) -> Bool, isRead: (SourceShape.Target) -> Bool) in
            files.map(\.path).filter { path in
                targets[path].map { $0.contains(where: isRead) } ?? isOwn(FileRole(path: path))
            }.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        }
        rows = paths(\.isOfRows, \.isOfRows)
        claims = paths({ $0 == .claims }, { $0 == .claims })
        documents = paths(\.isDocument, \.isDocument)
    }
}
