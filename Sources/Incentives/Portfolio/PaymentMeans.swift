/// How what a program pays reaches a partner.
///
/// - Source: SEMANTICS 6: what is due is shown by the programs' `paid_as`; adjustments and carry
///   belong to `transfer`.
public enum PaymentMeans: String, Hashable, Sendable, CaseIterable {
    /// Money sent to the payee's account: only these enter the payment file.
    case transfer
    /// Set off against what the partner owes.
    case creditNote = "credit_note"
    /// Loaded on a card.
    case card
    case goods
}
