/// An address of electronic mail, as every mail system takes it: `toko@bandung-roda.example`.
///
/// Before the sign stand letters, digits, points and ``!#$%&'*+-/=?^_`{|}~``, behind it a name of
/// two parts or more. Names in other scripts are written as their `xn--` forms; quoted local parts
/// and numbers in brackets are no addresses of partners.
///
/// - Source: RFC 5322, 3.4.1 (`dot-atom`); RFC 5321, 4.5.3.1 (lengths); RFC 1123, 2.1 (names).
public struct MailAddress: Hashable, Sendable {
    public let text: String

    /// Nil where the text is no such address.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count <= 254, let at = bytes.lastIndex(of: UInt8(ascii: "@")) else {
            return nil
        }
        let local = bytes[..<at]
        let labels = bytes[(at + 1)...].split(
            separator: UInt8(ascii: "."),
            omittingEmptySubsequences: false
        )
        let atoms = local.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard local.count <= 64, labels.count >= 2,
            atoms.allSatisfy({ !$0.isEmpty && $0.allSatisfy(MailAddress.isAtomText) }),
            labels.allSatisfy({ MailAddress.isLabel($0) })
        else { return nil }
        self.text = text
    }

    /// What may stand in an atom.
    public static func isAtomText(_ byte: UInt8) -> Bool {
        isAlphanumeric(byte) || "!#$%&'*+-/=?^_`{|}~".utf8.contains(byte)
    }

    private static func isLabel(_ label: ArraySlice<UInt8>) -> Bool {
        let hyphen = UInt8(ascii: "-")
        return (1...63).contains(label.count) && label.first != hyphen && label.last != hyphen
            && label.allSatisfy { isAlphanumeric($0) || $0 == hyphen }
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"):
            true
        default: false
        }
    }
}
