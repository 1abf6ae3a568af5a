import Diagnostics
import Incentives

extension Diagnostic {
    static func versionCircle(_ circle: [ProgramID], at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .badVersion,
            at: place,
            circle.count == 1
                ? "a program can't supersede itself" : "programs supersede each other in a circle",
            found: (circle + circle.prefix(1)).map(\.text).joined(separator: " -> "),
            hint: "the oldest version supersedes none; take its `supersedes` out"
        )
    }

    static func supersededTwice(
        _ older: ProgramID,
        by other: ProgramID,
        _ path: String,
        at place: SourceRange
    ) -> Diagnostic {
        Diagnostic(
            .badVersion,
            at: place,
            "a program is superseded by one other",
            found: older.text,
            hint: "\(path) supersedes it too; supersede `\(other)`, or take one of the two out"
        )
    }

    static func startsNoLater(
        _ day: Day,
        than older: Program,
        at place: SourceRange
    ) -> Diagnostic {
        Diagnostic(
            .badVersion,
            at: place,
            "a program starts behind the first day of the one that it supersedes",
            found: "\(day)",
            hint: "`\(older.id)` starts on \(older.runs.first)"
        )
    }

    static func versionCurrency(
        _ currency: Currency,
        than older: Program,
        at place: SourceRange
    ) -> Diagnostic {
        Diagnostic(
            .badVersion,
            at: place,
            "the versions of a program are in one currency",
            found: currency.code,
            hint: "`\(older.id)` is in \(older.currency.code); a program in another one stands "
                + "beside it"
        )
    }

    static func versionsCountOn(
        _ incentive: String,
        _ old: String?,
        _ new: String?,
        at place: SourceRange
    ) -> Diagnostic {
        Diagnostic(
            .badVersion,
            at: place,
            "the versions of \(incentive) go by one day of a line, or some count for both and some "
                + "for none",
            found: new ?? "the line's own day",
            hint: "the older one counts on \(old ?? "the line's own day"); keep that, or give the "
                + "newer one another id"
        )
    }

    static func tableChanges(
        _ cut: VersionCut,
        _ keys: [String],
        at place: SourceRange
    ) -> Diagnostic {
        Diagnostic(
            .tableChanges,
            at: place,
            "the table of \(cut.incentive) does not change inside its period \(cut.period) "
                + "(\(keys.joined(separator: ", ")))",
            found: "\(cut.day)",
            hint: "the older one stands in \(cut.file); \(cut.hint)"
        )
    }

    static func periodCut(_ cut: VersionCut, at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .periodCut,
            .warning,
            at: place,
            "this cuts the period \(cut.period) of \(cut.incentive) in two, each part with its "
                + "whole bounds and limits",
            found: "\(cut.day)",
            hint: "\(cut.hint), or correct the text in \(cut.file)"
        )
    }

    static func olderVersionRead(
        _ older: IncentiveAddress,
        _ newer: IncentiveAddress,
        from day: Day,
        at place: SourceRange
    ) -> Diagnostic {
        Diagnostic(
            .olderVersionRead,
            .warning,
            at: place,
            "what is read is superseded from \(day)",
            found: "\(older)",
            hint: "name \(newer) beside it"
        )
    }
}
