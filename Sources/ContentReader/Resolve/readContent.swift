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
    let sources = (parsed.sources?.list("sources", &faults) ?? []).compactMap {
        SourceShape($0, &faults)
    }
    let tables = readTables(files, sources: sources, faults: &faults)
    refuseStrangers(files, tables, &faults)

    var partners = readPartners(tables, parsed.partners.map(\.node), site: site, &faults)
    var products = readProducts(tables, site: site, &faults)
    addUnknown(tables, partners: &partners, products: &products, site: site, &faults)
    let (partnerEntries, partnerBook) = partners.ordered()
    let (productEntries, productBook) = products.ordered()
    let productList = productEntries.map(\.entry)
    let partnerList = resolveParents(partnerEntries.map(\.entry), partnerBook, &faults)

    let (draft, tallies) = readSales(
        tables,
        parsed.sales,
        site: site,
        partners: partnerBook,
        products: productBook,
        asOf: asOf,
        &faults
    )
    let (sales, linePlaces) = arrangeSales(
        draft,
        asOf: asOf,
        keepsFirstDuplicate: site.keepsFirstDuplicate,
        products: productList,
        partnerCount: partnerList.count,
        faults: &faults
    )

    let names = KnownNames(
        site: site,
        partners: partnerBook,
        products: productBook,
        productLines: Set(productList.compactMap(\.line)).sorted(),
        saleAttributes: Set(
            draft.attributes.keys + tables.filter { $0.target == .sales }.flatMap(attributeNames)
        ).sorted(),
        productAttributes: Set(productList.flatMap(\.attributes.keys)).sorted(),
        partnerAttributes: Set(partnerList.flatMap(\.attributes.keys)).sorted()
    )
    let programs = readPrograms(
        parsed,
        names: names,
        products: productList,
        withDrafts: order.withDrafts,
        &faults
    )
    let boards = readBoards(parsed, names: names, &faults)
    let pages = readPages(parsed, names: names, &faults)
    let diagnostics = faults.all.sorted()
    if faults.hasErrors { return (nil, diagnostics) }
    let portfolio = Portfolio(
        terms: site.terms(asOf: asOf),
        partners: partnerList,
        products: productList,
        sales: sales,
        programs: programs.map(\.program),
        boards: boards.map(\.board)
    )
    let content = Content(
        facts: site.facts,
        portfolio: portfolio,
        programTexts: programs.map(\.text),
        boardTexts: boards.map(\.text),
        pages: pages,
        statics: staticFiles(files),
        examples: programs.map(\.examples),
        tallies: tallies,
        places: ContentPlaces(
            partners: partnerEntries.map(\.place),
            programs: programs.map(\.text.path),
            boards: boards.map(\.text.path),
            salesFiles: draft.files,
            lines: linePlaces
        )
    )
    return (content, diagnostics)
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

private func staticFiles(_ files: [ContentFile]) -> [ContentFile] {
    let prefix = "content/static/"
    return files.filter { FileRole(path: $0.path) == .static }.map {
        ContentFile(path: String($0.path.dropFirst(prefix.utf8.count)), bytes: $0.bytes)
    }
}
