import Diagnostics
import Incentives

/// Reads sales lines into columns; a row with a fault is reported and left out.
struct SalesReader {
    let site: SiteShape
    let partners: NameBook
    let products: NameBook
    /// The products' list prices and costs, by their places.
    let catalogue: [Product]
    let numbers: NumberStyle
    let days: DayFormat
    /// Whether the rows come through a source, which says how they are written.
    let isForeign: Bool
    let unknownPartner: SourceShape.Unknown
    let unknownProduct: SourceShape.Unknown
    let path: String
    /// The returns that are taken; nil for all.
    let returns: KnownRows?

    /// The columns that every sales file knows; any other is an attribute.
    static let columns = [
        "sale_id", "day", "partner", "product", "quantity", "net_amount", "currency",
        "gross_amount", "cost", "returns",
    ]
    /// Those without which a line says nothing.
    static let required = [
        "sale_id", "day", "partner", "product", "quantity", "net_amount", "currency",
    ]
    /// The longest sale id, in bytes.
    static let idLimit = 128

    /// Whether a row was read, left out by a rule, or is faulty.
    enum Outcome { case read, skipped, faulty }

    /// Reads one row; attributes are the names of its further columns.
    func read(
        _ row: some SalesRow,
        attributes: [String],
        file: Int,
        line: Int,
        into draft: inout SalesDraft,
        _ faults: inout Faults
    ) -> Outcome {
        let errorsBefore = faults.errorCount
        if isPassedOver(row) { return .skipped }
        let id = saleID(row, &faults)
        let day = day(row, &faults)
        let partner = index("partner", in: partners, row, &faults)
        let product = index("product", in: products, row, &faults)
        let quantity = number("quantity", row, &faults)
        let net = number("net_amount", row, &faults)
        let currency = currency(row, &faults)
        let listed = currency == site.currency ? product.map { catalogue[$0] } : nil
        let gross = amount(
            "gross_amount",
            row,
            each: listed?.listPrice,
            quantity: quantity,
            otherwise: net,
            &faults
        )
        let cost = amount(
            "cost",
            row,
            each: listed?.cost,
            quantity: quantity,
            otherwise: Sales.noCost,
            &faults
        )
        let returned = row.withValue("returns") { $0.map { String(decoding: $0, as: UTF8.self) } }
        if returned != nil, let returns, let day, !returns.holds(file: path, line: line, day: day) {
            return .skipped
        }
        if let quantity, let net {
            checkSigns(row, quantity, net, isReturn: returned != nil, &faults)
        }
        guard faults.errorCount == errorsBefore, let id, let day, let partner, let product,
            let quantity, let net, let gross, let cost, let currency
        else { return .faulty }
        draft.ids += id
        draft.idEnds.append(UInt32(draft.ids.count))
        draft.days.append(day)
        draft.partners.append(partner)
        draft.products.append(product)
        draft.note(currency)
        draft.quantities.append(quantity)
        draft.netAmounts.append(net)
        draft.grossAmounts.append(gross)
        draft.isGrossKnown.append(listed?.listPrice != nil || isSaid("gross_amount", row))
        draft.costs.append(cost)
        draft.places.append(LinePlace(file: UInt32(file), line: UInt32(line)))
        note(returned, attributes, of: row, into: &draft)
        return .read
    }

    /// Notes what the draft's last line returns, and its further columns.
    private func note(
        _ returned: String?,
        _ attributes: [String],
        of row: some SalesRow,
        into draft: inout SalesDraft
    ) {
        let line = draft.count - 1
        if let returned {
            draft.returned[line] = ReturnedSale(id: returned, place: row.place("returns"))
        }
        for name in attributes {
            row.withValue(name) { value in
                if let value { draft.attributes[name, default: .init()].note(value, line: line) }
            }
        }
    }

    /// Whether the row is of a partner or product that its source passes over.
    private func isPassedOver(_ row: some SalesRow) -> Bool {
        let isUnknown = { (book: NameBook, name: String) in
            row.withValue(name) { $0.map { book.index(of: $0) == nil } ?? false }
        }
        return unknownPartner == .skip && isUnknown(partners, "partner")
            || unknownProduct == .skip && isUnknown(products, "product")
    }

    private func checkSigns(
        _ row: some SalesRow,
        _ quantity: Millionths,
        _ net: Millionths,
        isReturn: Bool,
        _ faults: inout Faults
    ) {
        let (least, most) = (min(quantity, net), max(quantity, net))
        if isReturn, least >= 0 || most > 0 {
            faults.report(.returnNotNegative(at: row.place("returns")))
        } else if least < 0, most > 0 {
            faults.report(.oppositeSigns(at: row.place("net_amount")))
        }
    }

    private func saleID(_ row: some SalesRow, _ faults: inout Faults) -> [UInt8]? {
        guard let id = row.withValue("sale_id", { $0.map(Array.init) }) else {
            faults.report(.missingValue("sale_id", at: row.place("sale_id")))
            return nil
        }
        if id.count > SalesReader.idLimit || id.contains(where: { $0 < 0x20 || $0 == 0x7F }) {
            faults.report(
                .badSaleID(String(decoding: id, as: UTF8.self), at: row.place("sale_id"))
            )
            return nil
        }
        return id
    }

    private func day(_ row: some SalesRow, _ faults: inout Faults) -> Day? {
        let read = row.withValue("day") { value -> (day: Day?, text: String?) in
            guard let value else { return (nil, nil) }
            if let day = days.parse(value) { return (day, nil) }
            return (nil, String(decoding: value, as: UTF8.self))
        }
        if let text = read.text {
            faults.report(.badDay(text, days, at: row.place("day")))
        } else if read.day == nil {
            faults.report(.missingValue("day", at: row.place("day")))
        }
        return read.day
    }

