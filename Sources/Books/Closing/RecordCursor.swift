import Incentives
import Sealing

/// Reads the members of a record in the order in which they were written.
///
/// The codec knows one order, so that what is read can be written again to the same bytes.
struct RecordCursor {
    private let file: String
    private let end: Int
    private var rest: ArraySlice<JSONNode.Member>

    init(_ node: PlacedNode) throws(ClosingFault) {
        guard case .record(let members) = node.node.kind else { throw node.wrongForm("a record") }
        file = node.file
        end = node.node.offset
        rest = members[...]
    }

    /// The next member, which has this name.
    mutating func next(_ name: String) throws(ClosingFault) -> PlacedNode {
        if let found = try nextIf(name) { return found }
        throw ClosingFault(.missingMember(name), in: file, at: rest.first?.offset ?? end)
    }

    /// The next member, where it has this name.
    mutating func nextIf(_ name: String) throws(ClosingFault) -> PlacedNode? {
        guard let member = rest.first, member.name == name else { return nil }
        rest = rest.dropFirst()
        return PlacedNode(node: member.node, file: file)
    }

    /// Nothing stands behind the members that were read.
    func finish() throws(ClosingFault) {
        guard let member = rest.first else { return }
        throw ClosingFault(.strangeMember(member.name), in: file, at: member.offset)
    }
}

/// A value with its file and place.
struct PlacedNode {
    let node: JSONNode
    let file: String

    /// Reads a file that holds one value.
    init(of file: BookFile) throws(ClosingFault) {
        do throws(JSONFault) {
            self.init(node: try JSONNode(canonical: file.bytes), file: file.path)
        } catch {
            throw ClosingFault(.json(error.cause), in: file.path, at: error.offset)
        }
    }

    init(node: JSONNode, file: String) {
        self.node = node
        self.file = file
    }

    var value: JSONValue { node.value }

    func wrongForm(_ expected: String) -> ClosingFault {
        ClosingFault(.wrongForm(expected: expected), in: file, at: node.offset)
    }

    func text() throws(ClosingFault) -> String {
        guard case .text(let text) = node.kind else { throw wrongForm("a text") }
        return text
    }

    func whole(in range: ClosedRange<Int> = Int.min...Int.max) throws(ClosingFault) -> Int {
        guard case .whole(let number) = node.kind, range.contains(number) else {
            throw wrongForm("a whole number")
        }
        return number
    }

    func items() throws(ClosingFault) -> [PlacedNode] {
        guard case .list(let items) = node.kind else { throw wrongForm("a list") }
        return items.map { PlacedNode(node: $0, file: file) }
    }

    func day() throws(ClosingFault) -> Day {
        guard let day = Day(plain: try text()) else { throw wrongForm("a day") }
        return day
    }

    func currency() throws(ClosingFault) -> Currency {
        guard let currency = Currency(code: try text()) else { throw wrongForm("a currency") }
        return currency
    }

    func fraction() throws(ClosingFault) -> ExactFraction {
        let parts = try text().split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let numerator = Int128(parts[0]),
            let denominator = Int128(parts[1]), denominator > 0
        else { throw wrongForm("a fraction") }
        let fraction = ExactFraction(reducing: numerator, over: denominator)
        guard .text(fraction.plainText) == value else {
            throw wrongForm("a fraction in lowest terms")
        }
        return fraction
    }

    func digest() throws(ClosingFault) -> Digest {
        guard let digest = Digest(hexadecimal: try text()) else { throw wrongForm("a digest") }
        return digest
    }

    /// One of the words of an enumeration.
    func word<Word: RawRepresentable & CaseIterable>(
        _ type: Word.Type = Word.self
    ) throws(ClosingFault) -> Word where Word.RawValue == String {
        guard let word = Word(rawValue: try text()) else {
            throw wrongForm("one of \(Word.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        return word
    }

    func period(fiscalYearStarts: Int) throws(ClosingFault) -> Period {
        let name = try text()
        if let period = Period(name: name, fiscalYearStarts: fiscalYearStarts) { return period }
        let days = name.split(separator: ".", omittingEmptySubsequences: false)
        guard days.count == 3, days[1].isEmpty, let first = Day(plain: String(days[0])),
            let last = days[2].isEmpty ? Day.last : Day(plain: String(days[2])),
            let span = DaySpan(first: first, last: last), span.description == name
        else { throw wrongForm("a period") }
        return .run(span)
    }
}

extension Day {
    /// Reads a day as it is written: `2026-03-31`.
    fileprivate init?(plain text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, let year = Int(parts[0]), let month = Int(parts[1]),
            let number = Int(parts[2]), let day = Day(year: year, month: month, day: number),
            day.description == text
        else { return nil }
        self = day
    }
}

extension ExactFraction {
    /// In lowest terms, `7/200`.
    var plainText: String { "\(numerator)/\(denominator)" }
}
