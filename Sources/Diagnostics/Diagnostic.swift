/// Something wrong in the content: the rule broken, the value found and the likely fix.
///
/// Makers stand beside the reader that finds the fault, one per code, as
/// `extension Diagnostic { static func rateWithoutPercent(…) }`; no wording occurs elsewhere.
public struct Diagnostic: Hashable, Sendable, Error {
    public let code: DiagnosticCode
    public let severity: Severity
    /// Where it stands; nil only for a fault of the command line or of the site as a whole.
    public let place: SourceRange?
    /// The rule broken, as one sentence without a full stop.
    public let message: String
    /// The value found, cut to 40 characters where it is shown.
    public let found: String?
    /// The likely fix.
    public let hint: String?
    /// Lines of computed detail, such as the trace of an example that promised another payout.
    public let details: [String]

    /// An error keeps the site from being published; a warning does not.
    public enum Severity: String, Hashable, Sendable {
        case error
        case warning
    }

    public init(
        _ code: DiagnosticCode,
        _ severity: Severity = .error,
        at place: SourceRange?,
        _ message: String,
        found: String? = nil,
        hint: String? = nil,
        details: [String] = []
    ) {
        self.code = code
        self.severity = severity
        self.place = place
        self.message = message
        self.found = found
        self.hint = hint
        self.details = details
    }
}

extension Diagnostic: Comparable {
    /// File, line and column decide first, so that a report reads from top to bottom.
    public static func < (left: Diagnostic, right: Diagnostic) -> Bool {
        switch (left.place, right.place) {
        case (nil, nil): break
        case (nil, _): return true
        case (_, nil): return false
        case (let a?, let b?): if a != b { return a < b }
        }
        if left.code != right.code { return left.code.rawValue < right.code.rawValue }
        if left.message != right.message { return left.message < right.message }
        return (left.found ?? "") < (right.found ?? "")
    }
}
