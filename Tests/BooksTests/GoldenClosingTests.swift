import Books
import Foundation
import Incentives
import Sealing
import TestSupport
import Testing

/// A closing of each past version of the format, written once and never again: what is closed is
/// read for years.
@Test func `a closing of version 1 is read, and written to the same bytes`() throws {
    let folder = packageRoot.appendingPathComponent("Tests/BooksTests/Golden/version-1")
    let files = try tree(folder).map { BookFile(path: $0.key, bytes: [UInt8]($0.value)) }
    #expect(files.count == 14)
    let read = try ClosingFile(reading: files)
    #expect(
        read.digest.hexadecimal
            == "509a86d35476dbb2eec14765d8dd4abd5a43b8ff9ecc35348025ba5b4aaad258"
    )
    let keys = Keyring.demo(head: .none)
    #expect(read.publicKey == keys.key.publicKey)
    let head = read.closing.head
    #expect(head.number == 3 && head.period.name == "2026-Q2" && head.fiscalYearStarts == 4)
    #expect(head.period.span.description == "2026-07-01..2026-09-30")
    #expect(head.closedBy == "Dewi S." && head.asOf.description == "2026-07-12")
    let figures = read.closing.statements[0].figures
    #expect(figures.partner == PartnerID("A-one"))
    #expect(figures.openingCarry.minorUnits == -9_689_256)
    #expect(figures.adjusted.minorUnits == .min)
    #expect(figures.payouts[0].route == .ofMembers && figures.payouts[0].means == .transfer)
    #expect(figures.payouts[0].shares[0].name == nil)
    #expect(figures.payouts[0].shares[0].amount.minorUnits == -2_443_145)
    #expect(figures.adjustments[0].day.description == "2096-10-18")
    #expect(read.closing.rows.map(\.path) == ["sales/a.csv", "sales/b.csv"])
    let again = ClosingFile(read.closing, signedBy: keys.key)
    for (one, other) in zip(read.files, again.files) {
        #expect(one.path == other.path)
        // Signatures are proved and never compared.
        if one.path != "signature.json" { #expect(one.bytes == other.bytes, "\(one.path)") }
    }
}
