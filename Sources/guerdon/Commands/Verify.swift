import ArgumentParser
import Books
import Incentives
import Sealing

/// Proves every closing of a site.
struct Verify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Proves that the closings are the ones that were signed, and prints them.",
        discussion: """
            Every file of every closing, every closed row, the signatures, the order of the \
            closings and, by the keyring, that none was taken away. A line for each closing: its \
            number, period, digest, the day as of which it was closed, and by whom. Exit status 1 \
            says that something was changed, with its file and the first place that differs.

            Without a keyring it still proves that one key signed them all and that none is \
            missing between two; it can't see that the last ones were taken away.
            """
    )

    @OptionGroup var place: SitePlace

    func run() async throws {
        let report = Report(terminal: Terminal(quiet: place.quiet), format: .text)
        try await report.ending {
            let loaded = try loadSite(place.site)
            let proven = try proveClosings(loaded, place)
            guard let chain = proven.chain, proven.faults.isEmpty, loaded.refused.isEmpty else {
                throw try report.stop(loaded.refused + proven.faults, loaded)
            }
            for chained in chain.closings {
                let head = chained.closing.head
                try report.terminal.result(
                    "\(head.number)  \(head.period.name)  \(chained.digest.hexadecimal)  "
                        + "\(head.asOf)  \(head.closedBy)\n"
                )
            }
            report.terminal.note(words(for: chain))
        }
    }

    private func words(for chain: ClosingChain) -> String {
        let hasKeyring = chain.proof != ClosingChain.Proof.none
        guard !chain.closings.isEmpty else {
            return "nothing is closed" + (hasKeyring ? "" : ", and there is no keyring")
        }
        let count = counted(chain.closings.count, "closing")
        return switch chain.proof {
        case .keyring: "\(count), proved by the keyring"
        case .demo: "\(count), signed by the keys of samples, which prove nothing"
        case .none:
            "\(count), of one key; without a keyring nobody can tell whether later ones were "
                + "taken away"
        }
    }
}
