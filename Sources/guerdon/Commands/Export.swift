import ArgumentParser

/// Writes what other departments and banks take, and mails to partners.
struct Export: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Writes payments, the journal, accruals, budgets, mails or logins for other "
            + "systems.",
        discussion: """
            guerdon export payments 2026-Q1 --format pain.001 > payments.xml

            The file goes to stdout, and mails into a folder. They are the vendor's own: payments \
            hold accounts, mails hold links, and none of it belongs into a published folder. What \
            access writes is for the host.
            """,
        subcommands: [
            ExportPayments.self, ExportJournal.self, ExportAccruals.self, ExportBudget.self,
            ExportAccess.self, ExportNotices.self,
        ]
    )
}
