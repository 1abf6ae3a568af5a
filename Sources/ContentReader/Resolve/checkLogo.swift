import Diagnostics

/// The brand's logo is a file that the site brings.
func checkLogo(_ site: YAMLNode, _ files: [ContentFile], _ faults: inout Faults) {
    guard let logo = site["brand"]?["logo"], let path = logo.scalar else { return }
    let inside = path.hasPrefix("static/") ? path : "static/\(path)"
    let isPlain = inside.utf8.allSatisfy { byte in
        "-._/~".utf8.contains(byte) || byte < 0x80 && Character(UnicodeScalar(byte)).isLetterOrDigit
    }
    if !isPlain {
        faults.report(.logoName(path, at: logo.place))
    } else if !files.contains(where: { $0.path == "content/\(inside)" }) {
        faults.report(.missingLogo(path, at: logo.place))
    }
}

extension Character {
    fileprivate var isLetterOrDigit: Bool { isLetter || isNumber }
}

extension Diagnostic {
    /// Pages link it by its name, which is an address.
    static func logoName(_ path: String, at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .missingLogo,
            at: place,
            "the name of the logo is of letters, digits and - . _ ~",
            found: path,
            hint: "rename the file, without spaces"
        )
    }

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
