import CEmbedded
import ContentReader
import Diagnostics
import Sealing
import StatementSite
import Templates

/// The looks of a site: its compiled templates and its assets, named by their digests.
struct Looks: Sendable {
    let templates: SiteTemplates
    let inline: InlineAssets
    let assets: [Page]
    let stylePath: String
}

/// Compiles the templates, checks the strings of the site's locales, and names the assets.
///
/// A site's own template stands in for the one of its name that the program carries; its own
/// strings word single texts anew.
func compileLooks(
    _ site: LoadedSite,
    locales: [String]
) -> (looks: Looks?, faults: [Diagnostic]) {
    let embedded = embeddedFiles().map {
        ContentFile(path: "templates/\($0.path)", bytes: $0.bytes)
    }
    let carried = embedded.filter { !$0.path.hasPrefix("templates/init/") }
    let own = site.templates.filter {
        !$0.path.hasPrefix("templates/init/") && !$0.path.contains("/.")
    }
    let replaced = Set(own.map(\.path))
    var faults: [Diagnostic] = []
    var templates: [String: Template] = [:]
    var assets: [Page] = []
    var stylePath = "assets/style.css"
    let files = carried.filter { !replaced.contains($0.path) } + own
    for file in files where file.path != InlineAssets.scriptPath {
        let path = String(file.path.dropFirst("templates/".utf8.count))
        if path.hasSuffix(".html") {
            do throws(Diagnostic) {
                templates[String(path.dropLast(5))] = try parseTemplate(
                    file: file.path,
                    bytes: file.bytes
                )
            } catch {
                // An empty one in its place, so that no fault follows from this one.
                templates[String(path.dropLast(5))] = Template(emptyOf: file.path)
                faults.append(error)
            }
        } else if path.hasPrefix("assets/") {
            let named = digestName(path, of: file.bytes)
            if path == "assets/style.css" { stylePath = named }
            assets.append(Page(path: named, bytes: file.bytes))
        }
    }
    let strings = localeStrings(locales, carried: carried, own: own, &faults)
    let compiled = SiteTemplates.compile(
        templates,
        strings: strings.byLocale,
        carried: strings.carriedKeys
    )
    let inline = inlineAssets(files)
    faults += compiled.faults + inline.faults
    faults += unreadTemplates(
        site.templates.map(\.path),
        carried: embedded.map(\.path),
        named: templates.values.reduce(into: []) { $0.formUnion($1.names) },
        locales: locales
    )
    guard !faults.contains(where: { $0.severity == .error }), let ready = compiled.templates
    else { return (nil, faults) }
    let looks = Looks(
        templates: ready,
        inline: inline.assets,
        assets: assets.sorted { $0.path < $1.path },
        stylePath: stylePath
    )
    return (looks, faults)
}

/// The strings of each locale, and the keys of all texts that the program carries.
private func localeStrings(
    _ locales: [String],
    carried: [ContentFile],
    own: [ContentFile],
    _ faults: inout [Diagnostic]
) -> (byLocale: [String: LocaleStrings], carriedKeys: Set<String>) {
    var carriedTexts: [String: [String: String]] = [:]
    for file in carried where file.path.hasPrefix("templates/strings/") {
        let read = readStrings(file)
        faults += read.diagnostics
        carriedTexts[file.path] = Dictionary(read.texts.map { ($0.key, $0.text) }) { $1 }
    }
    var byLocale: [String: LocaleStrings] = [:]
    for locale in locales {
        let path = "templates/strings/\(locale).yaml"
        let read = own.first { $0.path == path }.map(readStrings)
        faults += read?.diagnostics ?? []
        byLocale[locale] = LocaleStrings(
            file: path,
            carried: carriedTexts[path] ?? [:],
            own: read?.texts ?? []
        )
    }
    return (byLocale, Set(carriedTexts.values.flatMap(\.keys)))
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
