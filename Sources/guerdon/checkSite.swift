import Books
import ContentReader
import Diagnostics
import Incentives

/// Runs every example of a site and gives those that promise something else.
func checkSite(_ site: ReadSite) async throws -> [Diagnostic] {
    site.content.examples.flatMap { $0 }.flatMap { runExample($0, site.content) }
}

/// Computes an example by the engine and compares it with what the document promises.
func runExample(_ placed: PlacedExample, _ content: Content) -> [Diagnostic] {
    let run: TrialRun
    do throws(Refusal) {
        run = try TrialRun(placed.example)
    } catch {
        return [.exampleOutOfRange(placed.example.title, at: placed.place)]
    }
    return zip(run.outcomes, placed.promisePlaces).compactMap { outcome, place in
        outcome.isKept
            ? nil : .brokenPromise(outcome, example: placed.example, at: place)
    }
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
        let program = example.portfolio.programs[0]
        let incentive = program.incentives[outcome.promise.incentive]
        let currency = program.currency
        let paid = plainAmount(outcome.paysMinorUnits, currency)
        let isSumKept = outcome.promise.paysMinorUnits.map { $0 == outcome.paysMinorUnits } ?? true
        return Diagnostic(
            .examplePromise,
            at: place,
            isSumKept
                ? "the example promises other parts than the rule pays"
                : "the example promises another payout than the rule pays",
            found: outcome.promise.paysMinorUnits.map { plainAmount($0, currency) },
            hint: isSumKept
                ? "the parts are "
                    + outcome.partsMinorUnits.map { plainAmount($0, currency) }
                    .joined(separator: ", ")
                : "the rule pays \(paid); correct the example or the rule",
            details: outcome.settlements.flatMap {
                TraceText($0, program: program, incentive: incentive).lines
            }
        )
    }
}
