import ArgumentParser

/// Writes what other departments and banks take: payments, the journal, accruals, budgets.
struct Export: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Writes payments, the journal, accruals, budgets or logins for other systems.",
        discussion: """
            guerdon export payments 2026-Q1 --format pain.001 > payments.xml

            The file goes to stdout. It is the vendor's own: payments hold accounts, and none of \
            it belongs into a published folder. What access writes is for the host.
            """,
        subcommands: [
            ExportPayments.self, ExportJournal.self, ExportAccruals.self, ExportBudget.self,
            ExportAccess.self, ExportNotices.self,
        ]
    )
}

/// Refused by name, since the content format promises it.
struct ExportNotices: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "notices",
        abstract: "Not made by this version.",
        shouldDisplay: false
    )

    @Argument(parsing: .allUnrecognized) var rest: [String] = []

    func run() async throws {
        try await Report(terminal: Terminal(quiet: false), format: .text).ending {
            throw Stop(status: 64, "notices are not made by this version")
        }
    }
}
