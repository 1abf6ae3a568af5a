import ArgumentParser
import Books
import ContentReader
import Incentives
import Sealing

/// How payments are written.
enum PaymentFormat: String, CaseIterable, ExpressibleByArgument, Sendable {
    case csv
    case json
    /// ISO 20022 pain.001.001.09, which banks take.
    case pain001 = "pain.001"
}

/// Writes what goes out by transfer for a period.
struct ExportPayments: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "payments",
        abstract: "Writes what is due by transfer for a period, one payment a statement.",
        discussion: """
            The accounts stand in content/payees.csv; pain.001 also needs the payer of site.yaml. \
            What goes out by credit note, card or in goods is no payment and stands in the \
            journal. While the period is not closed the file is a draft, and says so.
            """
    )

    @Argument(help: "The statements' period, such as 2026-Q1.") var period: String
    @OptionGroup var options: SiteOptions
    @Option(help: "csv, json or pain.001.") var format = PaymentFormat.csv

    func run() async throws {
        let report = Report(terminal: Terminal(quiet: options.quiet), format: .text)
        try await report.ending {
            let site = try await readSite(options, withDrafts: false, drawsPages: false, report)
            try report.show(site.warnings, site.loaded)
            let figures = try await figures(of: period, isOver: true, site, report)
            let due = figures.statements.filter { $0.dueByMeans.amount(by: .transfer) != nil }
            if format == .pain001, due.isEmpty {
                throw Stop(
                    status: 64,
                    "nothing of \(period) is due by transfer, and pain.001 holds a payment at least"
                )
            }
            let found = site.content.payees(of: due.map { ($0.partner, $0.currency) })
            let lacksPayer = format == .pain001 && site.content.payees.payer == nil
            let faults = found.faults + (lacksPayer ? [site.content.noPayer] : [])
            if !faults.isEmpty { throw try report.stop(faults, site.loaded) }
            let names = Dictionary(
                uniqueKeysWithValues: site.content.portfolio.partners.map {
                    ($0.id, $0.name.text(in: site.content.facts.defaultLocale))
                }
            )
            let file = PaymentFile(
                figures.heading,
                zip(due, found.payees).map { ($0, names[$0.partner] ?? $0.partner.text, $1) },
                issuer: site.content.facts.baseURL + "\n" + (figures.closing ?? "draft"),
                digest: { Digest(of: $0).hexadecimal }
            )
            try report.terminal.result(try bytes(of: file, site.content.payees.payer))
        }
    }

    private func bytes(of file: PaymentFile, _ payer: Payer?) throws -> [UInt8] {
        switch (format, payer) {
        case (.csv, _): return file.csv()
        case (.json, _): return file.json()
        case (.pain001, let payer?):
            guard let bytes = file.creditTransfer(from: payer) else {
                throw Stop(status: 1, "pain.001 holds no sum of more than 18 digits")
            }
            return bytes
        case (.pain001, nil): preconditionFailure("A site without a payer was refused.")
        }
    }
}
