import ContentReader
import Diagnostics
import Foundation
import Incentives
import Sealing
import StatementSite
import Templates
import TestSupport
import Testing

/// The files below the program's templates whose names end so, by their paths there.
func templateFiles(_ ending: String) throws -> [ContentFile] {
    try tree(packageRoot.appendingPathComponent("templates")).filter {
        $0.key.hasSuffix(ending) && !$0.key.hasPrefix("init/")
    }.sorted { $0.key < $1.key }.map { ContentFile(path: $0.key, bytes: Array($0.value)) }
}

private func siteFile(_ locales: String) -> String {
    """
    title: Rewards
    vendor: {name: "Vendor <& Sons>", address: [1 Road], email: mail@example.com}
    brand: {accent: "#7a1f5c"}
    base_url: https://example.com/
    currency: USD
    as_of: 2026-08-01
    access: public
    locales: [\(locales)]
    """
}

/// A renderer of a site without partners.
private func renderer(_ locales: String) throws -> SiteRenderer {
    let read = readContent(
        [ContentFile(path: "content/site.yaml", bytes: Array(siteFile(locales).utf8))],
        ReadOrder(asOf: nil, today: try #require(Day(text: "2026-08-01")), withDrafts: false)
    )
    let content = try #require(read.content, "\(read.diagnostics)")
    var templates: [String: Template] = [:]
    for file in try templateFiles(".html") {
        templates[String(file.path.dropLast(5))] = try parseTemplate(
            file: file.path,
            bytes: file.bytes
        )
    }
    var strings: [String: LocaleStrings] = [:]
    for file in try templateFiles(".yaml") {
        let texts = readStrings(file).texts.map { ($0.key, $0.text) }
        strings[String(file.path.dropFirst("strings/".utf8.count).dropLast(5))] = LocaleStrings(
            file: file.path,
            carried: Dictionary(uniqueKeysWithValues: texts),
            own: []
        )
    }
    let carried = Set(
        try templateFiles(".yaml").flatMap { readStrings($0).texts.map(\.key) }
    )
    let compiled = SiteTemplates.compile(templates, strings: strings, carried: carried)
    let input = SiteInput(
        facts: content.facts,
        portfolio: content.portfolio,
        programs: [],
        boards: [],
        pages: [],
        leaderboards: [],
        examples: [],
        siteDigest: "",
        logoPath: nil
    )
    return SiteRenderer(
        input,
        templates: try #require(compiled.templates, "\(compiled.faults)"),
        stylePath: "assets/style.css",
        digest: { _ in "" }
    )
}

/// The shell of a site in some locales, such as `id, en`.
func sealedShell(locales: String) throws -> SealedShell {
    let style = try #require(try templateFiles("style.css").first).bytes
    let script = try #require(try templateFiles("unseal.js").first).bytes
    return try renderer(locales).sealedShell(style: style, script: script, logo: nil) {
        Digest(of: $0).base64
    }
}
