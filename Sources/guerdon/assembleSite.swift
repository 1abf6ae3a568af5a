import ContentReader
import Diagnostics
import Incentives
import Markdown
import Sealing
import StatementSite

/// The words of the fenced blocks that a program's page draws.
private let drawnBlocks: Set<String> = ["tiers", "dates", "terms", "example"]

/// Runs the examples, reads the texts as markdown, and joins all that pages are made of.
func assembleSite(
    _ site: ReadSite,
    leaderboards: [Leaderboard]
) -> (input: SiteInput, faults: [Diagnostic]) {
    let content = site.content
    var faults: [Diagnostic] = []
    var examples: [[String: ComputedExample]] = []
    for placed in content.examples {
        var computed: [String: ComputedExample] = [:]
        for example in placed {
            let result = runExample(example, content)
            faults += result.faults
            if let run = result.run {
                computed[example.example.title] = ComputedExample(
                    example: example.example,
                    run: run
                )
            }
        }
        examples.append(computed)
    }
    let programs = zip(content.programTexts, content.portfolio.programs).map { text, program in
        document(text, program: program, &faults)
    }
    let boards = content.boardTexts.map { document($0, program: nil, &faults) }
    let pages = content.pages.map { page in
        PageInput(
            name: page.name,
            title: page.title,
            audience: page.audience,
            bodies: document(page.text, program: nil, &faults).bodies
        )
    }
    let siteFile = site.loaded.content.first { $0.path == "content/site.yaml" }
    let logo = content.facts.brand.logo.map {
        $0.hasPrefix("static/") ? String($0.dropFirst("static/".utf8.count)) : $0
    }
    if let logo, !content.statics.contains(where: { $0.path == logo }) {
        faults.append(.missingLogo(logo))
    }
    let input = SiteInput(
        facts: content.facts,
        portfolio: content.portfolio,
        programs: programs,
        boards: boards,
        pages: pages,
        leaderboards: leaderboards,
        examples: examples,
        siteDigest: Digest(of: siteFile?.bytes ?? []).hexadecimal,
        logoPath: logo
    )
    return (input, faults)
}

/// A document's bodies as markdown; blocks that its program can't draw are faults.
private func document(
    _ text: DocumentText,
    program: Program?,
    _ faults: inout [Diagnostic]
) -> DocumentInput {
    var bodies: [String: MarkdownDocument] = [:]
    for (locale, body) in text.bodies.sorted(by: { $0.key < $1.key }) {
        do throws(Diagnostic) {
            let parsed = try parseMarkdown(
                file: body.path,
                bytes: body.markdown,
                firstLine: body.firstLine,
                drawn: program == nil ? [] : drawnBlocks
            )
            faults += parsed.faults
            if let program { faults += unknownBlocks(parsed.document, program) }
            bodies[locale] = parsed.document
        } catch {
            faults.append(error)
        }
    }
    return DocumentInput(
        path: text.path,
        digest: Digest(of: text.bytes).hexadecimal,
        bodies: bodies
    )
}

private func unknownBlocks(
    _ document: MarkdownDocument,
    _ program: Program
) -> [Diagnostic] {
    let known = program.incentives.map(\.id.text)
    return document.blocks.compactMap { block in
        guard case .fenced(let fenced) = block, fenced.word == "tiers",
            !known.contains(fenced.argument)
        else { return nil }
        return .unknownBlock(fenced.argument, known: known, at: fenced.place)
    }
}

extension Diagnostic {
    static func unknownBlock(
        _ name: String,
        known: [String],
        at place: SourceRange
    ) -> Diagnostic {
        Diagnostic(
            .unknownBlock,
            at: place,
            "a table of tiers is that of an incentive of the program",
            found: name,
            hint: suggestName(for: name, among: known).map { "did you mean `\($0)`?" }
                ?? "there is \(known.joined(separator: ", "))"
        )
    }

    static func missingLogo(_ path: String) -> Diagnostic {
        Diagnostic(
            .missingLogo,
            at: SourceRange(file: "content/site.yaml", line: 1, column: 1),
            "the logo of the brand is a file below static/",
            found: path,
            hint: "put it into content/static/"
        )
    }
}
