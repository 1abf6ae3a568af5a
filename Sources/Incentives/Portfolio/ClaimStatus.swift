/// How far a claim has come, of a line or of price support, in this order; the last two end it.
public enum ClaimStatus: String, Hashable, Sendable, CaseIterable {
    case requested, approved, proof, reimbursed, rejected, reversed
}

extension ClaimStatus {
    /// Whether a claim that has come so far pays.
    var isApproved: Bool {
        switch self {
        case .approved, .proof, .reimbursed: true
        case .requested, .rejected, .reversed: false
        }
    }

    /// Whether nothing follows it.
    var isEnd: Bool {
        switch self {
        case .rejected, .reversed: true
        case .requested, .approved, .proof, .reimbursed: false
        }
    }
}
