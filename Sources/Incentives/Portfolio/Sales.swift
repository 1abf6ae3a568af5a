/// All sales lines, one array a column, in order of partner, day and sale id.
///
/// The order is that of the content's meaning, never of files or rows, so that shuffling either
/// changes nothing behind it.
public struct Sales: Sendable {
    public let ids: TextColumn
    public let days: [Day]
    public let partners: [PartnerIndex]
    public let products: [ProductIndex]
    /// The currencies that occur.
    public let currencies: [Currency]
    /// The place of each line's currency among them.
    public let currencyIndices: [UInt8]
    /// Units sold, in millionths; below zero for a return.
    public let quantities: [Millionths]
    /// After discounts, without tax, in millionths of the currency's unit.
    public let netAmounts: [Millionths]
    /// Before discounts: as the file says, else at list, else the net amount.
    public let grossAmounts: [Millionths]
    /// Whether a line's gross amount is said or at list, rather than the net amount for want of
    /// both.
    public let isGrossKnown: [Bool]
    /// What was sold cost the vendor: as the file says, else by the product's cost; `noCost` where
    /// neither says.
    public let costs: [Millionths]
    /// The line that a return takes back; nil for a sale, and for a return that names none.
    public let returnedLines: [LineIndex?]
    /// Every further column of the sales files, in order of their names.
    public let attributes: [AttributeColumn]
    /// Each partner's lines.
    public let linesOfPartner: [Range<LineIndex>]

    /// Takes finished columns, already in order of partner, day and sale id.
    public init(
        ids: TextColumn,
        days: [Day],
        partners: [PartnerIndex],
        products: [ProductIndex],
        currencies: [Currency],
        currencyIndices: [UInt8],
        quantities: [Millionths],
        netAmounts: [Millionths],
        grossAmounts: [Millionths],
        isGrossKnown: [Bool],
        costs: [Millionths],
        returnedLines: [LineIndex?],
        attributes: [AttributeColumn],
        partnerCount: Int
    ) {
        precondition(
            days.count == ids.count && partners.count == ids.count && products.count == ids.count
                && currencyIndices.count == ids.count && quantities.count == ids.count
                && netAmounts.count == ids.count
                && grossAmounts.count == ids.count && isGrossKnown.count == ids.count
                && costs.count == ids.count
                && returnedLines.count == ids.count
                && attributes.allSatisfy { $0.valueIndices.count == ids.count },
            "Every column of the sales has one entry a line."
        )
        self.ids = ids
        self.days = days
        self.partners = partners
        self.products = products
        self.currencies = currencies
        self.currencyIndices = currencyIndices
        self.quantities = quantities
        self.netAmounts = netAmounts
        self.grossAmounts = grossAmounts
        self.isGrossKnown = isGrossKnown
        self.costs = costs
        self.returnedLines = returnedLines
        self.attributes = attributes
        linesOfPartner = Sales.ranges(partners, partnerCount: partnerCount)
    }

    /// Stands for the cost of a line whose cost nobody says.
    public static let noCost = Millionths.min

    /// How many lines there are.
    public var count: Int { days.count }

    /// The currency of a line's amounts.
    public func currency(of line: LineIndex) -> Currency {
        currencies[Int(currencyIndices[line])]
    }

    /// The column of a name, or nil when no file has it.
    public func attribute(_ name: String) -> AttributeColumn? {
        attributes.first { $0.name == name }
    }

    private static func ranges(
        _ partners: [PartnerIndex],
        partnerCount: Int
    ) -> [Range<LineIndex>] {
        var ranges: [Range<LineIndex>] = []
        ranges.reserveCapacity(partnerCount)
        var start = 0
        for partner in 0..<partnerCount {
            var end = start
            while end < partners.count, partners[end] == partner { end += 1 }
            ranges.append(start..<end)
            start = end
        }
        precondition(start == partners.count, "Sales lines stand in order of their partners.")
        return ranges
    }
}

/// Texts of one column in one buffer.
public struct TextColumn: Sendable {
    private let bytes: [UInt8]
    private let ends: [UInt32]

    /// Joins texts, each as UTF-8 and ending where `ends` says.
    public init(bytes: [UInt8], ends: [UInt32]) {
        self.bytes = bytes
        self.ends = ends
    }

    public init(_ texts: [String]) {
        var bytes: [UInt8] = []
        var ends: [UInt32] = []
        for text in texts {
            bytes += text.utf8
            ends.append(UInt32(bytes.count))
        }
        self.init(bytes: bytes, ends: ends)
    }

    public var count: Int { ends.count }

    public subscript(_ index: Int) -> String {
        String(decoding: self.bytes(at: index), as: UTF8.self)
    }

    /// The UTF-8 of one text.
    public func bytes(at index: Int) -> ArraySlice<UInt8> {
        bytes[(index == 0 ? 0 : Int(ends[index - 1]))..<Int(ends[index])]
    }
}

/// A further column of the sales files, each distinct text kept once.
public struct AttributeColumn: Sendable {
    public let name: String
    /// Distinct texts in order of their bytes; the first is empty and stands for no value.
    public let values: [String]
    /// For each line the place of its text in `values`.
    public let valueIndices: [UInt32]
    /// Whether the vendor says it of customers; a partner sees it only where a rule goes by it.
    public let isOfCustomers: Bool

    public init(
        name: String,
        values: [String],
        valueIndices: [UInt32],
        isOfCustomers: Bool = false
    ) {
        precondition(values.first == "", "The first value of a column stands for no value.")
        self.name = name
        self.values = values
        self.valueIndices = valueIndices
        self.isOfCustomers = isOfCustomers
    }

    /// The text of a line, or nil where it has none.
    public func text(of line: LineIndex) -> String? {
        let index = Int(valueIndices[line])
        return index == 0 ? nil : values[index]
    }
}
