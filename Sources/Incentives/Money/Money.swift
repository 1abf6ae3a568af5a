/// An amount that is paid or printed: whole minor units of one currency.
public struct Money: Hashable, Sendable {
    /// Minor units: 1,372.00 USD is 137,200.
    public let minorUnits: Int64
    public let currency: Currency

    public init(minorUnits: Int64, currency: Currency) {
        self.minorUnits = minorUnits
        self.currency = currency
    }

    /// Nothing, in a currency.
    public static func zero(_ currency: Currency) -> Money {
        Money(minorUnits: 0, currency: currency)
    }

    /// Adds two amounts of one currency; amounts of two currencies are never added up raw.
    ///
    /// - Throws: `MoneyError.overflow` when the sum leaves 64 bits.
    public func adding(_ other: Money) throws(MoneyError) -> Money {
        precondition(currency == other.currency, "Amounts of two currencies are never added up.")
        let (sum, overflow) = minorUnits.addingReportingOverflow(other.minorUnits)
        if overflow { throw .overflow }
        return Money(minorUnits: sum, currency: currency)
    }

    /// The amount with its sign turned.
    ///
    /// - Throws: `MoneyError.overflow` for the one value of 64 bits that has no opposite.
    public func negated() throws(MoneyError) -> Money {
        let (turned, overflow) = Int64(0).subtractingReportingOverflow(minorUnits)
        if overflow { throw .overflow }
        return Money(minorUnits: turned, currency: currency)
    }
}

/// Why a calculation stops.
public enum MoneyError: Error, Hashable, Sendable {
    /// A figure left the range that amounts may have.
    case overflow
}
