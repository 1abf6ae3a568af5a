import Diagnostics
import Incentives

/// Puts the lines that were read in order of partner, day and sale id, finds what returns take
/// back, and refuses ids that stand twice.
///
/// Lines dated after the as-of day are left out, since nothing after it is seen.
///
/// - Complexity: O(lines log lines).
func arrangeSales(
    _ draft: SalesDraft,
    asOf: Day,
    keepsFirstDuplicate: Bool,
    partnerCount: Int,
    faults: inout Faults
) -> (sales: Sales, places: [LinePlace], kept: [FileLines]) {
    let (kept, sorted) = withoutDuplicates(
        draft,
        keepsFirst: keepsFirstDuplicate,
        faults: &faults
    )
    warnOfCase(draft, sorted, &faults)
    let order = kept.filter { draft.days[$0] <= asOf }.sorted { left, right in
        if draft.partners[left] != draft.partners[right] {
            return draft.partners[left] < draft.partners[right]
        }
        if draft.days[left] != draft.days[right] { return draft.days[left] < draft.days[right] }
        return draft.id(of: left).lexicographicallyPrecedes(draft.id(of: right))
    }
    var finalLine = [Int](repeating: -1, count: draft.count)
    for (place, line) in order.enumerated() { finalLine[line] = place }
    var returned = [LineIndex?](repeating: nil, count: order.count)
    var left: [Int: SaleLeft] = [:]
    for line in order {
        guard let named = draft.returned[line],
            let sale = saleReturned(line, named, draft, sorted, &faults)
        else { continue }
        // The sale may be dated after the as-of day only if the return is, too.
        returned[finalLine[line]] = finalLine[sale]
        var rest = left[sale] ?? SaleLeft(of: sale, draft)
        if rest.takeBack(line, draft) {
            faults.report(.returnExceedsSale(named.id, at: named.place))
        }
        left[sale] = rest
    }
    let sales = Sales(
        ids: idColumn(of: order, draft),
        days: order.map { draft.days[$0] },
        partners: order.map { draft.partners[$0] },
        products: order.map { draft.products[$0] },
        currencies: draft.currencies,
        currencyIndices: order.map { draft.currencyIndices[$0] },
        quantities: order.map { draft.quantities[$0] },
        netAmounts: order.map { draft.netAmounts[$0] },
        grossAmounts: order.map { draft.grossAmounts[$0] },
        isGrossKnown: order.map { draft.isGrossKnown[$0] },
        costs: order.map { draft.costs[$0] },
        returnedLines: returned,
        attributes: draft.attributes.keys.sorted().compactMap { name in
            draft.attributes[name].map { attributeColumn(name, $0, order) }
        },
        partnerCount: partnerCount
    )
    return (sales, order.map { draft.places[$0] }, linesByFile(kept, draft, asOf))
}

/// The sale ids of some lines, in their order.
private func idColumn(of order: [Int], _ draft: SalesDraft) -> TextColumn {
    var ids: [UInt8] = []
    ids.reserveCapacity(draft.ids.count)
    var ends: [UInt32] = []
    for line in order {
        ids += draft.id(of: line)
        ends.append(UInt32(ids.count))
    }
    return TextColumn(bytes: ids, ends: ends)
}

/// What is kept of a sales file: its lines without repeats, and those of them that come later.
struct FileLines {
    var count = 0
    /// Dated after the as-of day.
    var laterCount = 0
}

private func linesByFile(_ kept: [Int], _ draft: SalesDraft, _ asOf: Day) -> [FileLines] {
    var lines = [FileLines](repeating: FileLines(), count: draft.files.count)
    for line in kept {
        let file = Int(draft.places[line].file)
        lines[file].count += 1
        if draft.days[line] > asOf { lines[file].laterCount += 1 }
    }
    return lines
}

/// What of a sale its returns have not taken back yet, in millionths.
private struct SaleLeft {
    private var quantity: Millionths
    private var netAmount: Millionths
    private var isExceeded = false

    init(of sale: Int, _ draft: SalesDraft) {
        quantity = draft.quantities[sale]
        netAmount = draft.netAmounts[sale]
    }

    /// Takes a return off, and says whether it is the first that takes back more than was sold.
    mutating func takeBack(_ line: Int, _ draft: SalesDraft) -> Bool {
        if isExceeded { return false }
        let (units, unitsOverflow) = quantity.addingReportingOverflow(draft.quantities[line])
        let (money, moneyOverflow) = netAmount.addingReportingOverflow(draft.netAmounts[line])
        (quantity, netAmount) = (units, money)
        isExceeded = unitsOverflow || moneyOverflow || units < 0 || money < 0
        return isExceeded
    }
}