    private func index(
        _ name: String,
        in book: NameBook,
        _ row: some SalesRow,
        _ faults: inout Faults
    ) -> Int? {
        let read = row.withValue(name) { value -> (index: Int?, text: String?) in
            guard let value else { return (nil, nil) }
            if let index = book.index(of: value) { return (index, nil) }
            return (nil, String(decoding: value, as: UTF8.self))
        }
        if let text = read.text {
            faults.report(
                .unknownName(text, of: name, known: book.names, at: row.place(name))
            )
        } else if read.index == nil {
            faults.report(.missingValue(name, at: row.place(name)))
        }
        return read.index
    }

    private func number(
        _ name: String,
        _ row: some SalesRow,
        _ faults: inout Faults
    ) -> Millionths? {
        let read =
            row.product(name, numbers)
            ?? row.withValue(name) { value -> Result<Millionths, SalesFault>? in
                guard let value else { return nil }
                return parseNumber(value, decimals: 6, style: numbers).mapError {
                    .number($0, String(decoding: value, as: UTF8.self))
                }
            }
        switch read {
        case .success(let number)?: return number
        case .failure(.number(let fault, let text))?:
            let place = row.place(name)
            faults.report(.badNumber(fault, text, ofSource: isForeign, at: place))
        case .failure(.factor(let fault, let text, let place))?:
            faults.report(.badNumber(fault, text, ofSource: true, at: place))
        case .failure(.product(let fault))?:
            faults.report(.badProduct(fault, at: row.place(name)))
        case nil: faults.report(.missingValue(name, at: row.place(name)))
        }
        return nil
    }

    /// An amount as the file says it, else the quantity at the product's price, which is in the
    /// site's currency, else another one.
    private func amount(
        _ name: String,
        _ row: some SalesRow,
        each price: Millionths?,
        quantity: Millionths?,
        otherwise: Millionths?,
        _ faults: inout Faults
    ) -> Millionths? {
        if isSaid(name, row) { return number(name, row, &faults) }
        guard let price, let quantity else { return otherwise }
        do throws(ProductFault) {
            return try multiplyMillionths(quantity, price)
        } catch {
            faults.report(.badPrice(error, of: name, at: row.place("quantity")))
            return nil
        }
    }

    private func isSaid(_ name: String, _ row: some SalesRow) -> Bool {
        row.withValue(name) { $0 != nil } || row.product(name, numbers) != nil
    }

    private func currency(_ row: some SalesRow, _ faults: inout Faults) -> Currency? {
        let code = site.currency.code
        let other = row.withValue("currency") { value -> String? in
            guard let value else { return "" }
            return value.elementsEqual(code.utf8) ? nil : String(decoding: value, as: UTF8.self)
        }
        guard let other else { return site.currency }
        if other.isEmpty {
            faults.report(.missingValue("currency", at: row.place("currency")))
            return nil
        }
        let currency = Currency(code: other)
        if currency == nil {
            faults.report(.unknownCurrency(other, at: row.place("currency")))
        }
        return currency
    }
}

extension Diagnostic {
    static func missingValue(_ name: String, at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .missingValue,
            at: place,
            "a row needs its `\(name)`",
            hint: "fill the cell in"
        )
    }

    static func badSaleID(_ text: String, at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .badSaleID,
            at: place,
            "a sale id has at most \(SalesReader.idLimit) bytes and no control characters",
            found: text
        )
    }

    static func unknownName(
        _ text: String,
        of what: String,
        known: [String],
        at place: SourceRange
    ) -> Diagnostic {
        Diagnostic(
            what == "partner" ? .unknownPartner : .unknownProduct,
            at: place,
            "there is no such \(what)",
            found: text,
            hint: suggestName(for: text, among: known).map { "did you mean `\($0)`?" }
                ?? "declare it, or say in sources.yaml what becomes of the unknown"
        )
    }

    static func returnNotNegative(at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .returnNotNegative,
            at: place,
            "a line that returns a sale has a quantity or an amount below zero, and none above",
            hint: "write the minus, or take the sale id out of `returns`"
        )
    }

    static func oppositeSigns(at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .oppositeSigns,
            .warning,
            at: place,
            "the quantity and the amount of a line have opposite signs",
            hint: "units and money are counted as they stand; is one minus missing?"
        )
    }

    static func noCost(at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .noCost,
            at: place,
            "a line that a margin may count says what it cost",
            hint: "give the line a `cost`, or its product one in products.csv"
        )
    }

    static func badPrice(
        _ fault: ProductFault,
        of name: String,
        at place: SourceRange
    ) -> Diagnostic {
        let hint = "give the line its own `\(name)`"
        let price = name == "cost" ? "the product's cost" : "list price"
        switch fault {
        case .tooManyDecimals:
            return Diagnostic(
                .tooManyDecimals,
                at: place,
                "the quantity at \(price) has over 6 decimals",
                hint: hint
            )
        case .outOfRange:
            return Diagnostic(
                .numberOutOfRange,
                at: place,
                "the quantity at \(price) is too large",
                hint: hint
            )
        }
    }

    static func badProduct(_ fault: ProductFault, at place: SourceRange) -> Diagnostic {
        switch fault {
        case .tooManyDecimals:
            Diagnostic(
                .tooManyDecimals,
                at: place,
                "the product of the two columns has over 6 decimals",
                hint: "nothing is rounded in silence; map a column that holds the amount"
            )
        case .outOfRange:
            Diagnostic(
                .numberOutOfRange,
                at: place,
                "the product of the two columns is too large",
                hint: "check the units of both"
            )
        }
    }
}
