import ArgumentParser
import Books
import Diagnostics
import Incentives
import Sealing

/// Closes a period: what was told to partners stays.
struct Close: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Closes a period, so that its statements never change.",
        discussion: """
            Prints what will be stated, then writes content/closings/PERIOD/: the statements with \
            their pages, copies of the documents that they were computed from, the digests of the \
            rows, and a signature by the keyring. Nothing is written where the content has errors, \
            before the period's closing day, or while the period before it is not closed.

            What comes later stands on the next statement, with its reason: lines and returns as \
            corrections, everything else as an adjustment. guerdon verify proves the closings.
            """
    )

    @Argument(help: "The period, such as 2026-Q1.") var period: String
    @Option(help: "Who closes it, as the closing will say.") var by: String
    @OptionGroup var options: SiteOptions
    @Flag(help: "Print what will be stated, and write nothing.") var dryRun = false

    func validate() throws {
        let name = by.filter { !$0.isWhitespace }
        guard !name.isEmpty, by.utf8.count <= 200, !by.unicodeScalars.contains(where: isControl)
        else { throw ValidationError("--by names somebody, in at most 200 bytes.") }
    }

    func run() async throws {
        let report = Report(terminal: Terminal(quiet: options.quiet), format: .text)
        try await report.ending {
            let order = CloseOrder(
                site: options,
                period: period,
                closedBy: by,
                isDryRun: dryRun
            )
            let closed = try await closePeriod(order, report)
            if dryRun {
                report.terminal.note("nothing is closed: this was a dry run")
            } else {
                report.terminal.note(
                    "closed \(period) as number \(closed.closing.head.number), digest "
                        + closed.digest.hexadecimal
                )
            }
        }
    }
}

private func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .control
}
