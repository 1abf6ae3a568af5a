import Incentives

/// An address that a host is asked for without a login, and what it may answer.
struct HostQuestion: Hashable, Sendable {
    /// Below the site's address.
    let path: String
    let expects: Expectation

    enum Expectation: Hashable, Sendable {
        /// A page is there, and a login is asked for.
        case login
        /// Nothing is to be had, whether there is something or not.
        case nothing
    }
}

extension HostQuestion {
    /// What to ask the host of a site.
    static func all(_ access: SiteFacts.Access, _ folders: [PartnerFolder]) -> [HostQuestion] {
        var questions = [access == .sealed ? "s/" : "p/"].map { HostQuestion(path: $0, .nothing) }
        for folder in folders {
            let expects = access == .host && folder.link != nil ? Expectation.login : .nothing
            questions += ["", "/", "/index.html"].map {
                HostQuestion(path: "p/\(folder.partner)\($0)", expects)
            }
        }
        let files = ["_headers", "passwords/", "guerdon.conf", ".git/HEAD", "content/site.yaml"]
        return questions + files.map { HostQuestion(path: $0, .nothing) }
    }

    private init(path: String, _ expects: Expectation) {
        self.path = path
        self.expects = expects
    }

    /// What is wrong with an answer; nil for nothing.
    ///
    /// A redirect is as good as a refusal where it leads out of the private folders, or to an
    /// address that is asked for itself.
    func fault(_ answer: HostAnswer, at base: String, asked: Set<String>) -> String? {
        if answer.isRedirect, let target = answer.leadsTo {
            if asked.contains(target) { return nil }
            let isTemporary = [302, 303, 307].contains(answer.status)
            let isElsewhere = !isPrivate(target, at: base)
            if isElsewhere, isTemporary || expects == .nothing { return nil }
            return "leads to \(target), which is no login"
        }
        switch (answer.status, expects) {
        case (401, _), (403, _), (404, .nothing), (410, .nothing): return nil
        case (200..<300, .login): return "can be read without a login"
        case (200..<300, .nothing): return "is served"
        case (404, .login), (410, .login): return "is not there"
        case _: return "is not refused"
        }
    }
}

/// Whether an address is one of a private folder, on whichever host.
private func isPrivate(_ target: String, at base: String) -> Bool {
    let (place, own) = (pathOfAddress(target), pathOfAddress(base))
    return ["p", "s"].contains { place.hasPrefix(own + $0 + "/") || place == own + $0 }
}

/// What stands behind the host.
private func pathOfAddress(_ address: String) -> Substring {
    guard let match = address.firstMatch(of: /^[a-z]+:\/\/[^\/?#]*([^?#]*)/) else { return "/" }
    return match.1
}
