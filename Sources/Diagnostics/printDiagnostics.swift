/// Writes diagnostics as a terminal shows them: place, rule, code, excerpt with a caret, way out.
///
/// Errors of one code and message in one file stand once, with the count and the lines of the
/// others, so that ten thousand bad rows read as one. `source` gives the text of a file, where it
/// is still at hand.
public func printDiagnostics(
    _ diagnostics: [Diagnostic],
    source: (String) -> SourceText?
) -> String {
    var output = ""
    for group in grouped(diagnostics.sorted()) {
        let first = group[0]
        if !output.isEmpty { output += "\n" }
        output += block(first, source: source)
        if group.count > 1 { output += alsoAt(group) }
    }
    return output
}

/// Joins diagnostics that say the same of the same file, in order of the first of each.
private func grouped(_ sorted: [Diagnostic]) -> [[Diagnostic]] {
    struct Key: Hashable {
        let code: DiagnosticCode
        let file: String?
        let message: String
        let hint: String?
        let details: [String]
    }
    var order: [Key] = []
    var groups: [Key: [Diagnostic]] = [:]
    for diagnostic in sorted {
        let key = Key(
            code: diagnostic.code,
            file: diagnostic.place?.file,
            message: diagnostic.message,
            hint: diagnostic.hint,
            details: diagnostic.details
        )
        if groups[key] == nil { order.append(key) }
        groups[key, default: []].append(diagnostic)
    }
    return order.compactMap { groups[$0] }
}

private func block(_ diagnostic: Diagnostic, source: (String) -> SourceText?) -> String {
    var output = ""
    if let place = diagnostic.place {
        output += "\(place.file):\(place.start.line):\(place.start.column): "
    }
    output +=
        "\(diagnostic.severity.rawValue): \(diagnostic.message) [\(diagnostic.code.rawValue)]\n"
    let found = diagnostic.found.map { "found \(shortened($0))" }
    let line = diagnostic.place.flatMap { source($0.file)?.line($0.start.line) }
    if let place = diagnostic.place, let line {
        output += excerpt(of: line, at: place, found: found)
    } else if let found {
        output += "      \(found)\n"
    }
    for detail in diagnostic.details { output += "      | \(detail)\n" }
    if let hint = diagnostic.hint { output += "      = \(hint)\n" }
    return output
}

/// The line, cut to a window of 90 scalars around the place, and the carets under it.
private func excerpt(of line: String, at place: SourceRange, found: String?) -> String {
    let scalars = Array(line.unicodeScalars)
    let start = min(max(0, place.start.column - 1), scalars.count)
    let window = start > 60 ? start - 40 : 0
    let end = min(scalars.count, window + 90)
    var shown = String.UnicodeScalarView()
    for scalar in scalars[window..<end] { shown.append(visible(scalar)) }
    let number = String(place.start.line)
    let margin = String(repeating: " ", count: max(0, 5 - number.utf8.count))
    let carets = max(1, min(place.width, end - start))
    var output = "\(margin)\(number) | \(window > 0 ? "…" : "")\(String(shown))\n"
    output += "      | " + String(repeating: " ", count: start - window + (window > 0 ? 1 : 0))
    output += String(repeating: "^", count: carets)
    if let found { output += " \(found)" }
    return output + "\n"
}

/// Control characters and bidirectional overrides become U+FFFD, so that a file cannot draw on the
/// terminal; a tab becomes a space, so that the carets stand right.
private func visible(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    if scalar == "\t" { return " " }
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .lineSeparator, .paragraphSeparator: return "\u{FFFD}"
    default: return scalar
    }
}

private func shortened(_ text: String) -> String {
    var shown = String.UnicodeScalarView()
    var count = 0
    for scalar in text.unicodeScalars {
        if count == 40 { return String(shown) + "…" }
        shown.append(visible(scalar))
        count += 1
    }
    return shown.isEmpty ? "nothing" : String(shown)
}

private func alsoAt(_ group: [Diagnostic]) -> String {
    let lines = group.dropFirst().prefix(8).compactMap { $0.place.map { String($0.start.line) } }
    let more = group.count - 1 - lines.count
    let rest = more > 0 ? " and \(more) more" : ""
    return "      + \(group.count - 1) more like it, at \(lines.count == 1 ? "line" : "lines") "
        + lines.joined(separator: ", ") + rest + "\n"
}
