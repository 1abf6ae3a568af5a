import Diagnostics

/// The brand's logo is a file that the site brings.
func checkLogo(_ site: YAMLNode, _ files: [ContentFile], _ faults: inout Faults) {
    guard let logo = site["brand"]?["logo"], let path = logo.scalar else { return }
    let inside = path.hasPrefix("static/") ? path : "static/\(path)"
    if !files.contains(where: { $0.path == "content/\(inside)" }) {
        faults.report(.missingLogo(path, at: logo.place))
    }
}

extension Diagnostic {
    static func missingLogo(_ path: String, at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .missingLogo,
            at: place,
            "the logo of the brand is a file below static/",
            found: path,
            hint: "put it into content/static/"
        )
    }
}
