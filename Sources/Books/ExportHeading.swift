public import Incentives

/// Of what and when an export is.
public struct ExportHeading: Hashable, Sendable {
    public let period: Period
    public let asOf: Day
    public let state: State

    /// Where the statements of the period stand in their lives.
    public enum State: String, Hashable, Sendable {
        case open
        case draft
        case closed
    }

    public init(period: Period, asOf: Day, state: State) {
        self.period = period
        self.asOf = asOf
        self.state = state
    }

    /// A file of lists, one line an item, so that a diff is readable.
    func json(
        further: [JSONValue.Member] = [],
        _ lists: [(name: String, items: [JSONValue])]
    ) -> [UInt8] {
        let head: [JSONValue.Member] =
            [
                .init("period", .text(period.name)), .init("state", .text(state.rawValue)),
                .init("as_of", .text(asOf.description)),
            ] + further
        return jsonLists(head, lists)
    }
}

/// A record whose members are first values, then lists with one line an item.
func jsonLists(
    _ head: [JSONValue.Member],
    _ lists: [(name: String, items: [JSONValue])]
) -> [UInt8] {
    var bytes: [UInt8] = []
    JSONValue.record(head).write(into: &bytes)
    bytes.removeLast()
    for list in lists {
        bytes += ",\n \"\(list.name)\": [".utf8
        for (index, item) in list.items.enumerated() {
            bytes += (index > 0 ? ",\n  " : "\n  ").utf8
            item.write(into: &bytes)
        }
        bytes.append(0x5D)
    }
    bytes += "}\n".utf8
    return bytes
}
