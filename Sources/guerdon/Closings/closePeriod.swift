import Books
import ContentReader
import Diagnostics
import Incentives
import Publisher
import Sealing

/// What a period is to be closed with.
struct CloseOrder: Sendable {
    let site: SiteOptions
    let period: String
    let closedBy: String
    let isDryRun: Bool
}

/// Closes a period: checks everything, prints what will be stated, writes the closing and moves the
/// head of the chain.
///
/// The closing comes whole or not at all; a head that a killed command left behind by one is made
/// up by the next.
///
/// - Throws: `Stop` with the status that the command ends with.
func closePeriod(_ order: CloseOrder, _ report: Report) async throws -> ClosingFile {
    let lock = try publishing { () throws(PublishFailure) in try SiteLock(site: order.site.site) }
    defer { withExtendedLifetime(lock) {} }
    let site = try await readSite(order.site, withDrafts: false, drawsPages: true, report)
    let filters = CompiledFilters(site.content.portfolio)
    let checked = try checkSite(site, filters: filters, report)
    try report.show(checked.warnings, site.loaded)
    guard let keyring = site.keyring else {
        throw Stop(
            status: 1,
            "closings are signed: guerdon keys new --keyring FILE makes the keys, and --keyring "
                + "FILE or GUERDON_KEYRING names them"
        )
    }
    let period = try periodToClose(order.period, site)
    let head = site.closings.head
    let closing: Closing
    do {
        closing = try await drawUpClosing(
            ClosingOrder(
                site: keyring.site,
                number: head.number + 1,
                period: period,
                closedBy: order.closedBy,
                before: head.digest
            ),
            site,
            checked,
            filters: filters
        )
    } catch let fault as Diagnostic {
        throw try report.stop([fault], site.loaded)
    }
    let file = ClosingFile(closing, signedBy: keyring.key)
    try report.terminal.result(stated(closing, site.content.portfolio))
    if order.isDryRun { return file }
    try save(file, of: period, keyring, order.site)
    return file
}

/// Writes the closing, then the head.
private func save(
    _ file: ClosingFile,
    of period: Period,
    _ keyring: Keyring,
    _ options: SiteOptions
) throws {
    let head = ChainHead(number: file.closing.head.number, digest: file.digest)
    try publishing { () throws(PublishFailure) in
        let files = try FileSystem(root: options.site)
        try files.saveFolder(
            file.files.map { FileSystem.NewFile(path: $0.path, bytes: $0.bytes) },
            to: ClosingFolders.path(of: period)
        )
    }
    if let path = keyringPath(options.place) {
        try saveKeyring(keyring.with(head: head), to: path, .replacing, outside: options.site)
    } else {
        try publishing { () throws(PublishFailure) in
            let files = try FileSystem(root: options.site)
            try files.saveFile(
                Array("\(head.text)\n".utf8),
                to: ClosingFolders.headPath,
                .replacing,
                readableBy: .everybody
            )
        }
    }
}

/// The period that a command line names, where it is the next one to close.
private func periodToClose(_ name: String, _ site: ReadSite) throws -> Period {
    let portfolio = site.content.portfolio
    let terms = portfolio.terms
    let period = try statementPeriod(name, of: terms)
    if let closed = site.closed.first(where: { $0.head.period == period }) {
        throw Stop(
            status: 1,
            "\(name) is closed already, by \(closed.head.closedBy) as of \(closed.head.asOf)"
        )
    }
    if let opening = portfolio.opening, period.span.last <= opening.through {
        throw Stop(
            status: 1,
            "another system stated \(name): content/opening/ goes up to \(opening.through)"
        )
    }
    let next =
        site.closed.last.map { last in
            last.head.period.next(fiscalYearStarts: terms.fiscalYearStarts)
        } ?? portfolio.firstStatementPeriod
    guard let next, next == period else {
        throw Stop(
            status: 1,
            next.map { "\($0.name) is closed before \(name): periods close in their order" }
                ?? "there is nothing to close: no program runs yet"
        )
    }
    let day = terms.statements.closing(of: period)
    guard terms.asOf >= day else {
        throw Stop(
            status: 1,
            "\(name) closes on \(day), and it is \(terms.asOf): until then lines may come"
        )
    }
    let today = readToday()
    guard terms.asOf <= today else {
        throw Stop(
            status: 1,
            "\(name) can't be closed as of \(terms.asOf): it is only \(today), and until then "
                + "lines may come"
        )
    }
    return period
}

/// What a closing states, a line each partner, and the sums by currency.
private func stated(_ closing: Closing, _ portfolio: Portfolio) -> String {
    var grid = TextGrid(rightColumns: [2, 3, 4, 5, 6])
    grid.append(["partner", "", "carried in", "earned", "adjusted", "due", "carried on"])
    var sums: [Currency: (earned: Int128, adjusted: Int128, due: Int128)] = [:]
    for figures in closing.statements.map(\.figures) {
        grid.append([
            figures.partner.text, figures.currency.code, plainAmount(figures.openingCarry),
            plainAmount(figures.earned), plainAmount(figures.adjusted), plainAmount(figures.due),
            plainAmount(figures.closingCarry),
        ])
        let sum = sums[figures.currency, default: (0, 0, 0)]
        sums[figures.currency] = (
            sum.earned + Int128(figures.earned.minorUnits),
            sum.adjusted + Int128(figures.adjusted.minorUnits),
            sum.due + Int128(figures.due.minorUnits)
        )
    }
    for (currency, sum) in sums.sorted(by: { $0.key.code < $1.key.code }) {
        let amount = { (minorUnits: Int128) in plainAmount(ExactFraction(minorUnits), currency) }
        grid.append([
            "together", currency.code, "", amount(sum.earned), amount(sum.adjusted),
            amount(sum.due), "",
        ])
    }
    return grid.text(indent: 0)
}
