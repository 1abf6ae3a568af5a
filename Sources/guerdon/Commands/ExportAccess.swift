import ArgumentParser
import ContentReader
import Incentives
import Publisher

/// Whose files are written.
enum AccessHost: String, CaseIterable, ExpressibleByArgument, Sendable {
    case nginx
    case netlify
}

/// Writes what a host needs to know about private pages.
struct ExportAccess: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "access",
        abstract: "Writes what the host needs to know about private pages: logins and headers.",
        discussion: """
            guerdon export access nginx --to /etc/guerdon
            guerdon export access netlify > public/_headers

            Under access: host each partner logs in with its id and its code; under access: sealed \
            there are headers only. For nginx a folder gets guerdon.conf, to be included in the \
            server block, and a file of passwords for each partner. For Netlify the file _headers \
            goes to stdout; it holds the passwords themselves, so it belongs into no folder that \
            goes to another host. Write both anew with every build, and ask the host with \
            guerdon probe.
            """
    )

    @Argument(help: "nginx or netlify.") var host: AccessHost
    @OptionGroup var options: SiteOptions
    @Option(help: "For nginx: the folder to write into, outside of what is published.")
    var to: String?
    @Option(help: "For nginx: where that folder will lie on the server, if not here.")
    var at: String?

    func validate() throws {
        switch host {
        case .nginx:
            if to == nil { throw ValidationError("nginx takes a folder: --to DIR.") }
            if let at, !isPlainPath(at) {
                throw ValidationError("'\(at)' is no path from / on that nginx reads as it is.")
            }
        case .netlify:
            if to != nil || at != nil {
                throw ValidationError("the file for netlify goes to stdout, without --to and --at.")
            }
        }
    }

    func run() async throws {
        let report = Report(terminal: Terminal(quiet: options.quiet), format: .text)
        try await report.ending {
            let site = try await readSite(options, withDrafts: false, drawsPages: false, report)
            try report.show(site.warnings, site.loaded)
            let files = try hostFiles(of: site)
            switch (host, to) {
            case (.netlify, _): try report.terminal.result(files.netlify)
            case (.nginx, let to?): try save(files, to, report)
            case (.nginx, nil): preconditionFailure("nginx without a folder was refused.")
            }
        }
    }

    /// - Throws: `Stop` with status 64 where there is nothing to tell a host, or no keyring.
    private func hostFiles(of site: ReadSite) throws -> HostFiles {
        let facts = site.content.facts
        let path = try plainSitePath(of: facts.baseURL)
        switch facts.access {
        case .public:
            throw Stop(
                status: 64,
                "the site says access: public, so that there is nothing to keep from anybody"
            )
        case .sealed:
            return HostFiles(.sealed, sitePath: path, logins: [])
        case .host:
            let keyring = try site.loginKeys()
            return HostFiles(
                .host,
                sitePath: path,
                logins: PartnerFolder.all(of: site).map { HostLogin(of: $0, by: keyring) }
            )
        }
    }

    /// Who may not log in any more is shut out first.
    private func save(_ files: HostFiles, _ path: String, _ report: Report) throws {
        let passwords = files.passwords
        let kept = Set(passwords.map { "passwords/\($0.partner)" })
        let folder = try publishing { () throws(PublishFailure) in
            try HostFolder(path: path, of: options.site)
        }
        let place = at ?? folder.path
        guard isPlainPath(place) else {
            throw Stop(
                status: 64,
                "nginx would not read the path \(place) as it is; choose another"
            )
        }
        try publishing { () throws(PublishFailure) in
            for file in try folder.files(below: "passwords") where !kept.contains(file) {
                guard HostFiles.isPasswords(try folder.read(file)) else {
                    throw .notOurs(path: "\(path)/\(file)", .noPasswords)
                }
                try folder.remove(file)
            }
            for (partner, text) in passwords {
                try folder.save(Array(text.utf8), to: "passwords/\(partner)", .ownerAndGroup)
            }
            try folder.save(Array(files.nginx(at: place).utf8), to: "guerdon.conf", .everybody)
        }
        report.terminal.note(
            "wrote guerdon.conf and \(counted(passwords.count, "file")) of passwords to \(path)"
        )
    }
}

/// Whether nginx reads a path from the root on as it is written, in quotation marks.
private func isPlainPath(_ path: String) -> Bool {
    path.hasPrefix("/") && !path.hasSuffix("/")
        && path.unicodeScalars.allSatisfy {
            !"\"\\${}".unicodeScalars.contains($0) && $0.value >= 0x20
        }
}

/// The path of a site on its host, with a slash at either end.
///
/// - Throws: `Stop` with status 64 for one that servers could read in two ways.
func plainSitePath(of baseURL: String) throws -> String {
    guard let match = baseURL.wholeMatch(of: /https?:\/\/[^\/?#]+(\/(?:[A-Za-z0-9._~-]+\/)*)/)
    else {
        throw Stop(
            status: 64,
            "the path of base_url is to be of letters, digits and . _ ~ - for a host: \(baseURL)"
        )
    }
    return String(match.1)
}
