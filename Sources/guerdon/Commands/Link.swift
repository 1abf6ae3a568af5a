import ArgumentParser
import Books
import ContentReader
import Diagnostics
import Incentives
import Sealing
import StatementSite

/// Prints partners' private links.
struct Link: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Prints a partner's private link, to mail or to print.",
        discussion: """
            A link opens all of the partner's pages; with a period it opens that one statement, \
            for an accountant, say. Without a partner the links of all partners are printed, a \
            line each. Whoever has a link reads what it opens: link: 2 in the partner's file makes \
            a new one and ends the old.

            Under access: host the address alone opens nothing, and the partner's login is printed \
            with it, which opens all of its pages.
            """
    )

    @OptionGroup var options: SiteOptions
    @Argument(help: "The partner's id; all partners where none is said.") var partner: String?
    @Argument(help: "A statement's period, such as 2026-Q1, for a link that opens nothing else.")
    var period: String?

    func run() async throws {
        let report = Report(terminal: Terminal(quiet: options.quiet), format: .text)
        try await report.ending {
            let site = try await readSite(options, withDrafts: false, drawsPages: false, report)
            let links = try PrivateLinks(site, report)
            let partners = site.content.portfolio.partners
            guard let partner else {
                for who in partners where who.privacy.isOpen(on: links.asOf) {
                    let link = links.link(to: who)
                    let password = link.login.map { "  \($0.password)" } ?? ""
                    try report.terminal.result("\(who.id)  \(link.text)\(password)\n")
                }
                return
            }
            let index = try findPartner(partner, in: partners)
            let who = partners[index]
            if let until = who.privacy.until, until < links.asOf {
                throw Stop(status: 1, "the pages of \(partner) were published until \(until)")
            }
            let link =
                try period.map { name in
                    try links.link(to: who, at: checkPeriod(name, of: index, site, report))
                } ?? links.link(to: who)
            try report.terminal.result(link.text + "\n")
            if let login = link.login {
                try report.terminal.result("log in as \(login.partner) with \(login.password)\n")
            } else if let code = link.typed {
                report.terminal.note("to be typed: \(code)")
            } else {
                report.terminal.note(
                    "pages are published as they are: whoever has the address reads"
                )
            }
        }
    }

    /// The name of a period of which a partner has a statement.
    private func checkPeriod(
        _ name: String,
        of partner: PartnerIndex,
        _ site: ReadSite,
        _ report: Report
    ) throws -> Period {
        let period = try statementPeriod(name, of: site.content.portfolio.terms)
        let id = site.content.portfolio.partners[partner].id
        let closed = site.closed.flatMap(\.statements).map(\.figures).filter { $0.partner == id }
            .map(\.period)
        let filters = CompiledFilters(site.content.portfolio)
        let drawn: [Statement]
        do {
            let shared = try shareFigures(site.content, filters: filters)
            drawn = try statements(of: partner, site.content, filters: filters, shared: shared)
        } catch let fault as Diagnostic {
            throw try report.stop([fault], site.loaded)
        }
        let all = closed + drawn.map(\.period)
        guard all.contains(period) else {
            throw Stop(
                status: 64,
                "\(id) has no statement of \(name)"
                    + (all.isEmpty
                        ? "" : "; there are those of \(all.map(\.name).joined(separator: ", "))")
            )
        }
        return period
    }
}
