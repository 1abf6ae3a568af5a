public import Diagnostics

/// Reads a locale's strings: one text for each key, with its place.
public func readStrings(
    _ file: ContentFile
) -> (texts: [(key: String, text: String, place: SourceRange)], diagnostics: [Diagnostic]) {
    var faults = Faults()
    var texts: [(key: String, text: String, place: SourceRange)] = []
    do throws(Diagnostic) {
        let bytes = try decodeText(file.bytes, as: .utf8, file: file.path)
        let node = try parseYAML(file: file.path, bytes: bytes, faults: &faults)
        guard case .mapping(let entries)? = node?.kind else {
            throw .emptyDocument(at: SourceRange(file: file.path, line: 1, column: 1))
        }
        for entry in entries {
            guard let text = entry.value.scalar else {
                faults.report(.wrongForm(entry.value, expected: "a text"))
                continue
            }
            texts.append((entry.key, text, entry.keyPlace))
        }
    } catch {
        faults.report(error)
    }
    return (texts, faults.all)
}