/// The lines without repeats of a sale id, and all lines in order of their ids, whatever the case.
private func withoutDuplicates(
    _ draft: SalesDraft,
    keepsFirst: Bool,
    faults: inout Faults
) -> (kept: [Int], sorted: [Int]) {
    let sorted = (0..<draft.count).sorted { left, right in
        let (a, b) = (draft.id(of: left), draft.id(of: right))
        if a.elementsEqual(b) { return draft.contentPrecedes(left, right) }
        return a.lexicographicallyPrecedes(b)
    }
    var isDropped = [Bool](repeating: false, count: draft.count)
    var first = 0
    for index in sorted.indices.dropFirst() {
        let line = sorted[index]
        let original = sorted[first]
        guard draft.id(of: line).elementsEqual(draft.id(of: original)) else {
            first = index
            continue
        }
        if keepsFirst, draft.saysTheSame(line, original) {
            isDropped[line] = true
        } else {
            let (early, late) = [line, original].sortedByPlace(draft)
            faults.report(
                .duplicateSale(
                    String(decoding: draft.id(of: line), as: UTF8.self),
                    first: draft.place(of: early),
                    at: draft.place(of: late)
                )
            )
        }
    }
    return ((0..<draft.count).filter { !isDropped[$0] }, sorted)
}

/// Ids that differ only in case are two sales to us and one to many other systems.
private func warnOfCase(_ draft: SalesDraft, _ sorted: [Int], _ faults: inout Faults) {
    func folded(_ line: Int) -> [UInt8] {
        draft.id(of: line).map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }
    }
    // Only a run of ids with letters can hold such a pair, and most systems write digits.
    let lettered = sorted.filter { line in
        draft.id(of: line).contains { (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0) }
    }
    let mixed = lettered.filter { folded($0)[...] != draft.id(of: $0) }
    if mixed.isEmpty || mixed.count == lettered.count && draft.sharesItsCase(mixed) { return }
    var first: [[UInt8]: Int] = [:]
    for line in lettered {
        let key = folded(line)
        guard let other = first[key] else {
            first[key] = line
            continue
        }
        if draft.id(of: other).elementsEqual(draft.id(of: line)) { continue }
        faults.report(
            .similarSaleIDs(
                String(decoding: draft.id(of: line), as: UTF8.self),
                first: draft.place(of: other),
                at: draft.place(of: line)
            )
        )
    }
}

/// The sale that a return names; reported when there is none that it can take back.
private func saleReturned(
    _ line: Int,
    _ returned: ReturnedSale,
    _ draft: SalesDraft,
    _ sorted: [Int],
    _ faults: inout Faults
) -> Int? {
    let (text, place) = (returned.id, returned.place)
    let wanted = Array(text.utf8)
    var (low, high) = (0, sorted.count)
    while low < high {
        let middle = (low + high) / 2
        if draft.id(of: sorted[middle]).lexicographicallyPrecedes(wanted) {
            low = middle + 1
        } else {
            high = middle
        }
    }
    guard low < sorted.count, draft.id(of: sorted[low]).elementsEqual(wanted) else {
        faults.report(.unknownSale(text, at: place))
        return nil
    }
    let sale = sorted[low]
    if draft.returned[sale] != nil || draft.quantities[sale] < 0 || draft.netAmounts[sale] < 0 {
        faults.report(.returnOfReturn(text, at: place))
        return nil
    }
    if draft.partners[sale] != draft.partners[line] {
        faults.report(.returnOfOther(text, at: place))
        return nil
    }
    if draft.products[sale] != draft.products[line] {
        faults.report(.returnOfOtherProduct(text, at: place))
        return nil
    }
    if draft.currency(of: sale) != draft.currency(of: line) {
        faults.report(.returnInOtherCurrency(text, draft.currency(of: sale).code, at: place))
        return nil
    }
    if draft.days[line] < draft.days[sale] {
        faults.report(.returnBeforeSale(text, soldOn: draft.days[sale], at: place))
        return nil
    }
    return sale
}

