import ArgumentParser
import Publisher
import Sealing

/// The keys of a site.
struct Keys: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Makes the keyring of a site.",
        subcommands: [KeysNew.self]
    )
}

/// Makes a keyring.
struct KeysNew: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new",
        abstract: "Makes a keyring for a site, outside of it and for its owner alone.",
        discussion: """
            The keyring signs what is closed and is the root of all private links, so it lies \
            outside of the site's folder and of every git work tree, with mode 0600. A keyring \
            that is there is never overwritten.

            Back it up: whoever loses it loses every private link, and can close no further \
            period. To test a backup, copy it to another place, chmod 600 it, and run guerdon \
            verify --keyring COPY: it proves every closing of the site, or says what it lacks.
            """
    )

    @OptionGroup var place: SitePlace

    func run() async throws {
        let report = Report(terminal: Terminal(quiet: place.quiet), format: .text)
        try await report.ending {
            guard let path = keyringPath(place) else {
                throw Stop(status: 64, "say where to make it: --keyring FILE, or GUERDON_KEYRING")
            }
            try saveKeyring(makeKeyring(), to: path, .asNew, outside: place.site)
            report.terminal.note(
                """
                made the keyring \(path)
                back it up: without it every private link is lost and no period can be closed
                to test a backup, copy it, chmod 600 the copy, and run: \
                guerdon verify --keyring COPY
                """
            )
        }
    }

    /// Keys that nobody else has.
    private func makeKeyring() -> Keyring {
        var random = SystemRandomNumberGenerator()
        func bytes(_ count: Int) -> [UInt8] {
            (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
        }
        guard let site = SiteID(bytes: bytes(16)), let root = Secret(bytes: bytes(32)),
            let seed = Secret(bytes: bytes(32))
        else { preconditionFailure("As many bytes are drawn as are due.") }
        return Keyring(site: site, root: root, key: SigningKey(seed: seed), head: .none)
    }
}
