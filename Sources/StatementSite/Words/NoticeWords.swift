public import Incentives

/// The words of a mail to a partner, in its own language.
public struct Notice: Hashable, Sendable {
    public let subject: String
    /// Lines that end in a line feed.
    public let text: String
}

/// What a mail says: the period, days, the partner's link, and no figure of a statement, since mail
/// is read on its way.
struct NoticeWords {
    let site: SiteWords
    let partner: Partner
    let period: Period
    /// By which the partner reads its pages.
    let link: String

    private var phrases: Phrases { site.phrases }
    private var format: LocaleFormat { site.format }
    private var facts: SiteFacts { site.input.facts }
    /// Mail programs show a no-break space as they like, and a header would have to encode it.
    private var months: String { format.period(period).replacing("\u{A0}", with: " ") }

    /// Of a statement that is closed.
    func closing(_ figures: StatementFigures) -> Notice {
        notice(
            .noticeClosingSubject,
            [
                phrases(.noticeClosing, ["period": months]), link,
                phrases(.noticePays, ["day": format.day(figures.paysOn)]) + " "
                    + phrases(.noticeDispute, ["day": format.day(figures.lastDisputeOn)]),
            ]
        )
    }

    /// Of a period that is running.
    var progress: Notice {
        let asOf = site.portfolio.terms.asOf
        return notice(
            .noticeProgressSubject,
            [
                phrases(.noticeProgress, ["period": months, "day": format.day(asOf)]), link,
                phrases(.noticeEnds, ["day": format.day(period.span.last)]),
            ]
        )
    }

    /// Of the rules of some programs, with what began in the period first.
    func terms(_ programs: [Program]) -> Notice {
        let isNew = { (program: Program) in period.span.contains(program.runs.first) }
        let began = programs.filter(isNew).map { program in
            let values: KeyValuePairs = [
                "program": program.title.text(in: site.locale),
                "day": format.day(program.runs.first),
            ]
            guard program.replaces(in: site.portfolio) else {
                return phrases(.noticeNew, values) + "\n" + address(site.programPath(program))
            }
            return phrases(.noticeChanged, values) + "\n" + address(site.changesPath(program))
        }
        let inForce = programs.map { program in
            "\(program.title.text(in: site.locale)), \(format.span(program.runs))\n"
                + address(site.programPath(program))
        }
        return notice(
            .noticeTermsSubject,
            (began.isEmpty ? [phrases(.noticeUnchanged, ["period": months])] : began)
                + [phrases(.noticeInForce, ["period": months])] + inForce
                + [phrases(.noticeOwnPages), link]
        )
    }

    private func address(_ path: String) -> String { facts.baseURL + path }

    private func notice(_ subject: Phrase, _ paragraphs: [String]) -> Notice {
        let greeting = phrases(.noticeGreeting, ["partner": partner.name(site)])
        let sender = ([facts.vendor.name] + facts.vendor.address).joined(separator: "\n")
        let all = [greeting] + paragraphs + [key, phrases(.noticeNoFigures), sender]
        return Notice(
            subject: phrases(
                subject,
                ["period": months, "title": facts.title.text(in: site.locale)]
            ),
            text: all.map { $0.replacing("\u{A0}", with: " ") + "\n" }.joined(separator: "\n")
        )
    }

    /// Who reads by the link.
    private var key: String {
        switch facts.access {
        case .sealed: phrases(.noticeKeySealed)
        case .public: phrases(.noticeKeyPublic)
        case .host: phrases(.noticeKeyHost)
        }
    }
}

extension Program {
    /// Whether it takes the place of another that has a page.
    fileprivate func replaces(in portfolio: Portfolio) -> Bool {
        succession.replaces.flatMap { portfolio.program($0) } != nil
    }
}

extension SiteRenderer {
    /// The mail that tells a partner that its statement is closed.
    public func closingNotice(_ figures: StatementFigures, to partner: Partner, link: String)
        -> Notice
    {
        words(for: partner, figures.period, link).closing(figures)
    }

    /// The mail that tells a partner where to see how it stands.
    public func progressNotice(of period: Period, to partner: Partner, link: String) -> Notice {
        words(for: partner, period, link).progress
    }

    /// The mail that tells a partner the rules of a period; nil where no program is for it then.
    public func termsNotice(of period: Period, to index: PartnerIndex, link: String) -> Notice? {
        let partner = portfolio.partners[index]
        let programs = portfolio.programs.filter { program in
            program.runs.overlaps(period.span)
                && program.audience.allSatisfy { partner.mayMeet($0, at: index) }
        }
        guard !programs.isEmpty, partner.isActive(in: period.span) else { return nil }
        return words(for: partner, period, link).terms(programs)
    }

    private func words(for partner: Partner, _ period: Period, _ link: String) -> NoticeWords {
        NoticeWords(site: words(partner.locale), partner: partner, period: period, link: link)
    }
}
