/// What a host answered to somebody without a login.
struct HostAnswer: Hashable, Sendable {
    /// Of HTTP.
    let status: Int
    /// The whole address that it leads on to; nil for none.
    let leadsTo: String?

    /// Whether the status is one that leads on.
    var isRedirect: Bool { [301, 302, 303, 307, 308].contains(status) && leadsTo != nil }
}
