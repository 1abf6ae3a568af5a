import Books
import ContentReader
import Diagnostics
import Incentives

/// Holds content against what is closed: by what closed statements were drawn up, those behind them
/// go on.
///
/// - Throws: `Stop` with status 1 where content has changed it; every fault is printed.
func checkClosed(_ site: ReadSite, _ report: Report) throws {
    guard let newest = site.closed.last?.head else { return }
    let faults =
        site.dayFaults(newest) + site.termFaults(newest) + site.partnerFaults
    if !faults.isEmpty { throw try report.stop(site.warnings + faults, site.loaded) }
}

extension ReadSite {
    fileprivate func dayFaults(_ newest: ClosingHead) -> [Diagnostic] {
        let asOf = content.portfolio.terms.asOf
        return asOf < newest.asOf ? [.asOfBeforeClosing(asOf, newest)] : []
    }

    fileprivate func termFaults(_ newest: ClosingHead) -> [Diagnostic] {
        let terms = content.portfolio.terms
        let cycle = terms.statements.cycle
        var faults: [Diagnostic] = []
        if let closed = newest.period.cycle, cycle != closed {
            faults.append(
                .closedTermsChanged(
                    "a statement is drawn up each \(closed.rawValue)",
                    now: cycle.rawValue,
                    "`cycle: \(closed.rawValue)`",
                    newest,
                    at: content.places.terms.cycle
                )
            )
        }
        if terms.fiscalYearStarts != newest.fiscalYearStarts {
            faults.append(
                .closedTermsChanged(
                    "years start in month \(newest.fiscalYearStarts)",
                    now: "\(terms.fiscalYearStarts)",
                    "`fiscal_year_starts: \(newest.fiscalYearStarts)`",
                    newest,
                    at: content.places.terms.fiscalYearStarts
                )
            )
        }
        return faults
    }

    /// Partners whose newest closed statement goes on nowhere, or in another currency.
    fileprivate var partnerFaults: [Diagnostic] {
        var newest: [PartnerID: StatementFigures] = [:]
        for statement in closed.flatMap(\.statements) {
            newest[statement.figures.partner] = statement.figures
        }
        var faults: [Diagnostic] = []
        for (index, partner) in content.portfolio.partners.enumerated() {
            guard let figures = newest.removeValue(forKey: partner.id),
                figures.currency != partner.currency
            else { continue }
            faults.append(
                .closedCurrencyChanged(
                    figures,
                    now: partner.currency,
                    at: content.places.place(ofPartner: index)
                )
            )
        }
        let gone = newest.values.filter { $0.closingCarry.minorUnits != 0 }
        return faults + gone.map { .closedPartnerGone($0) }
    }
}

extension Diagnostic {
    static func asOfBeforeClosing(_ asOf: Day, _ newest: ClosingHead) -> Diagnostic {
        Diagnostic(
            .asOfBeforeClosing,
            at: nil,
            "\(newest.period.name) was closed as of \(newest.asOf), and nothing is computed as of "
                + "a day before that",
            found: "\(asOf)",
            hint: "write as_of: \(newest.asOf) or a later day in content/site.yaml, or give --as-of"
        )
    }

    static func closedTermsChanged(
        _ sentence: String,
        now found: String,
        _ key: String,
        _ newest: ClosingHead,
        at place: SourceRange
    ) -> Diagnostic {
        Diagnostic(
            .closedTermsChanged,
            at: place,
            "\(sentence), as up to \(newest.period.name), which is closed",
            found: found,
            hint: "write \(key): what is closed goes on by it"
        )
    }

    static func closedCurrencyChanged(
        _ figures: StatementFigures,
        now currency: Currency,
        at place: SourceRange
    ) -> Diagnostic {
        let carry = plainAmount(figures.closingCarry)
        return Diagnostic(
            .closedCurrencyChanged,
            at: place,
            "\(figures.partner) is paid in \(figures.currency.code): \(figures.period.name) was "
                + "closed in it, with \(carry) \(figures.currency.code) carried on",
            found: currency.code,
            hint: "keep \(figures.currency.code); for sales in \(currency.code) add a partner with "
                + "an id of its own"
        )
    }

    static func closedPartnerGone(_ figures: StatementFigures) -> Diagnostic {
        Diagnostic(
            .closedPartnerGone,
            at: nil,
            "\(figures.partner) is no partner any more, but carries "
                + "\(plainAmount(figures.closingCarry)) \(figures.currency.code) behind "
                + "\(figures.period.name), which is closed",
            hint: "keep its id in content/partners/; or bring the carry to 0 by an adjustment, and "
                + "close that, before the id goes"
        )
    }
}
