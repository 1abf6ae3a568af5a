import Diagnostics
import Incentives

/// Sales lines as they are read, one array a column, in order of files and rows.
struct SalesDraft {
    var ids: [UInt8] = []
    var idEnds: [UInt32] = []
    var days: [Day] = []
    var partners: [PartnerIndex] = []
    var products: [ProductIndex] = []
    private(set) var currencies: [Currency] = []
    private(set) var currencyIndices: [UInt8] = []
    var quantities: [Millionths] = []
    var netAmounts: [Millionths] = []
    var grossAmounts: [Millionths] = []
    /// Whether a line says its gross amount, or its product's list price gives it.
    var isGrossKnown: [Bool] = []
    var costs: [Millionths] = []
    /// The sales that returns name, by line.
    var returned: [Int: ReturnedSale] = [:]
    var places: [LinePlace] = []
    /// The files that lines come from.
    var files: [String] = []
    /// Every further column: for each line that has a text the number of that text.
    var attributes: [String: AttributeDraft] = [:]

    var count: Int { days.count }

    /// Notes the currency of the next line; ISO 4217 lists fewer than 256.
    mutating func note(_ currency: Currency) {
        if let place = currencies.firstIndex(of: currency) {
            currencyIndices.append(UInt8(place))
        } else {
            currencyIndices.append(UInt8(currencies.count))
            currencies.append(currency)
        }
    }

    /// The currency of a line.
    func currency(of line: Int) -> Currency { currencies[Int(currencyIndices[line])] }

    /// The bytes of a line's sale id.
    func id(of line: Int) -> ArraySlice<UInt8> {
        ids[(line == 0 ? 0 : Int(idEnds[line - 1]))..<Int(idEnds[line])]
    }

    /// Where a line stands.
    func place(of line: Int) -> SourceRange {
        SourceRange(
            file: files[Int(places[line].file)],
            line: Int(places[line].line),
            column: 1
        )
    }
}

/// The sale id that a return names, and where.
struct ReturnedSale {
    let id: String
    let place: SourceRange
}

/// The file and line of a sales line, in 8 bytes.
struct LinePlace: Hashable, Sendable {
    let file: UInt32
    let line: UInt32
}

/// A further column as it is read: each distinct text kept once.
struct AttributeDraft {
    private(set) var texts: [String] = [""]
    private var numbers: [[UInt8]: UInt32] = [:]
    private(set) var ofLine: [UInt32] = []

    /// Notes the text of a line; lines between the last one and this have none.
    mutating func note(_ text: ArraySlice<UInt8>, line: Int) {
        while ofLine.count < line { ofLine.append(0) }
        let bytes = Array(text)
        let number = numbers[bytes] ?? UInt32(texts.count)
        if number == texts.count {
            numbers[bytes] = number
            texts.append(String(decoding: bytes, as: UTF8.self))
        }
        ofLine.append(number)
    }

    /// The number of a line's text; 0 for none.
    func number(of line: Int) -> UInt32 { line < ofLine.count ? ofLine[line] : 0 }
}

/// The names that sales lines give, looked up once at the edge.
struct NameBook {
    private var indices: [[UInt8]: Int] = [:]
    private(set) var names: [String] = []

    /// Enters an id.
    mutating func enter(_ id: String, index: Int) {
        indices[Array(id.utf8)] = index
        names.append(id)
    }

    /// Enters a key, which never hides an id.
    mutating func enterKey(_ key: String, index: Int) {
        if indices[Array(key.utf8)] == nil { indices[Array(key.utf8)] = index }
    }

    /// The index of an id or a key.
    func index(of name: ArraySlice<UInt8>) -> Int? { indices[Array(name)] }
}
