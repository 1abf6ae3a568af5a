import Incentives

/// The accounts of the journal: the one place where they are named.
enum JournalAccount: Hashable {
    /// What a program's payouts cost.
    case program(ProgramID)
    /// What closed periods would pay by now, less what was stated for them.
    case correction(ProgramID)
    /// What somebody decided, at the expense of a program or of none.
    case adjustment(ProgramID?)
    /// A tax that is added to payouts, which the vendor may have back.
    case tax(String)
    /// What is kept back for the authority of a law.
    case withheld(String)
    /// What is owed, or below zero owing, and not due yet.
    case carry
    /// What is due and goes out by a means.
    case payable(PaymentMeans)

    var name: String {
        switch self {
        case .program(let program): "expenses:programs:\(program)"
        case .correction(let program): "expenses:corrections:\(program)"
        case .adjustment(let program): "expenses:adjustments:\(program?.text ?? "no program")"
        case .tax(let name): "assets:tax:\(JournalAccount.part(name))"
        case .withheld(let law): "liabilities:withheld:\(JournalAccount.part(law))"
        case .carry: "liabilities:carry"
        case .payable(let means): "liabilities:payable:\(means.rawValue)"
        }
    }

    /// A name as a part of an account's: letters, digits, points, hyphens and single spaces.
    private static func part(_ name: String) -> String {
        let plain = name.map { character in
            character.isLetter || character.isNumber || ".-".contains(character) ? character : " "
        }
        let words = String(plain).split(separator: " ").joined(separator: " ")
        return words.isEmpty ? "unnamed" : words
    }
}
