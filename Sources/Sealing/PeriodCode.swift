/// K, what opens one page: for an accountant, who learns nothing of the partner's other pages.
///
/// - Source: SEALING, "Construction", 2.
public struct PeriodCode: Hashable, Sendable {
    let code: AccessCode

    init(_ code: AccessCode) {
        self.code = code
    }

    /// Reads a code as somebody types it; nil where it can't be one.
    public init?(typed text: String) {
        guard let code = AccessCode(typed: text) else { return nil }
        self.code = code
    }

    /// 32 letters and digits.
    public var text: String { code.text }

    /// The same as 8 groups of 4, for paper.
    public var groups: String { code.groups }
}

extension PeriodCode: CustomStringConvertible, CustomDebugStringConvertible {
    public var description: String { "a period's code" }
    public var debugDescription: String { description }
}
