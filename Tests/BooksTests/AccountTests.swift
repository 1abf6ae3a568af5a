import Incentives
import Testing

@Test(arguments: [
    ("NL91 ABNA 0417 1643 00", "NL91ABNA0417164300"),
    ("gb29nwbk60161331926819", "GB29NWBK60161331926819"),
    ("NO9386011117947", "NO9386011117947"),
    ("MT84MALT011000012345MTLCAST001S", "MT84MALT011000012345MTLCAST001S"),
])
func `an IBAN may have spaces and small letters`(_ text: String, _ number: String) throws {
    #expect(try BankAccount(text) == .iban(number))
}

@Test(arguments: [
    "0012-345.678", "AB12-345", "1234567", "acc 7", "NL91/1", String(repeating: "7", count: 34),
])
func `an account that does not begin as an IBAN is another one`(_ text: String) throws {
    #expect(try BankAccount(text) == .other(text))
}

@Test(arguments: [
    "NL91ABNA0417164301", "NL19ABNA0417164300", "NL91ABNA041716430", "NL91ABNA04171643000",
    "AB12345",
    "NO938601111794",
])
func `an IBAN whose check digits do not fit is refused`(_ text: String) {
    #expect(throws: BankAccount.Fault.badIBAN) { try BankAccount(text) }
}

@Test(arguments: ["", "   ", "0012_345", "acc:7", "Ä7", String(repeating: "7", count: 35)])
func `what a payment file can't hold is no account`(_ text: String) {
    #expect(throws: BankAccount.Fault.badText) { try BankAccount(text) }
}

@Test func `a bank's code has eight or eleven letters and digits, the country's in the middle`() {
    for text in ["ABNANL2A", "COBADEFFXXX", "A1B2NL2A", "CENAIDJA"] {
        #expect(isBIC(text), "\(text)")
    }
    for text in ["", "ABNANL2", "ABNANL2A1", "abnanl2a", "ABNA1L2A", "ABNANL2AXXXX", "ABNANL2ÄX"] {
        #expect(!isBIC(text), "\(text)")
    }
}
