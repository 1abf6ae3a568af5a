import ArgumentParser
import ContentReader
import Incentives

/// Asks the host whether private pages are private.
struct Probe: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Asks the host, without a login, for what it may not show to everybody.",
        discussion: """
            guerdon probe https://partners.example.com/

            Under access: host every partner's folder and index page must be answered by 401, 403 \
            or a redirect to a login; under access: sealed no folder may be listed. Under either \
            the files of the host's configuration and of the content must not be served. What is \
            open is printed with its status and ends the command with status 1; a host that can't \
            be asked ends it with status 3.

            Nothing is sent but the addresses, at most 8 at once. It runs curl.
            """
    )

    @Argument(help: "The address of the site on its host.", transform: readAddress)
    var url: String
    @OptionGroup var options: SiteOptions
    @Option(help: "Seconds to wait for each answer.") var timeout = 10

    func validate() throws {
        if !(1...600).contains(timeout) { throw ValidationError("--timeout is 1 to 600.") }
    }

    func run() async throws {
        let report = Report(terminal: Terminal(quiet: options.quiet), format: .text)
        try await report.ending {
            let site = try await readSite(options, withDrafts: false, drawsPages: false, report)
            let access = site.content.facts.access
            if access == .public {
                throw Stop(
                    status: 64,
                    "the site says access: public, so that everybody may read its pages"
                )
            }
            let questions = HostQuestion.all(access, PartnerFolder.all(of: site))
            let addresses = questions.map { url + $0.path }
            let asked = Set(addresses)
            var faults = 0
            let answers = try askHost(addresses, timeoutSeconds: timeout)
            for (question, answer) in zip(questions, answers) {
                guard let fault = question.fault(answer, at: url, asked: asked) else { continue }
                faults += 1
                try report.terminal.result("\(answer.status)  \(url)\(question.path)  \(fault)\n")
            }
            if faults > 0 {
                let open = counted(faults, "address", "addresses")
                throw Stop(status: 1, "\(open) of \(questions.count) not as they must be")
            }
            report.terminal.note("\(questions.count) addresses asked, nothing private is open")
        }
    }
}

/// Reads the address of a site, and ends it with a slash.
private func readAddress(_ text: String) throws -> String {
    guard text.wholeMatch(of: /https?:\/\/[A-Za-z0-9.:\[\]-]+(\/[A-Za-z0-9._~\/-]*)?/) != nil else {
        throw ValidationError(
            "'\(text)' is no address of a site; write one as https://partners.example.com/."
        )
    }
    return text.hasSuffix("/") ? text : text + "/"
}
