import Diagnostics

/// The files of a site's own `templates/` that nothing reads.
///
/// Read are those that stand in for a carried one, all assets, the partials that a template
/// `named`, and the strings of the site's `locales`.
func unreadTemplates(
    _ paths: [String],
    carried: [String],
    named: Set<String>,
    locales: [String]
) -> [Diagnostic] {
    let strings = locales.map { "templates/strings/\($0).yaml" }
    let partials = named.map { "templates/partials/\($0).html" }
    let replaceable = carried.filter { !$0.hasPrefix("templates/strings/") }
    let read = Set(replaceable + strings + partials)
    return paths.filter { path in
        !read.contains(path) && !path.hasPrefix("templates/assets/")
            && !path.contains("/.")
    }.map { path in
        .unreadTemplate(path, carried: replaceable)
    }
}

extension Diagnostic {
    static func unreadTemplate(_ path: String, carried: [String]) -> Diagnostic {
        let parts = path.split(separator: "/").map(String.init)
        let beside = carried.map { $0.split(separator: "/").map(String.init) }
            .filter { $0.dropLast() == parts.dropLast() }.map { $0[$0.count - 1] }
        let isStrings = parts.dropLast() == ["templates", "strings"] && path.hasSuffix(".yaml")
        let hint =
            isStrings
            ? "strings are read of the locales that site.yaml names under `locales`"
            : suggestName(for: parts[parts.count - 1], among: beside.sorted())
                .map { "did you mean `\($0)`?" }
                ?? "templates/ holds the pages that the program carries, partials that they name, "
                + "assets, and the strings of the site's locales"
        return Diagnostic(
            .unknownFile,
            .warning,
            at: SourceRange(file: path, line: 1, column: 1),
            "nothing reads this file",
            hint: hint
        )
    }
}
