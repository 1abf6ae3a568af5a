import ArgumentParser
import Publisher

/// Checks everything, then publishes the site.
struct Build: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Checks everything, then publishes public/.",
        discussion: """
            The new site is written beside the old one and put in its place at once; an error, a \
            full disk or a killed build leaves the old site as it is. Files of others in public/, \
            such as CNAME, are carried over.
            """
    )

    @OptionGroup var options: SiteOptions
    @Option(help: "The folder to publish into; public/ in the site's folder where none is said.")
    var output: String?
    @Option(help: "Private pages of this partner only, to look at; the others' are left out.")
    var only: String?
    @Option(help: "Tasks at once; as many as there are cores where none is said.")
    var jobs: Int?
    @Flag(help: "Take programs that nobody has approved, too.") var drafts = false

    func validate() throws {
        if let jobs, !(1...1_024).contains(jobs) {
            throw ValidationError("--jobs is 1 to 1024.")
        }
        if only != nil, output == nil {
            throw ValidationError(
                "--only leaves the other partners out, so it takes an --output to look at."
            )
        }
        if only != nil, let output, isSitesOwn(output) {
            throw ValidationError(
                "--only leaves the other partners out, so its --output is not the site's public/."
            )
        }
    }

    /// Whether a folder is the one that the site is published to.
    private func isSitesOwn(_ output: String) -> Bool {
        let parts = { (path: String) in path.split(separator: "/").filter { $0 != "." } }
        return parts(output) == parts("\(options.site)/public")
    }

    func run() async throws {
        let report = Report(terminal: Terminal(quiet: options.quiet), format: .text)
        try await report.ending {
            let order = BuildOrder(
                site: options,
                output: output ?? "\(options.site)/public",
                withDrafts: drafts,
                only: only,
                jobs: jobs ?? coreCount()
            )
            let done = try await buildSite(order, report)
            report.terminal.note(words(for: done))
        }
    }

    private func words(for done: Publication) -> String {
        var text =
            "published \(done.writtenCount + done.unchangedCount) files, "
            + "\(done.unchangedCount) of them unchanged"
        if done.removedCount > 0 { text += ", \(done.removedCount) removed" }
        if done.carriedOverCount > 0 { text += ", \(done.carriedOverCount) of others carried over" }
        return text
    }
}
