import Incentives
import Markup
import Templates

/// A sales line on a statement: what it counts for, or the reasons why it does not count.
struct LineView {
    static let shape = RecordShape([
        "anchor": .text, "url": .url, "day": .text, "sale": .text, "product": .text,
        "line": .text, "notes": .list(noteShape), "units": .text, "amount": .text,
    ])

    private static let noteShape = RecordShape(["text": .text])

    let site: SiteWords
    let statement: Statement
    let line: StatementLine

    var record: TemplateRecord {
        let sales = site.portfolio.sales
        let product = site.portfolio.products[sales.products[line.line]]
        let anchor = saleAnchor(sales.ids[line.line])
        return TemplateRecord(
            LineView.shape,
            [
                "anchor": .text(anchor), "url": .url(SafeURL(path: "#\(anchor)")),
                "day": .text(day(sales.days[line.line])), "sale": .text(sales.ids[line.line]),
                "product": .text(product.name.text(in: site.locale)),
                "line": .text(product.line.map { site.phrases.term("product-line", $0) } ?? ""),
                "notes": .list(
                    notes.map { TemplateRecord(LineView.noteShape, ["text": .text($0)]) }
                ),
                "units": .text(site.format.units(Int128(sales.quantities[line.line]))),
                "amount": .text(site.netAmount(of: line.line)),
            ]
        )
    }

    /// The day, with its year where that is not the statement's.
    private func day(_ day: Day) -> String {
        let isPlain =
            statement.period.span.contains(day)
            && statement.period.span.first.year == statement.period.span.last.year
        return isPlain ? site.format.shortDayInYear(day) : site.format.shortDay(day)
    }

    private var notes: [String] {
        let returned = site.portfolio.sales.returnedLines[line.line]
        let reasons = ReasonWords(site.phrases, site.portfolio)
        let amounts = line.countedBy.flatMap { place in
            let seen = statement.sightings[place]
            let program = site.portfolio.programs[seen.program]
            let incentive = program.incentives[seen.incentive]
            return site.amountWords(line.line, for: incentive, of: program)
        }
        return [
            site.seller(of: line.line, on: statement), returned.map(site.returnWords),
        ].compactMap(\.self)
            + Set(amounts).sorted()
            + (line.counts
                ? [reasons.counted(line, on: statement)].compactMap(\.self)
                : reasons.reasons(for: line, on: statement))
    }
}

/// A sale id as an address within a page: other bytes than letters, digits, points and hyphens as
/// an underscore and their hexadecimal digits.
func saleAnchor(_ id: String) -> String {
    var anchor = "sale-"
    for byte in id.utf8 {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E:
            anchor.unicodeScalars.append(Unicode.Scalar(byte))
        default:
            let digits = String(byte, radix: 16)
            anchor += "_" + (digits.utf8.count == 1 ? "0" : "") + digits
        }
    }
    return anchor
}
