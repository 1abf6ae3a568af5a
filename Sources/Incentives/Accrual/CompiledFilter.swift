/// A filter with its answers looked up beforehand: one per product, one per distinct text.
struct CompiledFilter {
    private let tests: [Test]

    private enum Test {
        case byProduct([Bool])
        case byText(AttributeColumn, [Bool])
        /// Days that are held against the line's own.
        case byDay(DayColumn, FilterClause, [Day])
        /// First days of customers that the line's own is held against.
        case byAge(CustomerDays, FilterClause, [Day])
        /// The column occurs in no file, so that no line has a text there.
        case always(Bool)
    }

    init(_ filter: LineFilter, in portfolio: Portfolio) {
        let (products, sales) = (portfolio.products, portfolio.sales)
        tests = filter.clauses.map { clause in
            switch clause.dimension {
            case .product:
                .byProduct(products.map { clause.passes($0.id.text) })
            case .productLine:
                .byProduct(products.map { clause.passes($0.line) })
            case .productAttribute(let name):
                .byProduct(products.map { clause.passes($0.attributes[name]) })
            case .saleAttribute(let name):
                if let column = sales.attribute(name), case .days = clause.test {
                    .byDay(DayColumn(column), clause, sales.days)
                } else if let column = sales.attribute(name) {
                    .byText(
                        column,
                        column.values.enumerated().map { clause.passes($0 == 0 ? nil : $1) }
                    )
                } else {
                    .always(clause.passes(nil))
                }
            case .customerAge:
                .byAge(portfolio.customerDays, clause, sales.days)
            case .partner:
                preconditionFailure("Lines are filtered by their own and their products' columns.")
            }
        }
    }

    /// Whether lines of a product may pass, whatever their own columns say.
    func mayPass(_ product: ProductIndex) -> Bool {
        tests.allSatisfy { test in
            switch test {
            case .byProduct(let answers): answers[product]
            case .byText, .byDay, .byAge, .always: true
            }
        }
    }

    /// The first clause that a line does not pass, or nil.
    func firstFailure(of line: LineIndex, product: ProductIndex) -> Int? {
        tests.firstIndex { test in
            switch test {
            case .byProduct(let answers): !answers[product]
            case .byText(let column, let answers): !answers[Int(column.valueIndices[line])]
            case .byDay(let column, let clause, let days):
                !clause.passes(column.day(of: line), of: days[line])
            case .byAge(let customers, let clause, let days):
                !clause.passes(since: customers.since(line), on: days[line])
            case .always(let answer): !answer
            }
        }
    }
}

extension FilterClause {
    /// Whether a text passes; a column without a text passes only what is negated.
    func passes(_ text: String?) -> Bool {
        guard let text else { return isNegated }
        switch test {
        case .anyOf(let texts):
            return texts.contains(text) != isNegated
        case .range(let from, let below):
            guard let number = parseMillionths(text) else { return isNegated }
            let isInside =
                (from.map { $0 <= number } ?? true) && (below.map { number < $0 } ?? true)
            return isInside != isNegated
        case .days, .age: preconditionFailure("Days are held against those of lines.")
        }
    }

    /// Whether a day passes for a line of a day; a line without one passes only what is negated.
    func passes(_ day: Day?, of own: Day) -> Bool {
        guard let day, case .days(let after, let within) = test else { return isNegated }
        let isInside =
            (after.map { $0.after(own) <= day } ?? (own <= day))
            && (within.map { day <= $0.after(own) } ?? true)
        return isInside != isNegated
    }

    /// Whether a line of a day passes whose customer has been one since another; a line without
    /// that day passes only what is negated.
    func passes(since first: Day?, on own: Day) -> Bool {
        guard let first, case .age(let from, let below) = test else { return isNegated }
        let isInside =
            (from.map { $0.after(first) <= own } ?? true)
            && (below.map { own < $0.after(first) } ?? true)
        return isInside != isNegated
    }
}

/// A plain number with up to 6 decimals, in millionths; nil for any other text.
func parseMillionths(_ text: String) -> Millionths? {
    var value: Int64 = 0
    var decimals = 0
    var hasPoint = false
    var digits = 0
    var isNegative = false
    for (index, byte) in text.utf8.enumerated() {
        switch byte {
        case 0x2D where index == 0: isNegative = true
        case 0x2E where !hasPoint && digits > 0: hasPoint = true
        case 0x30...0x39:
            if hasPoint { decimals += 1 }
            if decimals > 6 { return nil }
            digits += 1
            let scaled = value.multipliedReportingOverflow(by: 10)
            let next = scaled.partialValue.addingReportingOverflow(Int64(byte - 0x30))
            if scaled.overflow || next.overflow { return nil }
            value = next.partialValue
        default: return nil
        }
    }
    if digits == 0 || (hasPoint && decimals == 0) { return nil }
    for _ in decimals..<6 {
        let scaled = value.multipliedReportingOverflow(by: 10)
        if scaled.overflow { return nil }
        value = scaled.partialValue
    }
    return isNegative ? -value : value
}
