import ContentReader
import Diagnostics
import Incentives
import Publisher

/// The files of a site as they were read, once each.
struct LoadedSite: Sendable {
    let content: [ContentFile]
    /// The site's own templates, by their paths below `templates/`.
    let templates: [ContentFile]
    /// What stands there and is no file.
    let refused: [Diagnostic]

    /// The locales that the site words itself.
    var ownLocales: [String] {
        let folder = "templates/strings/"
        return templates.map(\.path).filter { $0.hasPrefix(folder) && $0.hasSuffix(".yaml") }.map {
            String($0.dropFirst(folder.utf8.count).dropLast(".yaml".utf8.count))
        }
    }

    /// The text of a file, for excerpts.
    func source(_ path: String) -> SourceText? {
        let file =
            content.first { $0.path == path }
            ?? templates.first { $0.path == path }
        return file.map { SourceText(file: path, bytes: excerptBytes($0.bytes)) }
    }
}

/// The bytes to quote from: UTF-16 is no text that a terminal shows, so it is decoded roughly.
private func excerptBytes(_ bytes: [UInt8]) -> [UInt8] {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return Array(bytes.dropFirst(3)) }
    let isLittle = bytes.starts(with: [0xFF, 0xFE])
    guard isLittle || bytes.starts(with: [0xFE, 0xFF]) else { return bytes }
    var units: [UInt16] = []
    var index = 2
    while index + 1 < bytes.count {
        let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
        units.append(isLittle ? second << 8 | first : first << 8 | second)
        index += 2
    }
    return Array(String(decoding: units, as: UTF16.self).utf8)
}

/// Reads every file below `content/` and `templates/`.
///
/// - Throws: `Stop` when there is no such folder or the machine refuses.
func loadSite(_ site: String) throws -> LoadedSite {
    do throws(PublishFailure) {
        let files = try FileSystem(root: site)
        var refused: [Diagnostic] = []
        let content = try load("content", files, &refused)
        let templates = try load("templates", files, &refused)
        return LoadedSite(content: content, templates: templates, refused: refused)
    } catch {
        throw Stop(error)
    }
}

private func load(
    _ folder: String,
    _ files: FileSystem,
    _ refused: inout [Diagnostic]
) throws(PublishFailure) -> [ContentFile] {
    let tree: FileSystem.Tree
    do throws(PublishFailure) {
        tree = try files.readTree(folder)
    } catch {
        if error.isMissing { return [] }
        throw error
    }
    for stranger in tree.refused {
        refused.append(.notAFile(stranger.path, kind: stranger.kind.rawValue))
    }
    var loaded: [ContentFile] = []
    for path in tree.files {
        loaded.append(ContentFile(path: path, bytes: try files.readFile(path)))
    }
    return loaded
}

extension Diagnostic {
    static func notAFile(_ path: String, kind: String) -> Diagnostic {
        Diagnostic(
            .notAFile,
            at: SourceRange(file: path, line: 1, column: 1),
            "only regular files are read, and links are not followed",
            found: kind,
            hint: "put the file itself there"
        )
    }
}
