import Foundation
import Publisher
import Testing

/// A folder of its own for one test, with a site in it; removed at the end.
struct Bench: ~Copyable {
    let root: String
    var site: String { "\(root)/site" }
    var output: String { "\(site)/public" }

    init() throws {
        let name = "guerdon-" + UUID().uuidString
        root = FileManager.default.temporaryDirectory.appending(path: name).path()
        try FileManager.default.createDirectory(
            atPath: "\(root)/site/content",
            withIntermediateDirectories: true
        )
    }

    deinit {
        do { try FileManager.default.removeItem(atPath: root) } catch { Issue.record(error) }
    }
}

extension Bench {
    /// Publishes pages, given by path and text.
    @discardableResult
    func build(
        _ pages: KeyValuePairs<String, String>,
        home: String? = nil
    ) throws(PublishFailure) -> Publication {
        let staging = try stage(home: home)
        var files: [StagedFile] = []
        for (path, text) in pages { files.append(try staging.pages.write(text, to: path)) }
        return try publishPages(files, from: staging)
    }

    /// Makes ready to write, as a build does, at the output or at another place.
    func stage(output: String? = nil, home: String? = nil) throws(PublishFailure) -> Staging {
        let lock = try SiteLock(site: site)
        return try Staging(output: output ?? self.output, of: lock, home: home)
    }

    /// Puts a file of somebody else into the site's folder.
    func put(_ text: String, at path: String) throws {
        let url = URL(filePath: "\(site)/\(path)")
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(),
            withIntermediateDirectories: true
        )
        try Data(text.utf8).write(to: url)
    }

    func text(_ path: String) throws -> String {
        try String(contentsOfFile: "\(site)/\(path)", encoding: .utf8)
    }

    /// All that stands below the output, folders with a slash at their end.
    func published() throws -> [String] { try tree("public") }

    /// What stands in the site's folder, without what the published site holds.
    func besides() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: site).sorted()
    }

    func tree(_ folder: String) throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: "\(site)/\(folder)").sorted()
    }

    func inode(_ path: String) throws -> Int { Int(try status(path).st_ino) }
    func mode(_ path: String) throws -> Int { Int(try status(path).st_mode & 0o7777) }

    private func status(_ path: String) throws -> stat {
        var status = stat()
        try #require(unsafe lstat("\(site)/\(path)", &status) == 0)
        return status
    }
}

extension PageWriter {
    /// The digest is not Publisher's to compute; here the length stands for it.
    func write(_ text: String, to path: String) throws(PublishFailure) -> StagedFile {
        try write(Array(text.utf8), to: path, digest: "sha256-\(text.utf8.count)")
    }
}

/// Runs what must fail, and gives the failure.
func refusal(of body: () throws(PublishFailure) -> Void) throws -> PublishFailure {
    do throws(PublishFailure) {
        try body()
    } catch {
        return error
    }
    Issue.record("nothing failed")
    throw CancellationError()
}
