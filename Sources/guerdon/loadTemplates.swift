import CEmbedded
import ContentReader
import Diagnostics
import Sealing
import StatementSite
import Templates

/// The looks of a site: its compiled templates and its assets, named by their digests.
struct Looks: Sendable {
    let templates: SiteTemplates
    let assets: [Page]
    let stylePath: String
}

/// The files that the program carries, with a site's own in their places.
func templateFiles(_ site: LoadedSite) -> [String: ContentFile] {
    var files: [String: ContentFile] = [:]
    for file in embeddedFiles() where !file.path.hasPrefix("init/") { files[file.path] = file }
    for file in site.templates {
        let path = String(file.path.dropFirst("templates/".utf8.count))
        if path.hasPrefix("init/") || path.hasPrefix(".") { continue }
        files[path] = file
    }
    return files
}

/// Compiles the templates and strings, and names the assets.
func compileLooks(_ site: LoadedSite) -> (looks: Looks?, faults: [Diagnostic]) {
    var faults: [Diagnostic] = []
    var templates: [String: Template] = [:]
    var strings: [String: [String: String]] = [:]
    var stringFiles: [String: String] = [:]
    var assets: [Page] = []
    var stylePath = "assets/style.css"
    for (path, file) in templateFiles(site).sorted(by: { $0.key < $1.key }) {
        let shown = file.path == path ? "templates/\(path)" : file.path
        if path.hasSuffix(".html") {
            do throws(Diagnostic) {
                templates[String(path.dropLast(5))] = try parseTemplate(
                    file: shown,
                    bytes: file.bytes
                )
            } catch {
                faults.append(error)
            }
        } else if path.hasPrefix("strings/"), path.hasSuffix(".yaml") {
            let locale = String(path.dropFirst(8).dropLast(5))
            let read = readStrings(ContentFile(path: shown, bytes: file.bytes))
            faults += read.diagnostics
            strings[locale] = read.texts
            stringFiles[locale] = shown
        } else if path.hasPrefix("assets/") {
            let named = digestName(path, of: file.bytes)
            if path == "assets/style.css" { stylePath = named }
            assets.append(Page(path: named, bytes: file.bytes))
        }
    }
    let compiled = SiteTemplates.compile(
        templates,
        strings: strings,
        stringFiles: stringFiles
    )
    faults += compiled.faults
    guard faults.isEmpty, let templates = compiled.templates else { return (nil, faults) }
    return (Looks(templates: templates, assets: assets, stylePath: stylePath), [])
}

/// `assets/style.css` as `assets/style.0123abcd.css`, so that a browser may keep it for ever.
private func digestName(_ path: String, of bytes: [UInt8]) -> String {
    let digest = Digest(of: bytes).hexadecimal.prefix(8)
    guard let point = path.lastIndex(of: ".") else { return "\(path).\(digest)" }
    return "\(path[..<point]).\(digest)\(path[point...])"
}

/// The files that the program carries inside itself.
func embeddedFiles() -> [ContentFile] {
    (0..<embedded_count()).map { index in
        let file = unsafe embedded_file_at(index)
        // Both pointers lead into the program itself and hold for as long as it runs.
        let bytes = unsafe Array(UnsafeBufferPointer(start: file.bytes, count: file.count))
        return ContentFile(path: unsafe String(cString: file.path), bytes: bytes)
    }
}
