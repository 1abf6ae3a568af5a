import Incentives

/// What corrections and adjustments are called in a statement's bridge, each with a note on where
/// it comes from.
struct AdjustedWords {
    let phrases: Phrases
    let programs: [Program]

    private var format: LocaleFormat { LocaleFormat(phrases: phrases) }

    /// 2026-Q1, late lines: Volume rebate.
    func name(of correction: CorrectionFigures) -> String {
        let phrase: Phrase =
            switch correction.cause {
            case .lateLines: .correctionLateLines
            case .returns: .correctionReturns
            }
        return phrases(
            phrase,
            [
                "period": correction.period.name,
                "incentive": name(of: correction.payout.incentive, in: correction.payout.program),
            ]
        )
    }

    /// The incentive's own period, where that is another one, and the difference in the program's
    /// currency, where that is another one.
    func note(on correction: CorrectionFigures) -> String {
        let payout = correction.payout
        var notes: [String] = []
        if payout.period != correction.period { notes.append(payout.period.name) }
        if payout.paid.currency != payout.payout.currency {
            notes.append(phrases.money(payout.paid, format))
        }
        return notes.joined(separator: ", ")
    }

    /// Adjustment A-17 for 2026-Q1, by Pieter Bos on 2 April 2026.
    func note(on adjustment: AdjustmentFigures) -> String {
        let day = format.day(adjustment.day)
        guard let program = adjustment.program else {
            return phrases(
                .adjustmentNote,
                [
                    "id": adjustment.id, "period": adjustment.period.name, "by": adjustment.by,
                    "day": day,
                ]
            )
        }
        return phrases(
            .adjustmentNoteProgram,
            [
                "id": adjustment.id, "period": adjustment.period.name,
                "program": title(of: program), "by": adjustment.by, "day": day,
            ]
        )
    }

    /// A row of the bridge and its note in one text.
    func noted(_ label: String, _ note: String) -> String {
        note.isEmpty ? label : phrases(.bridgeNoted, ["label": label, "note": note])
    }

    /// A program that is gone is called by its id.
    private func title(of id: ProgramID) -> String {
        programs.first { $0.id == id }?.title.text(in: phrases.locale) ?? id.text
    }

    /// An incentive by its ids; the ids themselves where its program is gone.
    func name(of incentive: IncentiveID, in id: ProgramID) -> String {
        guard let program = programs.first(where: { $0.id == id }),
            let place = program.incentives.firstIndex(where: { $0.id == incentive })
        else { return "\(id)/\(incentive)" }
        return incentiveName(program, place, locale: phrases.locale)
    }
}
