import Incentives
import Sealing

/// What a host is told about the private pages of a site.
struct HostFiles: Sendable {
    private let access: SiteFacts.Access
    /// The path of the site on its host, with a slash at either end.
    private let sitePath: String
    private let logins: [HostLogin]

    /// `logins` are none where pages are sealed.
    init(_ access: SiteFacts.Access, sitePath: String, logins: [HostLogin]) {
        self.access = access
        self.sitePath = sitePath
        self.logins = logins
    }

    /// What pages say to browsers and search engines beside what they hold, since a page can't say
    /// it of itself or would say it too late.
    private static let headers = [
        ("Content-Security-Policy", "frame-ancestors 'none'"),
        ("X-Content-Type-Options", "nosniff"),
        ("Cache-Control", "private, no-cache"),
        ("X-Robots-Tag", "noindex, noarchive, nosnippet"),
        ("Referrer-Policy", "no-referrer"),
    ]

    /// The folder of private pages.
    private var folder: String { sitePath + (access == .sealed ? "s/" : "p/") }
}

extension HostFiles {
    /// A part of the server block of nginx; `place` is where it and the passwords lie.
    ///
    /// The folder's location is one that no other pattern of the server can take pages from. What
    /// has no file of passwords is refused.
    func nginx(at place: String) -> String {
        var lines = [
            "# Written by guerdon export access nginx; what is changed here is lost.",
            "# It belongs into the server block that names the site's root:",
            "#     include \"\(place)/guerdon.conf\";",
            "",
            "location ^~ \(folder) {",
            "    autoindex off;",
            "    expires off;",
        ]
        lines += HostFiles.headers.map { "    add_header \($0.0) \"\($0.1)\" always;" }
        if access == .host {
            let place = place + "/passwords"
            let partner = "(?<guerdon_partner>[A-Za-z0-9][A-Za-z0-9._-]*)"
            let pattern = "^\(folder.replacing(".", with: "\\."))\(partner)(?:/|$)"
            lines += [
                "    location ~ \"\(pattern)\" {",
                "        satisfy all;",
                "        auth_basic \"Private pages\";",
                "        auth_basic_user_file \"\(place)/$guerdon_partner\";",
                "    }",
                "    return 403;",
            ]
        }
        return lines.map { $0 + "\n" }.joined() + "}\n"
    }

    /// The file of passwords of each partner that may log in.
    var passwords: [(partner: PartnerID, text: String)] {
        logins.filter(\.isOpen).map { login in
            (login.partner, "\(login.partner):\(LoginHash(of: login.password).text)\n")
        }
    }

    /// Whether a text is a file of passwords, of whomever.
    static func isPasswords(_ bytes: [UInt8]) -> Bool {
        let text = String(decoding: bytes, as: UTF8.self)
        return text.wholeMatch(of: /[A-Za-z0-9][A-Za-z0-9._-]*:\{SHA\}[A-Za-z0-9+\/]{27}=\n/) != nil
    }

    /// The `_headers` of Netlify.
    ///
    /// A folder without a login would be open there, so that one whose partner may not log in has
    /// a login that nobody was told.
    var netlify: String {
        let ending = access == .host ? "; it holds passwords" : ""
        var lines = [
            "# Written by guerdon export access netlify\(ending).",
            "# It belongs as _headers into the folder that goes to Netlify, and nowhere else.",
            "",
            "\(folder)*",
        ]
        lines += HostFiles.headers.map { "  \($0.0): \($0.1)" }
        for login in logins {
            lines += [
                "\(folder)\(login.partner)/*",
                "  Basic-Auth: \(login.partner):\(login.password)",
            ]
        }
        return lines.map { $0 + "\n" }.joined()
    }
}
