/// Since when the customer of each line has been one of the partner that sold it.
public struct CustomerDays: Sendable {
    /// By line; empty where no rule asks.
    private let days: [Day?]

    static let none = CustomerDays(days: [])

    private init(days: [Day?]) {
        self.days = days
    }

    /// Finds the days once for every partner and customer.
    ///
    /// - Complexity: O(lines).
    init(_ sales: Sales, _ customers: Customers) {
        guard let column = sales.attribute("customer") else {
            self.init(days: [Day?](repeating: nil, count: sales.count))
            return
        }
        var days: [Day?] = []
        days.reserveCapacity(sales.count)
        for (partner, range) in sales.linesOfPartner.enumerated() {
            var first: [UInt32: Day] = [:]
            // A partner's lines stand in order of their days, so that the first sale is met first.
            for line in range where !sales.isReturn(line) {
                let customer = column.valueIndices[line]
                if first[customer] == nil { first[customer] = sales.days[line] }
            }
            for customer in Set(column.valueIndices[range]) {
                let name = column.values[Int(customer)]
                if let given = customers.since(name, of: partner) { first[customer] = given }
            }
            // The first value of a column stands for no customer.
            first[0] = nil
            for line in range { days.append(first[column.valueIndices[line]]) }
        }
        self.init(days: days)
    }

    /// Nil where the line names no customer, or nothing was sold to it yet.
    public func since(_ line: LineIndex) -> Day? { days.isEmpty ? nil : days[line] }
}

extension LineFilter {
    /// Whether it asks how long a customer has been one.
    public var asksForAge: Bool {
        clauses.contains { $0.dimension == .customerAge }
    }
}
