import Books
import ContentReader
import Diagnostics
import Incentives
import Markup
import Sealing
import StatementSite

/// A site that may be published: what renders its pages and what is copied beside them, with
/// nothing wrong in either.
struct CheckedSite: Sendable {
    let renderer: SiteRenderer
    /// What stands around sealed pages.
    let shell: SealedShell
    /// Assets of the templates, and the content's static files.
    let copies: [Page]
    let warnings: [Diagnostic]
}

/// Computes the boards, runs every example, reads the texts and compiles the templates.
///
/// - Throws: `Stop` with status 1 after every fault has been printed.
func checkSite(
    _ site: ReadSite,
    filters: CompiledFilters,
    _ report: Report
) throws -> CheckedSite {
    let leaderboards: [Leaderboard]
    do {
        leaderboards = try rankBoards(site.content, filters: filters)
    } catch let fault as Diagnostic {
        throw try report.stop(site.warnings + [fault], site.loaded)
    }
    let (input, inputFaults) = assembleSite(site, leaderboards: leaderboards)
    let (looks, lookFaults) = compileLooks(site.loaded, locales: site.content.facts.locales)
    let all = site.warnings + inputFaults + lookFaults
    guard let looks, !all.contains(where: { $0.severity == .error }) else {
        throw try report.stop(all, site.loaded)
    }
    let renderer = SiteRenderer(
        input,
        templates: looks.templates,
        stylePath: looks.stylePath,
        digest: { Digest(of: $0).hexadecimal }
    )
    let statics = site.content.statics.map { Page(path: $0.path, bytes: $0.bytes) }
    let closings = site.closings.published.map { [Page(path: "closings.json", bytes: $0)] } ?? []
    let copies = looks.assets + statics + closings
    return CheckedSite(
        renderer: renderer,
        shell: drawShell(renderer, looks.inline, site.content, logo: input.logoPath),
        copies: copies,
        warnings: all + renderer.deadLinks(beside: copies.map(\.path))
    )
}

/// What stands around sealed pages: all that they show stands inside them.
private func drawShell(
    _ renderer: SiteRenderer,
    _ inline: InlineAssets,
    _ content: Content,
    logo path: String?
) -> SealedShell {
    let logo = content.statics.first { $0.path == path }.flatMap { file in
        SafeURL.Picture(ending: file.path).map {
            SafeURL($0, base64: base64Text(file.bytes))
        }
    }
    do throws(InlineText.Refused) {
        return try renderer.sealedShell(
            style: inline.style,
            script: inline.script,
            logo: logo,
            base64Digest: { Digest(of: $0).base64 }
        )
    } catch {
        preconditionFailure("Assets that may not stand inside a page are refused with the looks.")
    }
}

/// Computes an example by the engine and compares it with what the document promises.
func runExample(
    _ placed: PlacedExample,
    _ content: Content
) -> (run: TrialRun?, faults: [Diagnostic]) {
    let run: TrialRun
    do throws(Refusal) {
        run = try TrialRun(placed.example)
    } catch {
        return (nil, [.exampleOutOfRange(placed.example.title, at: placed.place)])
    }
    let faults = zip(run.outcomes, placed.promisePlaces).compactMap { outcome, place in
        outcome.isKept
            ? nil : Diagnostic.brokenPromise(outcome, example: placed.example, at: place)
    }
    return (run, faults)
}

extension Diagnostic {
    static func exampleOutOfRange(_ title: String, at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .sumOutOfRange,
            at: place,
            "a sum of the example is too large",
            found: title,
            hint: "check its amounts"
        )
    }

    /// Promised and computed, with the trace of what the engine computes.
    static func brokenPromise(
        _ outcome: TrialRun.Outcome,
        example: Example,
        at place: SourceRange
    ) -> Diagnostic {
        let program = example.portfolio.programs[example.program]
        let incentive = program.incentives[outcome.promise.incentive]
        let currency = program.currency
        let paid = plainAmount(outcome.paysMinorUnits, currency)
        let isSumKept = outcome.promise.paysMinorUnits.map { $0 == outcome.paysMinorUnits } ?? true
        let parts = outcome.partsMinorUnits.map { plainAmount($0, currency) }
        return Diagnostic(
            .examplePromise,
            at: place,
            isSumKept
                ? "the example promises other parts than the rule pays"
                : "the example promises another payout than the rule pays",
            found: outcome.promise.paysMinorUnits.map { plainAmount($0, currency) },
            hint: isSumKept
                ? "the parts are \(parts.joined(separator: ", "))"
                : "the rule pays \(paid); correct the example or the rule",
            details: outcome.settlements.filter { !$0.accrual.lines.isEmpty }.flatMap {
                TraceText($0, program: program, incentive: incentive).lines
            }
                + (outcome.settlements.isEmpty
                    ? ["no line lies in the run \(program.runs)"] : [])
                + outcome.exclusions.map {
                    plainExclusion($0, of: example, incentive: incentive)
                }
        )
    }
}
