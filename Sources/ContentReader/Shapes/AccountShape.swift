import Diagnostics
import Incentives

private enum PayerKey: String, ShapeKey {
    case name, account, bic

    static let subject = "the payer"

    var state: KeyState { self == .name ? .optional : .required }
}

/// Reads the site's `payer`: the account that payments leave.
func readPayer(_ node: YAMLNode, vendor: String, _ faults: inout Faults) -> Payer? {
    guard let record = Record<PayerKey>(node, &faults) else { return nil }
    let name = record[.name].flatMap { $0.text(&faults) }
    let account = record[.account].flatMap { $0.account(&faults) }
    let bic = record[.bic].flatMap { $0.bic(&faults) }
    guard let account, let bic else { return nil }
    return Payer(name: name ?? vendor, account: account, bic: bic)
}

extension YAMLNode {
    /// An account at a bank.
    func account(_ faults: inout Faults) -> BankAccount? {
        guard let text = text(&faults, as: "an account") else { return nil }
        do throws(BankAccount.Fault) {
            return try BankAccount(text)
        } catch {
            switch error {
            case .badIBAN: faults.report(.badIBAN(text, at: place))
            case .badText: faults.report(.badAccount(described, at: place))
            }
            return nil
        }
    }

    /// A bank's code.
    func bic(_ faults: inout Faults) -> String? {
        guard let text = text(&faults, as: "a BIC") else { return nil }
        guard isBIC(text) else {
            faults.report(.badBIC(text, at: place))
            return nil
        }
        return text
    }
}

extension Diagnostic {
    fileprivate static func badIBAN(_ text: String, at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .badAccount,
            at: place,
            "an IBAN has 15 to 34 letters and digits, which its check digits fit",
            found: text,
            hint: "compare it with what the bank prints; an account that is no IBAN and begins "
                + "like one takes a hyphen"
        )
    }

    fileprivate static func badAccount(_ text: String, at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .badAccount,
            at: place,
            "an account has at most 34 letters, digits, spaces, points, hyphens and slashes",
            found: text,
            hint: "write the number as a payment form takes it"
        )
    }

    fileprivate static func badBIC(_ text: String, at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .badAccount,
            at: place,
            "a BIC is eight or eleven capital letters and digits, such as ABNANL2A",
            found: text,
            hint: "the fifth and the sixth are the country's letters"
        )
    }

    static func accountWithoutBank(_ text: String, at place: SourceRange) -> Diagnostic {
        Diagnostic(
            .badAccount,
            at: place,
            "an account that is no IBAN needs the `bic` of its bank",
            found: text,
            hint: "fill in `bic`"
        )
    }
}
