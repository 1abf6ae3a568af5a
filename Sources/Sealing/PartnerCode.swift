/// P, what opens all pages of a partner, or of the vendor's desk, and those of nobody else.
///
/// It is 160 bits that can't be guessed, written as 32 letters and digits. It is never printed but
/// by `text` and `groups`, which are for the one who may read the pages.
///
/// - Source: SEALING, "Construction", 1 and 2.
public struct PartnerCode: Hashable, Sendable {
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

    /// What opens the one page of a period, the `index` or the `prices`.
    public func periodCode(of period: String) -> PeriodCode {
        PeriodCode(AccessCode(from: code.bytes, ["guerdon/1/period", period]))
    }

    /// What the page of a period is called.
    public func pageName(of period: String) -> PageName {
        PageName(AccessCode(from: code.bytes, ["guerdon/1/name", period]))
    }
}

extension PartnerCode: CustomStringConvertible, CustomDebugStringConvertible {
    public var description: String { "a partner's code" }
    public var debugDescription: String { description }
}

extension Keyring {
    /// The code of a partner by the number of its link: the next number shuts the pages of the one
    /// before.
    public func partnerCode(of id: String, link: Int) -> PartnerCode {
        PartnerCode(
            AccessCode(from: root.bytes, salt: site.text, ["guerdon/1/partner", id, "\(link)"])
        )
    }

    /// The code of the vendor's desk.
    public func deskCode(link: Int) -> PartnerCode {
        PartnerCode(AccessCode(from: root.bytes, salt: site.text, ["guerdon/1/desk", "\(link)"]))
    }
}
