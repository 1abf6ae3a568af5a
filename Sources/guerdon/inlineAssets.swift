import ContentReader
import Diagnostics
import Markup

/// The assets that stand inside each sealed page, since it may load nothing.
struct InlineAssets: Sendable {
    let style: [UInt8]
    /// What opens the page; it is no file of the published site.
    let script: [UInt8]

    static let scriptPath = "templates/assets/unseal.js"
}

/// Takes the assets out of a site's templates, and says what of them may not stand inside a page.
func inlineAssets(_ files: [ContentFile]) -> (assets: InlineAssets, faults: [Diagnostic]) {
    let style = files.last { $0.path == "templates/assets/style.css" }
    let script = files.last { $0.path == InlineAssets.scriptPath }
    let faults =
        (style.map { inlineFaults($0, .style) } ?? [])
        + (script.map { inlineFaults($0, .script) } ?? [])
    return (InlineAssets(style: style?.bytes ?? [], script: script?.bytes ?? []), faults)
}

private func inlineFaults(_ file: ContentFile, _ kind: InlineText.Kind) -> [Diagnostic] {
    do throws(InlineText.Refused) {
        _ = try InlineText(kind, file.bytes)
        return []
    } catch {
        let before = file.bytes[..<error.offset]
        let lineStart = (before.lastIndex(of: 0x0A) ?? -1) + 1
        let place = SourceRange(
            file: file.path,
            line: before.count { $0 == 0x0A } + 1,
            column: before[lineStart...].count { $0 & 0xC0 != 0x80 } + 1,
            width: error.found.hasPrefix("<") ? error.found.count : 1
        )
        return [.assetNotInline(error.found, at: place)]
    }
}

extension Diagnostic {
    /// A browser ends the element there, whatever the text around it says.
    static func assetNotInline(_ found: String, at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .assetNotInline,
            at: place,
            "stylesheet and script stand inside each sealed page, so neither holds its markup",
            found: found,
            hint: found.hasPrefix("<")
                ? "write `\\3c` in a stylesheet or `\\x3c` in a script for the `<`"
                : "save it as UTF-8"
        )
    }
}