private func attributeColumn(
    _ name: String,
    _ draft: AttributeDraft,
    _ order: [Int]
) -> AttributeColumn {
    let sorted = draft.texts.indices.dropFirst().sorted {
        draft.texts[$0].utf8.lexicographicallyPrecedes(draft.texts[$1].utf8)
    }
    var places = [UInt32](repeating: 0, count: draft.texts.count)
    for (place, number) in sorted.enumerated() { places[number] = UInt32(place + 1) }
    return AttributeColumn(
        name: name,
        values: [""] + sorted.map { draft.texts[$0] },
        valueIndices: order.map { places[Int(draft.number(of: $0))] }
    )
}

extension SalesDraft {
    /// Whether two lines say the same in every column.
    fileprivate func saysTheSame(_ a: Int, _ b: Int) -> Bool {
        days[a] == days[b] && partners[a] == partners[b] && products[a] == products[b]
            && quantities[a] == quantities[b] && netAmounts[a] == netAmounts[b]
            && currency(of: a) == currency(of: b) && grossAmounts[a] == grossAmounts[b]
            && isGrossKnown[a] == isGrossKnown[b] && costs[a] == costs[b]
            && returned[a]?.id == returned[b]?.id
            && attributes.values.allSatisfy { $0.number(of: a) == $0.number(of: b) }
    }

    /// Whether no letter of the lines' ids is a small one, so that no two can differ in case.
    fileprivate func sharesItsCase(_ lines: [Int]) -> Bool {
        lines.allSatisfy { line in !id(of: line).contains { (0x61...0x7A).contains($0) } }
    }

    /// An order of lines with one id that does not depend on files or rows.
    fileprivate func contentPrecedes(_ a: Int, _ b: Int) -> Bool {
        if days[a] != days[b] { return days[a] < days[b] }
        if partners[a] != partners[b] { return partners[a] < partners[b] }
        return netAmounts[a] < netAmounts[b]
    }
}

extension [Int] {
    fileprivate func sortedByPlace(_ draft: SalesDraft) -> (Int, Int) {
        let sorted = self.sorted { draft.place(of: $0) < draft.place(of: $1) }
        return (sorted[0], sorted[1])
    }
}

extension Diagnostic {
    static func returnInOtherCurrency(
        _ sale: String,
        _ code: String,
        at place: SourceRange
    ) -> Diagnostic {
        Diagnostic(
            .otherCurrency,
            at: place,
            "a return is in the currency of its sale",
            found: sale,
            hint: "that sale is in \(code)"
        )
    }

    static func duplicateSale(
        _ id: String,
        first: SourceRange,
        at place: SourceRange
    ) -> Diagnostic {
        Diagnostic(
            .duplicateSale,
            at: place,
            "a sale id stands once only",
            found: id,
            hint: "it stands also at \(first.file):\(first.start.line); an exact re-export is "
                + "counted once with `duplicates: first` in site.yaml"
        )
    }

    static func similarSaleIDs(
        _ id: String,
        first: SourceRange,
        at place: SourceRange
    ) -> Diagnostic {
        Diagnostic(
            .similarSaleIDs,
            .warning,
            at: place,
            "sale ids that differ only in case are two sales",
            found: id,
            hint: "the other stands at \(first.file):\(first.start.line); is it one sale twice?"
        )
    }

    static func unknownSale(_ id: String, at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .unknownSale,
            at: place,
            "the sale that is returned is not there",
            found: id,
            hint: "a return of an unknown sale leaves `returns` empty and counts by itself"
        )
    }

    static func returnOfReturn(_ id: String, at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .returnOfReturn,
            at: place,
            "a return takes back a sale, not another return",
            found: id,
            hint: "name the sale"
        )
    }

    static func returnOfOther(_ id: String, at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .returnOfOther,
            at: place,
            "a return takes back a sale of the same partner",
            found: id,
            hint: "check the partner of both lines"
        )
    }

    static func returnOfOtherProduct(_ id: String, at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .returnOfOtherProduct,
            at: place,
            "a return takes back a sale of the same product",
            found: id,
            hint: "check the product of both lines; an exchange is a return and a new sale"
        )
    }

    static func returnExceedsSale(_ id: String, at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .returnExceedsSale,
            .warning,
            at: place,
            "the returns of a sale take back more than was sold",
            found: id,
            hint: "the measure falls by the whole of them; is the id that of another sale?"
        )
    }

    static func returnBeforeSale(
        _ id: String,
        soldOn: Day,
        at place: SourceRange
    ) -> Diagnostic {
        Diagnostic(
            .returnBeforeSale,
            at: place,
            "a return is not dated before its sale",
            found: id,
            hint: "the sale is of \(soldOn)"
        )
    }
}
