import Diagnostics
import Markdown

/// The YAML and markdown files of a site, parsed; one that does not parse gives one fault.
struct ParsedDocuments: Sendable {
    let site: YAMLNode?
    let siteIsMissing: Bool
    let sources: YAMLNode?
    let partners: [(path: String, node: YAMLNode)]
    let sales: [(path: String, node: YAMLNode)]
    let adjustments: [(path: String, node: YAMLNode)]
    let disputes: [(path: String, node: YAMLNode)]
    let programs: [MarkdownFile]
    let boards: [MarkdownFile]
    let pages: [MarkdownFile]
}

/// A markdown file with its front matter parsed.
struct MarkdownFile: Sendable {
    let path: String
    let bytes: [UInt8]
    let frontMatter: YAMLNode
    let body: MarkdownDocument

    /// The file's path without its ending.
    var name: String { String(path.dropLast(".md".utf8.count)) }

    /// The file's name without folders and ending: `volume-2026`, or `volume-2026.id`.
    var stem: String {
        let name = path.split(separator: "/").last ?? ""
        return String(name.dropLast(".md".utf8.count))
    }
}

/// The words of the fenced blocks that a program's page draws from its rule.
private let drawnBlocks: Set<String> = ["tiers", "dates", "terms", "example"]

/// Parses every document of a site, so that all their faults are named in one run.
func parseDocuments(_ files: [ContentFile], _ faults: inout Faults) -> ParsedDocuments {
    var byRole: [FileRole: [(path: String, node: YAMLNode)]] = [:]
    var markdown: [FileRole: [MarkdownFile]] = [:]
    let sorted = files.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    for file in sorted {
        let role = FileRole(path: file.path)
        switch role {
        case .site, .sources, .partnerDocument, .salesDocument, .adjustments, .disputes:
            if let node = parseDocument(file, &faults) {
                byRole[role, default: []].append((file.path, node))
            }
        case .program, .board, .page:
            if let document = parseMarkdownFile(
                file,
                drawn: role == .program ? drawnBlocks : [],
                &faults
            ) {
                markdown[role, default: []].append(document)
            }
        case .partnerTable, .products, .targets, .baselines, .rates, .claims, .deals, .customers,
            .territories, .payees, .payments, .opening, .salesTable, .static, .closing, .notYet,
            .hidden,
            .unknown:
            break
        }
    }
    return ParsedDocuments(
        site: byRole[.site]?.first?.node,
        siteIsMissing: !files.contains { FileRole(path: $0.path) == .site },
        sources: byRole[.sources]?.first?.node,
        partners: byRole[.partnerDocument] ?? [],
        sales: byRole[.salesDocument] ?? [],
        adjustments: byRole[.adjustments] ?? [],
        disputes: byRole[.disputes] ?? [],
        programs: markdown[.program] ?? [],
        boards: markdown[.board] ?? [],
        pages: markdown[.page] ?? []
    )
}

func parseDocument(_ file: ContentFile, _ faults: inout Faults) -> YAMLNode? {
    do throws(Diagnostic) {
        let text = try decodeText(file.bytes, as: .utf8, file: file.path)
        let node = try parseYAML(file: file.path, bytes: text, faults: &faults)
        if node == nil, FileRole(path: file.path) == .site {
            faults.report(.emptyDocument(at: SourceRange(file: file.path, line: 1, column: 1)))
        }
        return node
    } catch {
        faults.report(error)
        return nil
    }
}

private func parseMarkdownFile(
    _ file: ContentFile,
    drawn: Set<String>,
    _ faults: inout Faults
) -> MarkdownFile? {
    do throws(Diagnostic) {
        let text = try decodeText(file.bytes, as: .utf8, file: file.path)
        let parts = try splitFrontMatter(file: file.path, bytes: text)
        let node = try parseYAML(
            file: file.path,
            bytes: parts.yaml,
            firstLine: parts.yamlFirstLine,
            faults: &faults
        )
        guard let node else {
            throw .emptyDocument(at: SourceRange(file: file.path, line: 1, column: 1))
        }
        let body = try parseMarkdown(
            file: file.path,
            bytes: parts.body,
            firstLine: parts.bodyFirstLine,
            drawn: drawn
        )
        for fault in body.faults { faults.report(fault) }
        return MarkdownFile(
            path: file.path,
            bytes: file.bytes,
            frontMatter: node,
            body: body.document
        )
    } catch {
        faults.report(error)
        return nil
    }
}

extension Diagnostic {
    static func emptyDocument(at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .emptyDocument,
            at: place,
            "the document says nothing",
            hint: "write its keys, such as `title: …`"
        )
    }
}
