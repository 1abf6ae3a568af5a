public import Diagnostics
import Incentives

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
    checkFiles(files, tables, parsed, site: siteNode, &faults)
    let channel = readChannel(tables, parsed, site: site, &faults)
    let sold = readLedger(tables, parsed, channel, site: site, asOf: asOf, order.rows, &faults)
    let (ledger, customers) = join(sold, tables, parsed, channel, asOf: asOf, &faults)
    let (territories, territoryTallies) = readTerritories(tables, channel, ledger, &faults)
    let documents = readDocuments(
        parsed,
        tables,
        names: channel.names(site, tables, ledger, customers, territories: territories.names),
        channel,
        sales: ledger.sales,
        asOf: asOf,
        withDrafts: order.withDrafts,
        &faults
    )
    let split = documents.splitNames(ledger)
    let payees = readPayees(tables, site.payer, channel.partners, split: split, &faults)
    forgetFollowingFaults(files, tables, parsed, &faults)
    let kept = KeptFiles(files, tables)
    forgetFaults(ofRows: order.rows, kept, &faults)
    if faults.hasErrors { return (nil, faults.all.sorted()) }
    let portfolio = documents.portfolio(
        site.terms(asOf: asOf),
        channel,
        ledger.sales,
        customers.customers,
        territories
    )
    let places = documents.places(channel, ledger, site)
    checkFigures(portfolio, places, &faults)
    if faults.hasErrors { return (nil, faults.all.sorted()) }
    let content = Content(
        facts: site.facts,
        portfolio: portfolio,
        programTexts: documents.programs.map(\.text),
        boardTexts: documents.boards.map(\.text),
        pages: documents.pages,
        statics: staticFiles(files),
        examples: documents.programs.map(\.examples),
        tallies: ledger.tallies + customers.tallies + territoryTallies + documents.tallies
            + payees.tallies,
        payees: payees.book,
        places: places,
        kept: kept
    )
    return (content, faults.all.sorted())
}

/// Joins what is said of its customer to each line.
private func join(
    _ sold: Ledger,
    _ tables: [RowTable],
    _ parsed: ParsedDocuments,
    _ channel: Channel,
    asOf: Day,
    _ faults: inout Faults
) -> (ledger: Ledger, customers: CustomerBook) {
    let customers = readCustomers(
        tables,
        partners: channel.partnerBook,
        names: sold.texts["customer"] ?? [],
        asOf: asOf,
        &faults
    )
    let ledger = joinCustomers(
        sold,
        customers,
        named: parsed.lineColumns(besides: channel.partners),
        taken: takenColumns(sold, tables, channel.products),
        &faults
    )
    return (ledger, customers)
}

/// The documents of a site, and what is assigned to partners for their incentives.
private struct Documents {
    let programs: [ReadProgram]
    let boards: [(board: Board, text: DocumentText)]
    let pages: [FreePage]
    let figures: (targets: AssignedFigures, baselines: AssignedFigures, tallies: [FileTally])
    let exchange: (rates: ExchangeRates, tallies: [FileTally])
    let claims: (claims: LineClaims, prices: PriceClaims, tallies: [FileTally])
    let deals: (deals: Deals, tallies: [FileTally])
    let events: ReadEvents

    /// Where everything stands that a diagnostic of the engine may name.
    func places(_ channel: Channel, _ ledger: Ledger, _ site: SiteShape) -> ContentPlaces {
        ContentPlaces(
            partners: channel.partnerPlaces,
            programs: programs.map(\.text.path),
            boards: boards.map(\.text.path),
            salesFiles: ledger.files,
            lines: ledger.places,
            terms: site.places
        )
    }

    /// Everything that is given, put together.
    func portfolio(
        _ terms: SiteTerms,
        _ channel: Channel,
        _ sales: Sales,
        _ customers: Customers,
        _ territories: Territories
    ) -> Portfolio {
        Portfolio(
            terms: terms,
            partners: channel.partners,
            products: channel.products,
            sales: sales,
            programs: programs.map(\.program),
            boards: boards.map(\.board),
            targets: figures.targets,
            baselines: figures.baselines,
            rates: exchange.rates,
            claims: claims.claims,
            priceClaims: claims.prices,
            deals: deals.deals,
            customers: customers,
            territories: territories,
            adjustments: events.adjustments,
            payments: events.payments,
            disputes: events.disputes,
            opening: events.opening
        )
    }

