import Diagnostics
import Incentives

extension Diagnostic {
    static func windowOutsideRun(
        _ window: DaySpan,
        _ runs: DaySpan,
        at place: SourceRange
    ) -> Diagnostic {
        Diagnostic(
            .windowOutsideRun,
            at: place,
            "a window shares days with the program's run",
            found: "\(window)",
            hint: "the program runs \(runs)"
        )
    }

    static func accumulatesOnePeriod(at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .badAccumulation,
            at: place,
            "what accumulates runs over several periods",
            hint: "settle more often, or take the key out"
        )
    }

    static func accumulatesComparison(at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .badAccumulation,
            at: place,
            "what accumulates is a sum: net sales, gross sales or units",
            hint: "a baseline or a target is that of a single period"
        )
    }

    static func accumulatesBesideLimit(_ key: String, at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .badAccumulation,
            at: place,
            "a \(key) of a single period would be made up by the next one",
            hint: key == "cap"
                ? "cap the run or the measure: `cap: {run: …}`" : "take it out"
        )
    }

    static func capOfEachAlone(at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .capOfEachAlone,
            at: place,
            "`each` caps what one value earns of a rule that runs for each",
            hint: "say `each: customer` or another column, or write `period`"
        )
    }

    static func runNeverEnds(at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .runNeverEnds,
            at: place,
            "what settles when the run is over needs a run that ends",
            hint: "give `runs` or `window` a last day, or settle by quarter"
        )
    }

    static func rewardBesideTiers(at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .rewardBesideTiers,
            at: place,
            "an incentive has one reward, or a table of tiers",
            hint: "put the reward into the steps"
        )
    }

    static func noReward(at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .noReward,
            at: place,
            "an incentive pays something",
            hint: "add `rate`, `per_unit`, `amount` or `tiers`"
        )
    }

    static func growthHasNoCap(at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .growthHasNoCap,
            at: place,
            "a cap on the measure is one of money or units",
            hint: "cap the payout of growth or attainment with `cap: {period: …}`"
        )
    }

    static func excessWithoutCap(at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .excessWithoutCap,
            at: place,
            "`excess` says what becomes of what a period's cap cuts",
            hint: "add `period: …` to the cap"
        )
    }

    static func floorAboveCap(at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .floorAboveCap,
            at: place,
            "a floor lies at its cap or below",
            hint: "lower the floor"
        )
    }

    static func targetsOfTwo(at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .badSecondMeasure,
            at: place,
            "an incentive has one target, of net sales or of units",
            hint: "say the same `of` and `prorate` wherever it measures attainment"
        )
    }
}
