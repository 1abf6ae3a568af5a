import ArgumentParser
import Books
import ContentReader
import Diagnostics
import Incentives
import Publisher
import Sealing
import StatementSite

/// What a mail to a partner is about.
enum NoticeKind: String, CaseIterable, ExpressibleByArgument, Sendable {
    /// The period's statement is closed.
    case closing
    /// The period is running.
    case progress
    /// Which rules are in force in the period, and which of them began in it.
    case terms
}

/// Writes a mail to each partner, for the vendor's own mail system.
struct ExportNotices: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "notices",
        abstract: "Writes a mail to each partner with its private link; nothing is sent.",
        discussion: """
            guerdon export notices 2026-Q1 --for closing --to ../mails

            The folder gets a draft, <partner>.eml, for each partner with an email, in the \
            partner's language. closing tells of the statement of a closed period, progress of the \
            running one, terms of the rules in force and of those that begin in it. No mail says \
            an amount. Whoever has a mail reads what its link opens, so the folder lies outside of \
            the site, for its owner alone.
            """
    )

    @Argument(help: "The statements' period, such as 2026-Q1.") var period: String
    @OptionGroup var options: SiteOptions
    @Option(name: .customLong("for"), help: "closing, progress or terms.") var kind: NoticeKind
    @Option(help: "The folder for the mails, outside of the site; made where it is missing.")
    var to: String

    func run() async throws {
        let report = Report(terminal: Terminal(quiet: options.quiet), format: .text)
        try await report.ending {
            let site = try await readSite(options, withDrafts: false, drawsPages: true, report)
            let filters = CompiledFilters(site.content.portfolio)
            let checked = try checkSite(site, filters: filters, report)
            let links = try PrivateLinks(site, report)
            guard let sender = site.content.facts.vendor.email else {
                throw Stop(status: 1, "site.yaml says no email of the vendor to mail from")
            }
            let period = try period(of: kind, site)
            let letters = try await letters(of: kind, period, site, checked.renderer, links, report)
            let mails = letters.compactMap { letter in
                letter.mail(kind, period, from: sender, site)
            }
            try save(mails, outside: options.site)
            try report.show(checked.warnings, site.loaded)
            tell(letters, mails, report)
        }
    }

    /// The period, which has to be one that such mails are about.
    private func period(of kind: NoticeKind, _ site: ReadSite) throws -> Period {
        let terms = site.content.portfolio.terms
        let found = try statementPeriod(period, of: terms)
        switch kind {
        case .closing:
            guard site.closings.closings.contains(where: { $0.closing.head.period == found }) else {
                throw Stop(status: 64, "\(period) is not closed; guerdon close \(period) closes it")
            }
        case .progress:
            guard found.span.contains(terms.asOf) else {
                let running = Period.containing(
                    terms.asOf,
                    cycle: terms.statements.cycle,
                    fiscalYearStarts: terms.fiscalYearStarts
                )
                throw Stop(
                    status: 64,
                    "\(period) is not running on \(terms.asOf); \(running.name) is"
                )
            }
        case .terms: break
        }
        return found
    }

    private func letters(
        of kind: NoticeKind,
        _ period: Period,
        _ site: ReadSite,
        _ renderer: SiteRenderer,
        _ links: PrivateLinks,
        _ report: Report
    ) async throws -> [Letter] {
        let partners = site.content.portfolio.partners
        let stated: [StatementFigures] =
            switch kind {
            case .closing:
                site.closed.filter { $0.head.period == period }.flatMap(\.statements).map(\.figures)
            case .progress: try await allFigures(site, report).filter { $0.period == period }
            case .terms: []
            }
        let figures = Dictionary(stated.map { ($0.partner, $0) }) { first, _ in first }
        return partners.indices.compactMap { index in
            let partner = partners[index]
            guard partner.privacy.isOpen(on: links.asOf) else {
                return Letter(partner: partner, notice: nil)
            }
            let notice: Notice? =
                switch kind {
                case .closing:
                    figures[partner.id].map {
                        renderer.closingNotice(
                            $0,
                            to: partner,
                            link: links.ownLink(to: partner, at: period).text
                        )
                    }
                case .progress:
                    figures[partner.id].map { _ in
                        renderer.progressNotice(
                            of: period,
                            to: partner,
                            link: links.link(to: partner).text
                        )
                    }
                case .terms:
                    renderer.termsNotice(
                        of: period,
                        to: index,
                        link: links.link(to: partner).text
                    )
                }
            return notice.map { Letter(partner: partner, notice: $0) }
        }
    }

    /// Saves the mails; a folder with anything else in it is left alone, since somebody would send
    /// what an earlier command left there.
    private func save(_ mails: [(name: String, bytes: [UInt8])], outside site: String) throws {
        let folder = try publishing { () throws(PublishFailure) in
            try PrivateFolder(making: to, outside: site)
        }
        try folder.refuse(besides: mails.map(\.name), path: to)
        for mail in mails {
            try publishing { () throws(PublishFailure) in
                try folder.save(mail.bytes, as: mail.name)
            }
        }
    }

    /// Says how many mails there are, and who gets none.
    private func tell(
        _ letters: [Letter],
        _ mails: [(name: String, bytes: [UInt8])],
        _ report: Report
    ) {
        let count = mails.count == 1 ? "1 mail" : "\(mails.count) mails"
        report.terminal.note("\(count) in \(to); nothing was sent")
        let gaps = [
            ("no email", letters.filter { $0.notice != nil && $0.partner.email == nil }),
            ("access_until is over", letters.filter { $0.notice == nil }),
        ]
        for (why, without) in gaps where !without.isEmpty {
            let names = without.map(\.partner.id.text).sorted().joined(separator: ", ")
            report.terminal.complain(
                "guerdon: no mail to \(without.count), since \(why): \(names)\n"
            )
        }
    }
}

