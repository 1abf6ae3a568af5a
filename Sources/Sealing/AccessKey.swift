/// A code and what it opens: what stands behind the `#` of a link.
///
///     #p.<32 letters and digits>   all pages of a partner
///     #k.<32 letters and digits>   one page
public enum AccessKey: Hashable, Sendable {
    case partner(PartnerCode)
    case period(PeriodCode)

    /// Reads what stands behind the `#`, with or without it; nil where it is no key.
    public init?(fragment: String) {
        let text = fragment.hasPrefix("#") ? fragment.dropFirst() : fragment[...]
        switch text.prefix(2) {
        case "p.":
            guard let code = PartnerCode(typed: String(text.dropFirst(2))) else { return nil }
            self = .partner(code)
        case "k.":
            guard let code = PeriodCode(typed: String(text.dropFirst(2))) else { return nil }
            self = .period(code)
        case _:
            return nil
        }
    }

    /// What stands behind the `#`.
    public var fragment: String {
        switch self {
        case .partner(let code): "p.\(code.text)"
        case .period(let code): "k.\(code.text)"
        }
    }

    /// The code as 8 groups of 4, for paper.
    public var groups: String {
        switch self {
        case .partner(let code): code.groups
        case .period(let code): code.groups
        }
    }

    /// What opens the page of a period.
    public func periodCode(of period: String) -> PeriodCode {
        switch self {
        case .partner(let code): code.periodCode(of: period)
        case .period(let code): code
        }
    }
}
