public import Diagnostics
public import Incentives

/// What a command asks of the content.
public struct ReadOrder: Sendable {
    /// The day to compute for, where the command line says one.
    public let asOf: Day?
    /// By the machine's clock; stands in where neither command line nor site says a day.
    public let today: Day
    /// Whether programs that nobody has approved are taken too.
    public let withDrafts: Bool

    public init(asOf: Day?, today: Day, withDrafts: Bool) {
        self.asOf = asOf
        self.today = today
        self.withDrafts = withDrafts
    }
}

/// Reads a site's content: bytes in, checked values out; it opens nothing.
///
/// Every fault of every file is named in one go; the content is nil where any of them is an error.
///
/// - Complexity: O(bytes + lines log lines).
public func readContent(
    _ files: [ContentFile],
    _ order: ReadOrder
) -> (content: Content?, diagnostics: [Diagnostic]) {
    var faults = Faults()
    let parsed = parseDocuments(files, &faults)
    guard let siteNode = parsed.site else {
        if parsed.siteIsMissing { faults.report(.noSite("content/site.yaml")) }
        return (nil, faults.all.sorted())
    }
    guard let site = SiteShape(siteNode, &faults) else { return (nil, faults.all.sorted()) }
    let asOf = order.asOf ?? site.asOf ?? order.today
    let tables = readTables(files, sources: readSources(parsed.sources, &faults), faults: &faults)
    refuseStrangers(files, tables, &faults)
    checkLogo(siteNode, files, &faults)
    refuseSimilarColumns(tables, parsed, &faults)
    let channel = readChannel(tables, parsed, site: site, &faults)
    let ledger = readLedger(tables, parsed, channel, site: site, asOf: asOf, &faults)
    let names = channel.names(site, saleTables: tables.filter { $0.target == .sales }, ledger)
    let programs = readPrograms(
        parsed,
        names: names,
        products: channel.products,
        asOf: asOf,
        withDrafts: order.withDrafts,
        &faults
    )
    let boards = readBoards(parsed, names: names, &faults)
    let pages = readPages(parsed, names: names, &faults)
    forgetNamesOfUnreadFiles(files, tables, parsed, &faults)
    if faults.hasErrors { return (nil, faults.all.sorted()) }
    let content = Content(
        facts: site.facts,
        portfolio: Portfolio(
            terms: site.terms(asOf: asOf),
            partners: channel.partners,
            products: channel.products,
            sales: ledger.sales,
            programs: programs.map(\.program),
            boards: boards.map(\.board)
        ),
        programTexts: programs.map(\.text),
        boardTexts: boards.map(\.text),
        pages: pages,
        statics: staticFiles(files),
        examples: programs.map(\.examples),
        tallies: ledger.tallies,
        places: ContentPlaces(
            partners: channel.partnerPlaces,
            programs: programs.map(\.text.path),
            boards: boards.map(\.text.path),
            salesFiles: ledger.files,
            lines: ledger.places
        )
    )
    return (content, faults.all.sorted())
}

private func readSources(_ node: YAMLNode?, _ faults: inout Faults) -> [SourceShape] {
    (node?.list("sources", &faults) ?? []).compactMap { SourceShape($0, &faults) }
}

/// The sales of a site in order, and where each line stands.
struct Ledger {
    let sales: Sales
    /// The texts of each further column, the empty one first.
    let texts: [String: [String]]
    let files: [String]
    let places: [LinePlace]
    let tallies: [FileTally]
}

private func readLedger(
    _ tables: [RowTable],
    _ parsed: ParsedDocuments,
    _ channel: Channel,
    site: SiteShape,
    asOf: Day,
    _ faults: inout Faults
) -> Ledger {
    let (draft, counts) = readSales(
        tables,
        parsed.sales,
        site: site,
        channel: channel,
        asOf: asOf,
        &faults
    )
    let (sales, places, repeats) = arrangeSales(
        draft,
        asOf: asOf,
        keepsFirstDuplicate: site.keepsFirstDuplicate,
        partnerCount: channel.partners.count,
        faults: &faults
    )
    return Ledger(
        sales: sales,
        texts: draft.attributes.mapValues(\.texts),
        files: draft.files,
        places: places,
        tallies: zip(counts, repeats).map { count, repeats in
            FileTally(
                path: count.path,
                what: "sales line",
                rowsRead: count.read - repeats,
                rowsSkipped: count.skipped,
                rowsRepeated: repeats,
                rowsLater: count.later
            )
        }
    )
}

extension SiteShape {
    /// The site's terms for a day.
    func terms(asOf: Day) -> SiteTerms {
        SiteTerms(
            asOf: asOf,
            currency: currency,
            fiscalYearStarts: fiscalYearStarts,
            statements: statements,
            rounding: rounding,
            payoutUnits: payoutUnits,
            minimumPayouts: minimumPayouts,
            levels: levels
        )
    }
}

/// Files that no reader takes are named, so that a misspelt folder is not passed over in silence.
private func refuseStrangers(
    _ files: [ContentFile],
    _ tables: [RowTable],
    _ faults: inout Faults
) {
    let read = Set(tables.map(\.path))
    for file in files where !read.contains(file.path) {
        switch FileRole(path: file.path) {
        case .notYet: faults.report(.fileNotYet(file.path))
        case .unknown where !faults.all.contains { $0.place?.file == file.path }:
            faults.report(.unknownFile(file.path))
        case .site, .sources, .partnerTable, .partnerDocument, .products, .salesTable,
            .salesDocument, .program, .board, .page, .static, .hidden, .unknown:
            break
        }
    }
}

/// Where a file of partners or products could not be read at all, names that seem unknown are not
/// reported: they may well stand in it.
private func forgetNamesOfUnreadFiles(
    _ files: [ContentFile],
    _ tables: [RowTable],
    _ parsed: ParsedDocuments,
    _ faults: inout Faults
) {
    let lacking = Set(faults.all.filter { $0.code == .missingColumn }.compactMap(\.place?.file))
    let read = Set(tables.map(\.path) + parsed.partners.map(\.path)).subtracting(lacking)
    for file in files where !read.contains(file.path) {
        switch FileRole(path: file.path) {
        case .partnerTable, .partnerDocument: faults.forget(.unknownPartner)
        case .products: faults.forget(.unknownProduct)
        case .site, .sources, .salesTable, .salesDocument, .program, .board, .page, .static,
            .notYet, .hidden, .unknown:
            break
        }
    }
}

/// The brand's logo is a file that the site brings.
private func checkLogo(_ site: YAMLNode, _ files: [ContentFile], _ faults: inout Faults) {
    guard let logo = site["brand"]?["logo"], let path = logo.scalar else { return }
    let inside = path.hasPrefix("static/") ? path : "static/\(path)"
    if !files.contains(where: { $0.path == "content/\(inside)" }) {
        faults.report(.missingLogo(path, at: logo.place))
    }
}

extension Diagnostic {
    static func missingLogo(_ path: String, at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .missingLogo,
            at: place,
            "the logo of the brand is a file below static/",
            found: path,
            hint: "put it into content/static/"
        )
    }
}

private func staticFiles(_ files: [ContentFile]) -> [ContentFile] {
    let prefix = "content/static/"
    return files.filter { FileRole(path: $0.path) == .static }.map {
        ContentFile(path: String($0.path.dropFirst(prefix.utf8.count)), bytes: $0.bytes)
    }
}