    var tallies: [FileTally] {
        figures.tallies + exchange.tallies + claims.tallies + deals.tallies + events.tallies
    }

    /// The names that lines have in columns by which payouts are split.
    func splitNames(_ ledger: Ledger) -> Set<String> {
        let splits = programs.flatMap(\.program.incentives).compactMap(\.split)
        let columns = splits.flatMap(\.shares).compactMap { share -> String? in
            if case .column(let column) = share.to { column } else { nil }
        }
        return Set(columns.flatMap { ledger.texts[$0] ?? [] })
    }
}

private func readDocuments(
    _ parsed: ParsedDocuments,
    _ tables: [RowTable],
    names: KnownNames,
    _ channel: Channel,
    sales: Sales,
    asOf: Day,
    withDrafts: Bool,
    _ faults: inout Faults
) -> Documents {
    let exchange = readRates(tables, &faults)
    let programs = readPrograms(
        parsed,
        names: names,
        products: channel.products,
        rates: exchange.rates,
        asOf: asOf,
        withDrafts: withDrafts,
        &faults
    )
    let figureNames = FigureNames(
        partners: names.partners,
        programs: programs.map(\.program),
        written: programs.map(\.written),
        documents: Set(parsed.programs.map(\.stem)),
        fiscalYearStarts: names.site.fiscalYearStarts
    )
    let figures = readFigures(tables, figureNames, &faults)
    return Documents(
        programs: programs,
        boards: readBoards(parsed, names: names, &faults),
        pages: readPages(parsed, names: names, &faults),
        figures: figures,
        exchange: exchange,
        claims: readClaims(tables, sales: sales, figureNames, asOf: asOf, &faults),
        deals: readDeals(tables, names: names, &faults),
        events: readEvents(
            parsed,
            tables,
            channel.eventNames(names.site, figureNames),
            figureNames,
            sales: sales,
            asOf: asOf,
            &faults
        )
    )
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

    /// Where a line stands.
    func place(ofLine line: LineIndex) -> SourceRange {
        let place = places[line]
        return SourceRange(file: files[Int(place.file)], line: Int(place.line), column: 1)
    }
}

private func readLedger(
    _ tables: [RowTable],
    _ parsed: ParsedDocuments,
    _ channel: Channel,
    site: SiteShape,
    asOf: Day,
    _ rows: ReadOrder.RowsTaken,
    _ faults: inout Faults
) -> Ledger {
    let (draft, counts) = readSales(
        tables,
        parsed.sales,
        site: site,
        channel: channel,
        rows,
        &faults
    )
    let (sales, places, kept) = arrangeSales(
        draft,
        asOf: asOf,
        keepsFirstDuplicate: site.keepsFirstDuplicate || rows.isFitting,
        partnerCount: channel.partners.count,
        faults: &faults
    )
    return Ledger(
        sales: sales,
        texts: draft.attributes.mapValues(\.texts),
        files: draft.files,
        places: places,
        tallies: counts.map { count in
            FileTally(
                path: count.path,
                one: "sales line",
                several: "sales lines",
                rowsRead: kept[count.file].count,
                rowsSkipped: count.skipped,
                rowsRepeated: count.read - kept[count.file].count,
                rowsLater: kept[count.file].laterCount
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
            levies: levies.map(\.value),
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
        case .site, .sources, .partnerTable, .partnerDocument, .products, .targets, .baselines,
            .rates, .claims, .deals, .customers, .territories, .payees, .adjustments, .payments,
            .disputes, .opening, .salesTable, .salesDocument, .program, .board, .page, .static,
            .closing, .hidden, .unknown:
            break
        }
    }
}

/// What no single reader sees: files that nothing reads, names that almost mean something.
private func checkFiles(
    _ files: [ContentFile],
    _ tables: [RowTable],
    _ parsed: ParsedDocuments,
    site: YAMLNode,
    _ faults: inout Faults
) {
    refuseStrangers(files, tables, &faults)
    checkLogo(site, files, &faults)
    refuseSimilarColumns(tables, parsed, &faults)
}

private func staticFiles(_ files: [ContentFile]) -> [ContentFile] {
    let prefix = "content/static/"
    return files.filter { FileRole(path: $0.path) == .static }.map {
        ContentFile(path: String($0.path.dropFirst(prefix.utf8.count)), bytes: $0.bytes)
    }
}
