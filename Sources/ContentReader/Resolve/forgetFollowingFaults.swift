import Diagnostics

/// Where a file of partners or products could not be read at all, names that seem unknown are not
/// reported: they may well stand in it.
func forgetFollowingFaults(
    _ files: [ContentFile],
    _ tables: [RowTable],
    _ parsed: ParsedDocuments,
    _ faults: inout Faults
) {
    let sold = Set(
        tables.filter { $0.target == .sales }.map(\.path)
            + files.map(\.path).filter { FileRole(path: $0) == .salesDocument }
    )
    let isUnread = faults.all.contains { fault in
        fault.severity == .error && fault.code != .unknownSale
            && fault.place.map { sold.contains($0.file) } ?? false
    }
    // What is said of a line may be said of one that could not be read.
    if isUnread { faults.forget(.unknownSale) }
    let lacking = Set(faults.all.filter { $0.code == .missingColumn }.compactMap(\.place?.file))
    let read = Set(tables.map(\.path) + parsed.partners.map(\.path)).subtracting(lacking)
    for file in files where !read.contains(file.path) {
        switch FileRole(path: file.path) {
        case .partnerTable, .partnerDocument: faults.forget(.unknownPartner)
        case .products: faults.forget(.unknownProduct)
        case .site, .sources, .targets, .baselines, .rates, .claims, .deals, .customers,
            .territories, .payees, .adjustments, .payments, .disputes, .opening, .salesTable,
            .salesDocument, .program, .board, .page, .static, .closing, .notYet, .hidden, .unknown:
            break
        }
    }
}

/// Where rows are read with content of another day, those that do not fit it are left out rather
/// than wrong.
func forgetFaults(ofRows rows: ReadOrder.RowsTaken, _ kept: KeptFiles, _ faults: inout Faults) {
    guard case .fitting = rows else { return }
    faults.forgetErrors(in: Set(kept.rows))
    // How pages look decides no figure, and closings keep none of it.
    faults.forget(.missingLogo)
}
