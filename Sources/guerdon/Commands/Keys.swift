import ArgumentParser
import Publisher
import Sealing

/// The keys of a site.
struct Keys: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Makes the keyring of a site, and new links for all its partners.",
        subcommands: [KeysNew.self, KeysRotate.self]
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
        guard let site = SiteID(bytes: randomBytes(16)) else {
            preconditionFailure("A site's name has 16 bytes.")
        }
        return Keyring(
            site: site,
            root: makeSecret(),
            key: SigningKey(seed: makeSecret()),
            head: .none
        )
    }
}

/// Gives all partners new links.
struct KeysRotate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rotate",
        abstract: "Gives the keyring a new root, so that every private link is a new one.",
        discussion: """
            For when the keyring may have been seen by others. Build and publish behind it: pages \
            get other names, and the old links open nothing any more. Copies that were made before \
            stay readable by the old links. What signs closings stays, and so do the closings.

            One partner alone gets a new link by link: 2 in its file.
            """
    )

    @OptionGroup var place: SitePlace

    func run() async throws {
        let report = Report(terminal: Terminal(quiet: place.quiet), format: .text)
        try await report.ending {
            // A period that closes at the same time changes the keyring, too.
            let lock = try publishing { () throws(PublishFailure) in
                try SiteLock(site: place.site)
            }
            defer { withExtendedLifetime(lock) {} }
            guard let path = keyringPath(place), let keyring = try readKeyring(place) else {
                throw Stop(status: 64, "say which keyring: --keyring FILE, or GUERDON_KEYRING")
            }
            try saveKeyring(
                keyring.with(root: makeSecret()),
                to: path,
                .replacing,
                outside: place.site
            )
            report.terminal.note(
                """
                every private link of the site is a new one: build, publish, and send them anew \
                (guerdon link)
                back the keyring up; the backups before it make the old links
                """
            )
        }
    }
}

private func makeSecret() -> Secret {
    guard let secret = Secret(bytes: randomBytes(32)) else {
        preconditionFailure("A secret has 32 bytes.")
    }
    return secret
}

private func randomBytes(_ count: Int) -> [UInt8] {
    var random = SystemRandomNumberGenerator()
    return (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
}
