import Diagnostics
import Incentives

private enum TerritoryKey: String, ShapeKey {
    case territory, partner, segment, from, to

    static let subject = "a territory"

    var state: KeyState {
        switch self {
        case .territory, .partner: .required
        case .segment, .from, .to: .optional
        }
    }
}

/// Reads `territories.csv`: whose territories are, from day to day.
func readTerritories(
    _ tables: [RowTable],
    _ channel: Channel,
    _ ledger: Ledger,
    _ faults: inout Faults
) -> (territories: Territories, tallies: [FileTally]) {
    var read: [Placed<Territory>] = []
    var tallies: [FileTally] = []
    let segments = channel.segments(ledger)
    for table in tables where table.target == .territories {
        let cells = TerritoryKey.allCases.filter { $0.state == .required }.map(\.rawValue)
        guard table.hasColumns(cells, &faults) else { continue }
        let before = read.count
        for row in table.rows where table.hasCells(cells, of: row, &faults) {
            guard let territory = readTerritory(table, row, channel, segments, &faults) else {
                continue
            }
            read.append(Placed(value: territory, place: table.mapped.table.place(row)))
        }
        tallies.append(
            FileTally(
                path: table.path,
                one: "territory",
                several: "territories",
                rowsRead: read.count - before,
                rowsSkipped: table.skippedCount,
                rowsRepeated: 0,
                rowsLater: 0
            )
        )
    }
    refuseClashes(read, &faults)
    let territories = Territories(read.map(\.value))
    checkLines(of: territories.names, ledger, &faults)
    return (territories, tallies)
}

/// Refuses each row that gives a territory to another partner than a row before it.
///
/// - Complexity: O(rows log rows), and a comparison for each two rows of one name that share a day.
private func refuseClashes(_ rows: [Placed<Territory>], _ faults: inout Faults) {
    for numbers in Dictionary(grouping: rows.indices, by: { rows[$0].value.name }).values {
        // The first row that each one clashes with.
        var firsts: [Int: Int] = [:]
        // Those that may go on, of the ones that begin no later.
        var open: [Int] = []
        let sorted = numbers.sorted {
            (rows[$0].value.span.first, $0) < (rows[$1].value.span.first, $1)
        }
        for number in sorted {
            let territory = rows[number].value
            open.removeAll { rows[$0].value.span.last < territory.span.first }
            for other in open where rows[other].value.clashes(with: territory) {
                let (first, second) = (min(number, other), max(number, other))
                firsts[second] = min(firsts[second] ?? first, first)
            }
            open.append(number)
        }
        for (number, first) in firsts {
            let row = rows[number]
            faults.report(.territoryOfTwo(row.value, first: rows[first], at: row.place))
        }
    }
}

private func readTerritory(
    _ table: RowTable,
    _ row: Int,
    _ channel: Channel,
    _ segments: [String]?,
    _ faults: inout Faults
) -> Territory? {
    let before = faults.errorCount
    guard let record = Record<TerritoryKey>(table.mapped.node(row), &faults),
        let name = record[.territory]?.text(&faults), let partnerNode = record[.partner]
    else { return nil }
    let said = { (key: TerritoryKey) in record[key].flatMap { $0.scalar == "" ? nil : $0 } }
    let first = said(.from).flatMap { readDay($0, table.source?.days, &faults) }
    let last = said(.to).flatMap { readDay($0, table.source?.days, &faults) }
    let segment = said(.segment).flatMap { readSegment($0, among: segments, &faults) }
    guard let partner = partnerNode.partner(in: channel.partnerBook, &faults),
        faults.errorCount == before
    else { return nil }
    guard let span = DaySpan(first: first ?? .first, last: last ?? .last) else {
        faults.report(.territoryDays(name, at: partnerNode.place))
        return nil
    }
    return Territory(name: name, partner: partner, segment: segment, span: span)
}

/// A segment is one that a line or a product names.
private func readSegment(
    _ node: YAMLNode,
    among segments: [String]?,
    _ faults: inout Faults
) -> String? {
    guard let segments else {
        faults.report(.noSegmentColumn(node.described, at: node.place))
        return nil
    }
    guard let text = node.text(&faults) else { return nil }
    if !segments.contains(text) {
        faults.report(
            .unseenValue(text, .saleAttribute("segment"), seen: segments, at: node.place)
        )
    }
    return text
}

/// Lines name territories of the file, where there is one.
private func checkLines(of names: [String], _ ledger: Ledger, _ faults: inout Faults) {
    guard !names.isEmpty, let column = ledger.sales.attribute("territory") else { return }
    let unknown = Set(column.values.dropFirst()).subtracting(names)
    if unknown.isEmpty { return }
    for line in 0..<ledger.sales.count {
        guard let name = column.text(of: line), unknown.contains(name) else { continue }
        faults.report(
            .unknownValue(name, of: "territory", known: names, at: ledger.place(ofLine: line))
        )
    }
}

extension Channel {
    /// The segments that lines or products name; nil where no file has such a column.
    fileprivate func segments(_ ledger: Ledger) -> [String]? {
        let ofProducts = products.compactMap { $0.attributes["segment"] }
        guard let ofLines = ledger.texts["segment"] else {
            return ofProducts.isEmpty ? nil : Set(ofProducts).sorted()
        }
        return Set(ofProducts + ofLines.dropFirst()).sorted()
    }
}

extension Diagnostic {
    static func territoryOfTwo(
        _ territory: Territory,
        first: Placed<Territory>,
        at place: SourceRange
    ) -> Diagnostic {
        let shared = territory.span.intersection(first.value.span) ?? territory.span
        let days = shared.dayCount == 1 ? "on \(shared.first)" : "in \(shared)"
        return Diagnostic(
            .badTerritory,
            at: place,
            "a territory is one partner's on a day, in each segment",
            found: territory.name,
            hint: "it is another's \(days) at \(first.place.file):\(first.place.start.line); "
                + "end one of the two with `to`"
        )
    }

    static func territoryDays(_ name: String, at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .badTerritory,
            at: place,
            "a territory is a partner's from one day to the same or a later one",
            found: name,
            hint: "check `from` and `to`"
        )
    }

    static func noSegmentColumn(_ text: String, at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .badTerritory,
            at: place,
            "a territory is given in a segment, which neither sales nor products name",
            found: text,
            hint: "add a column `segment` to the sales or the products, or leave the cell empty"
        )
    }
}