/// A partner that a mail is due to; without a notice where its pages are not published any more.
private struct Letter {
    let partner: Partner
    let notice: Notice?

    /// The file; nil where the partner has no address.
    func mail(
        _ kind: NoticeKind,
        _ period: Period,
        from sender: MailAddress,
        _ site: ReadSite
    ) -> (name: String, bytes: [UInt8])? {
        guard let notice, let address = partner.email else { return nil }
        let facts = site.content.facts
        let asOf = site.content.portfolio.terms.asOf
        // It says of whom, what and when, and holds nothing of a key.
        let said = lengthPrefixed([
            "guerdon/1/notice", site.keyring?.site.text ?? "", facts.baseURL, partner.id.text,
            period.name, kind.rawValue, "\(asOf)",
        ])
        let message = MailMessage(
            from: .init(name: facts.vendor.name, address: sender),
            to: .init(name: partner.name.text(in: partner.locale), address: address),
            subject: notice.subject,
            day: asOf,
            id: String(Digest(of: said).hexadecimal.prefix(32)),
            host: host(of: facts.baseURL),
            text: notice.text
        )
        return ("\(partner.id).eml", message.bytes)
    }
}

/// The name of the host in a site's address.
private func host(of baseURL: String) -> String {
    let behind = baseURL.split(separator: "://", maxSplits: 1).last ?? ""
    let authority = behind.prefix { !"/?#".contains($0) }
    let place = authority.split(separator: "@").last ?? ""
    return String(place.prefix { $0 != ":" })
}

extension PrivateFolder {
    /// Refuses a folder in which something else stands than what is to be written.
    fileprivate func refuse(besides names: [String], path: String) throws {
        let own = Set(names)
        let others = try publishing { () throws(PublishFailure) in try self.names() }
            .filter { !own.contains($0) }
        if let first = others.first {
            throw Stop(
                status: 1,
                "\(path) holds \(first), which is none of these mails; name an empty folder"
            )
        }
    }
}
