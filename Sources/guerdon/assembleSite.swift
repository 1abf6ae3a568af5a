import ContentReader
import Diagnostics
import Incentives
import Sealing
import StatementSite

/// Runs the examples and joins all that pages are made of.
func assembleSite(
    _ site: ReadSite,
    leaderboards: [Leaderboard]
) -> (input: SiteInput, faults: [Diagnostic]) {
    let content = site.content
    var faults: [Diagnostic] = []
    var examples: [[SourceRange: ComputedExample]] = []
    for placed in content.examples {
        var computed: [SourceRange: ComputedExample] = [:]
        for example in placed {
            let result = runExample(example, content)
            faults += result.faults
            if let run = result.run {
                computed[example.place] = ComputedExample(
                    example: example.example,
                    run: run
                )
            }
        }
        examples.append(computed)
    }
    let pages = content.pages.map { page in
        PageInput(
            name: page.name,
            title: page.title,
            audience: page.audience,
            bodies: page.text.bodies
        )
    }
    let siteFile = site.loaded.content.first { $0.path == "content/site.yaml" }
    let logo = content.facts.brand.logo.map {
        $0.hasPrefix("static/") ? String($0.dropFirst("static/".utf8.count)) : $0
    }
    let input = SiteInput(
        facts: content.facts,
        portfolio: content.portfolio,
        programs: content.programTexts.map(document),
        boards: content.boardTexts.map(document),
        pages: pages,
        leaderboards: leaderboards,
        examples: examples,
        siteDigest: Digest(of: siteFile?.bytes ?? []).hexadecimal,
        logoPath: logo
    )
    return (input, faults)
}

private func document(_ text: DocumentText) -> DocumentInput {
    DocumentInput(
        path: text.path,
        digest: Digest(of: text.bytes).hexadecimal,
        bodies: text.bodies
    )
}
