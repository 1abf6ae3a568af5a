/// Where money for a partner goes: a row of `payees.csv`, which no page ever shows.
///
/// The payee is a partner's id, or a name by which a payout is split; what is due goes to the
/// partner itself, and shares stay information. A row with a currency goes before one without.
public struct Payee: Hashable, Sendable {
    public let id: String
    /// The account's holder as its bank knows it; the partner's own name where none is said.
    public let name: String?
    public let account: BankAccount?
    /// The bank of the account: eight or eleven letters and digits of ISO 9362.
    public let bic: String?
    /// The only currency that the account takes; nil for any.
    public let currency: Currency?
    /// The number of the agreement under which the vendor issues the payee's credit notes.
    public let creditNote: String?

    public init(
        id: String,
        name: String?,
        account: BankAccount?,
        bic: String?,
        currency: Currency?,
        creditNote: String?
    ) {
        self.id = id
        self.name = name
        self.account = account
        self.bic = bic
        self.currency = currency
        self.creditNote = creditNote
    }
}

/// Whose account payments leave.
public struct Payer: Hashable, Sendable {
    public let name: String
    public let account: BankAccount
    public let bic: String

    public init(name: String, account: BankAccount, bic: String) {
        self.name = name
        self.account = account
        self.bic = bic
    }
}

/// The number of an account at a bank.
public enum BankAccount: Hashable, Sendable {
    /// Without spaces, in capital letters.
    case iban(String)
    /// As its bank writes it where there are no IBANs.
    case other(String)

    /// The number as a payment file writes it.
    public var number: String {
        switch self {
        case .iban(let number), .other(let number): number
        }
    }
}

extension BankAccount {
    /// What keeps a text from being an account.
    public enum Fault: Error, Hashable, Sendable {
        /// It starts as an IBAN does, and its length or its check digits are not those of one.
        case badIBAN
        /// Payment files can't hold it.
        case badText
    }

    /// Reads an account.
    ///
    /// A text of letters and digits that begins with two letters and two digits is an IBAN, with or
    /// without spaces; any other has up to 34 letters, digits, spaces, points, hyphens and slashes.
    ///
    /// - Throws: `Fault.badIBAN`, `Fault.badText`.
    /// - Source: ISO 13616; the check digits by ISO 7064, MOD 97-10.
    public init(_ text: String) throws(Fault) {
        let packed = Array(text.utf8.filter { $0 != 0x20 }).map { byte in
            (0x61...0x7A).contains(byte) ? byte - 0x20 : byte
        }
        let values = packed.map { ASCII.value(of: $0) }
        let isIBAN =
            packed.count > 4 && !values.contains(nil)
            && packed[0..<2].allSatisfy(ASCII.isCapital)
            && packed[2..<4].allSatisfy(ASCII.isDigit)
        if isIBAN {
            var rest = 0
            for case let value? in values[4...] + values[..<4] {
                rest = (rest * (value > 9 ? 100 : 10) + value) % 97
            }
            if rest != 1 || !(15...34).contains(packed.count) { throw .badIBAN }
            self = .iban(String(decoding: packed, as: UTF8.self))
            return
        }
        let isPlain = text.utf8.allSatisfy { byte in
            ASCII.value(of: byte) != nil || (0x61...0x7A).contains(byte)
                || [0x20, 0x2D, 0x2E, 0x2F].contains(byte)
        }
        guard isPlain, (1...34).contains(text.utf8.count), !packed.isEmpty else { throw .badText }
        self = .other(text)
    }
}

/// Whether a text is a BIC: four letters or digits, two letters, two and perhaps three more.
///
/// - Source: ISO 9362, as pain.001.001.09 has it (`BICFIDec2014Identifier`).
public func isBIC(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    return [8, 11].contains(bytes.count) && bytes[4..<6].allSatisfy(ASCII.isCapital)
        && bytes.allSatisfy { ASCII.value(of: $0) != nil }
}

/// Digits and capital letters.
private enum ASCII {
    static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
    static func isCapital(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) }

    /// 0 to 9, and 10 to 35 for the letters; nil for anything else.
    static func value(of byte: UInt8) -> Int? {
        if isDigit(byte) { return Int(byte - 0x30) }
        return isCapital(byte) ? Int(byte - 0x41) + 10 : nil
    }
}
