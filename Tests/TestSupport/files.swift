public import Foundation

/// The folder of the package.
public let packageRoot = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

/// The program under test, as the build of the tests made it.
public let program = packageRoot.appendingPathComponent(".build/debug/guerdon")

/// The bytes of every file below a folder, by path; empty where there is no such folder.
public func tree(_ folder: URL) throws -> [String: Data] {
    guard let walker = FileManager.default.enumerator(atPath: folder.path) else { return [:] }
    var files: [String: Data] = [:]
    for case let path as String in walker
    where walker.fileAttributes?[.type] as? FileAttributeType == .typeRegular {
        files[path] = try Data(contentsOf: folder.appendingPathComponent(path))
    }
    return files
}

/// Copies the sample, with its own templates, into a folder that is made.
public func copySample(into site: URL) throws {
    try FileManager.default.createDirectory(at: site, withIntermediateDirectories: true)
    for name in ["content", "templates"] {
        try FileManager.default.copyItem(
            at: packageRoot.appendingPathComponent(name),
            to: site.appendingPathComponent(name)
        )
    }
}
