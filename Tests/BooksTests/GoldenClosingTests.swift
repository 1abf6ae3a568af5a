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
            == "3f7aa206d58c174587fd3b522414f90d03c77dcd5bab21b32f4720d866820bf6"
    )
    let keys = Keyring.demo(head: .none)
    #expect(read.publicKey == keys.key.publicKey)
    let head = read.closing.head
    #expect(head.number == 3 && head.period.name == "2026-Q2" && head.fiscalYearStarts == 4)
    #expect(head.period.span.description == "2026-07-01..2026-09-30")
    #expect(head.closedBy == "Dewi S." && head.asOf.description == "2026-07-12")
    let figures = read.closing.statements[0].figures
    #expect(figures.partner == PartnerID("A-one"))
    #expect(figures.openingCarry.minorUnits == 0)
    #expect(figures.adjusted.minorUnits == .max)
    #expect(figures.levies.map(\.kinds) == [[.rebate], [.bonus], [.contest]])
    #expect(figures.payouts[0].route == .passedOn && figures.payouts[0].means == .card)
    #expect(figures.payouts[0].shares.map(\.name) == [nil, "a/b", nil])
    #expect(figures.payouts[0].shares[2].amount.minorUnits == 3_668_063)
    #expect(figures.adjustments[0].day.description == "2165-05-04")
    #expect(read.closing.rows.map(\.path) == ["sales/a.csv", "sales/b.csv"])
    let again = ClosingFile(read.closing, signedBy: keys.key)
    for (one, other) in zip(read.files, again.files) {
        #expect(one.path == other.path)
        // Signatures are proved and never compared.
        if one.path != "signature.json" { #expect(one.bytes == other.bytes, "\(one.path)") }
    }
}
