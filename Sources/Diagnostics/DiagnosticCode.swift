/// The stable name of a kind of fault: what scripts match and `explain-code` explains.
///
/// A code is a case here with its sentence in `manual`, and a maker beside the reader that finds
/// it.
public enum DiagnosticCode: String, Hashable, Sendable, CaseIterable {
    case notYet = "not-yet"
}

extension DiagnosticCode {
    /// What the code means, for somebody who meets it the first time.
    public var manual: String {
        switch self {
        case .notYet:
            "The content format names this, but this version does not compute it. It is refused, "
                + "since a rule that is read and ignored would pay a wrong sum."
        }
    }
}
