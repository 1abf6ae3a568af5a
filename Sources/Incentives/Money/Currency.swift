/// A currency of ISO 4217, with the exponent that places the decimal point of its minor unit.
public struct Currency: Hashable, Sendable {
    /// The three letters, such as `USD`.
    public let code: String
    /// Decimals of the minor unit: JPY 0, USD 2, KWD 3.
    public let exponent: Int

    /// Finds a currency by its three capital letters; nil for a code that ISO 4217 does not list.
    public init?(code: String) {
        guard let exponent = Currency.exponent(of: code) else { return nil }
        self.code = code
        self.exponent = exponent
    }

    /// Minor units in one unit: 100 for USD.
    public var minorUnitsPerUnit: Int64 {
        var power: Int64 = 1
        for _ in 0..<exponent { power *= 10 }
        return power
    }

    /// Exact minor units of an amount or a price in millionths of the unit.
    ///
    /// - Throws: `MoneyError.overflow` when they leave 128 bits.
    func minorUnits(ofMillionths millionths: Int128) throws(MoneyError) -> ExactFraction {
        try ExactFraction(reducing: millionths, over: 1_000_000)
            * ExactFraction(minorUnitsPerUnit)
    }

    /// All codes known, in alphabetical order.
    ///
    /// - Source: ISO 4217, active codes of circulating currencies.
    public static let codes: [String] = (twoDecimals + zeroDecimals + threeDecimals).sorted()

    private static func exponent(of code: String) -> Int? {
        if twoDecimals.contains(code) { return 2 }
        if zeroDecimals.contains(code) { return 0 }
        return threeDecimals.contains(code) ? 3 : nil
    }

    private static let zeroDecimals: [String] = [
        "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "VND", "VUV",
        "XAF", "XOF", "XPF",
    ]

    private static let threeDecimals: [String] = ["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"]

    private static let twoDecimals: [String] = [
        "AED", "AFN", "ALL", "AMD", "ANG", "AOA", "ARS", "AUD", "AWG", "AZN", "BAM", "BBD", "BDT",
        "BGN", "BMD", "BND", "BOB", "BRL", "BSD", "BTN", "BWP", "BYN", "BZD", "CAD", "CDF", "CHF",
        "CNY", "COP", "CRC", "CUP", "CVE", "CZK", "DKK", "DOP", "DZD", "EGP", "ERN", "ETB", "EUR",
        "FJD", "FKP", "GBP", "GEL", "GHS", "GIP", "GMD", "GTQ", "GYD", "HKD", "HNL", "HTG", "HUF",
        "IDR", "ILS", "INR", "IRR", "JMD", "KES", "KGS", "KHR", "KPW", "KYD", "KZT", "LAK", "LBP",
        "LKR", "LRD", "LSL", "MAD", "MDL", "MGA", "MKD", "MMK", "MNT", "MOP", "MRU", "MUR", "MVR",
        "MWK", "MXN", "MYR", "MZN", "NAD", "NGN", "NIO", "NOK", "NPR", "NZD", "PAB", "PEN", "PGK",
        "PHP", "PKR", "PLN", "QAR", "RON", "RSD", "RUB", "SAR", "SBD", "SCR", "SDG", "SEK", "SGD",
        "SHP", "SLE", "SOS", "SRD", "SSP", "STN", "SVC", "SYP", "SZL", "THB", "TJS", "TMT", "TOP",
        "TRY", "TTD", "TWD", "TZS", "UAH", "USD", "UYU", "UZS", "VED", "VES", "WST", "XCD", "YER",
        "ZAR", "ZMW", "ZWG",
    ]
}
